import type { RequestOptions } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReviewAnswer, ReviewReceipt, ReviewState, ReviewWish } from '../../src/model/review.js';
import type { ReviewDesk } from '../../src/ports/review.js';
import { serveReview } from '../../src/review/serve.js';
import { ReviewClient } from '../support/review-client.js';

/** A desk that notes what it is asked. */
class NotingDesk implements ReviewDesk {
  readonly wishes: ReviewWish[] = [];
  readonly asked: string[] = [];
  given: ReviewAnswer = { is: 'begun' };
  inHand: Promise<void> = Promise.resolve();
  told: ReviewReceipt[] = [];
  now: ReviewState = { plan: 'p1', phase: 'choosing', done: 0, of: 0, told: [], problem: null, undoable: false };
  #tell: () => void = () => undefined;
  #changed: Promise<void> = new Promise(resolve => (this.#tell = resolve));

  async page() {
    async function* chunks() {
      yield '<!doctype html>';
      yield 'the page';
    }
    return { styleHash: 'c3R5bGU=', scriptHash: 'c2NyaXB0', chunks: chunks() };
  }
  async preview(plan: string, id: string, size: 'small' | 'large') {
    this.asked.push(`${plan} ${id} ${size}`);
    if (plan !== 'p1' || id !== 'a1') return null;
    return { kind: 'jpeg', jpeg: Buffer.from('jpeg bytes').subarray(0, 4), orientation: 6, width: 3, height: 2 } as const;
  }
  state = () => this.now;
  receipts = () => this.told;
  changed = () => this.#changed;
  settled = () => this.inHand;
  trash(wish: ReviewWish) {
    this.wishes.push(wish);
    return this.given;
  }
  undo = () => this.#noted('undo');
  renew = () => this.#noted('renew');
  #noted(what: string) {
    this.asked.push(what);
    return this.given;
  }
  change(more: Partial<ReviewState>) {
    this.now = { ...this.now, ...more };
    const tell = this.#tell;
    this.#changed = new Promise(resolve => (this.#tell = resolve));
    tell();
  }
}

let desk: NotingDesk;
let stop: AbortController;
let over: Promise<void>;
let client: ReviewClient;

beforeEach(async () => {
  desk = new NotingDesk();
  stop = new AbortController();
  const address = await new Promise<string>((resolve, reject) => {
    over = serveReview({ desk, lingerMs: 60, onReady: resolve, signal: stop.signal });
    over.catch(reject);
  });
  client = new ReviewClient(address);
});
afterEach(async () => {
  stop.abort();
  await over.catch(() => undefined);
});

describe('opening the page', () => {
  it('exchanges the key for a cookie that no script and no other site can use, and the key is spent', async () => {
    const first = await client.ask(`/${client.opening.search}`);
    expect(first).toMatchObject({ status: 303, body: '', headers: { location: '/' } });
    expect(first.headers['set-cookie']).toEqual([
      expect.stringMatching(new RegExp(`^rawtwin-${client.opening.port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`)),
    ]);
    expect(await client.ask(`/${client.opening.search}`)).toMatchObject({ status: 403, body: '' });
    expect((await client.ask(`/${client.opening.search}`)).headers['set-cookie']).toBeUndefined();
  });

  it('the same browser may go there again', async () => {
    await client.open();
    expect(await client.ask(`/${client.opening.search}`, { headers: { Cookie: client.cookie, 'Sec-Fetch-Site': 'none' } })).toMatchObject({
      status: 303,
    });
    expect(await client.ask('/', { headers: { Cookie: client.cookie, 'Sec-Fetch-Site': 'none' } })).toMatchObject({ status: 200 });
  });

  it('gives the page with headers that leave nothing to others', async () => {
    await client.open();
    const { status, headers, body } = await client.ask('/', { headers: client.own() });
    expect([status, body]).toEqual([200, '<!doctype html>the page']);
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'content-type': 'text/html; charset=utf-8',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
    const policy = headers['content-security-policy'];
    expect(policy).toMatch(/^default-src 'none'; script-src 'sha256-c2NyaXB0'; style-src 'sha256-c3R5bGU='; /);
    expect(policy).toMatch(/frame-ancestors 'none'/);
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(headers).not.toHaveProperty('access-control-allow-origin');
  });

  it('listens on this machine alone', async () => {
    const outer = Object.values(networkInterfaces()).flatMap(all =>
      (all ?? []).filter(({ internal, family }) => !internal && family === 'IPv4'),
    );
    for (const { address } of outer) {
      const reached = await new Promise(resolve => {
        const socket = connect({ host: address, port: Number(client.opening.port) }, () => resolve(true));
        socket.on('error', () => resolve(false));
        socket.on('connect', () => socket.destroy());
      });
      expect(reached, address).toBe(false);
    }
  });
});

describe('nothing is told, and nothing done, when', () => {
  it.each<[sentence: string, path: string, options: () => RequestOptions]>([
    ['there is no cookie', '/', () => ({})],
    ['the cookie is a guess', '/', () => ({ headers: { Cookie: `rawtwin-${client.opening.port}=guess` } })],
    [
      'the cookie is the key',
      '/',
      () => ({ headers: { Cookie: `rawtwin-${client.opening.port}=${client.opening.searchParams.get('key')}` } }),
    ],
    ['the key is a guess', '/?key=guess', () => ({})],
    ['the key is empty', '/?key=', () => ({})],
    ['the key stands twice, wrong first', `/?key=x&key=`, () => ({})],
    ['another host was meant', '/', () => ({ headers: client.own({ Host: `evil.example:${client.opening.port}` }) })],
    ['no port was meant', '/', () => ({ headers: client.own({ Host: '127.0.0.1' }) })],
    ['another origin asks', '/events', () => ({ headers: client.own({ Origin: 'http://evil.example' }) })],
    ['another site asks', '/preview/p1/a1/large', () => ({ headers: client.own({ 'Sec-Fetch-Site': 'cross-site' }) })],
    ['another port of this machine asks', '/preview/p1/a1/large', () => ({ headers: client.own({ 'Sec-Fetch-Site': 'same-site' }) })],
    ['it is no address of ours, and there is no cookie', '/no/such', () => ({})],
    ['it is no method of ours, and there is no cookie', '/', () => ({ method: 'DELETE' })],
    ['another site trashes', '/trash', () => ({ method: 'POST', headers: client.own({ Origin: 'http://evil.example' }) })],
    [
      'another site undoes',
      '/undo',
      () => ({ method: 'POST', headers: client.own({ Origin: client.opening.origin, 'Sec-Fetch-Site': 'cross-site' }) }),
    ],
    ['nobody says who trashes', '/trash', () => ({ method: 'POST', headers: { Cookie: client.cookie } })],
    ['a script of another page asks beforehand', '/trash', () => ({ method: 'OPTIONS', headers: { Origin: 'http://evil.example' } })],
  ])('%s: 403', async (_, path, options) => {
    await client.open();
    const got = await client.ask(path, options());
    expect([got.status, got.body]).toEqual([403, '']);
    expect(got.headers).toMatchObject({
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'cache-control': 'no-store',
    });
    expect(got.headers).not.toHaveProperty('access-control-allow-origin');
    expect([desk.wishes, desk.asked]).toEqual([[], []]);
  });

  it('the key is not spent by one who has it and comes by another name', async () => {
    expect((await client.ask(`/${client.opening.search}`, { headers: { Host: `evil.example:${client.opening.port}` } })).status).toBe(403);
    expect((await client.ask(`/${client.opening.search}`)).status).toBe(303);
  });

  it.each<[sentence: string, path: string, status: number]>([
    ['there is no such address', '/no/such', 404],
    ['a path leads out', '/preview/../../../../etc/passwd', 404],
    ['a path leads out in disguise', '/preview/p1/%2e%2e%2f%2e%2e%2fetc%2fpasswd/large', 404],
    ['a path is given for an id', '/preview/p1/%2Fetc%2Fpasswd/large', 404],
    ['a NUL is in the id', '/preview/p1/a1%00/large', 404],
    ['the plan is another', '/preview/p2/a1/large', 404],
    ['the raw is another', '/preview/p1/a2/large', 404],
    ['the size is none', '/preview/p1/a1/huge', 404],
    ['the name of every object is given', '/preview/__proto__/constructor/large', 404],
    ['a file of ours is asked for', '/package.json', 404],
    ['the address is a whole one of another host', 'http://evil.example/preview/p1/a1/no', 404],
    ['the path is not even encoded well', '/preview/p1/%E0%A4%A/large', 404],
  ])('%s', async (_, path, status) => {
    await client.open();
    const got = await client.ask(path, { headers: client.own() });
    expect([got.status, got.body]).toEqual([status, '']);
  });

  it.each([
    ['POST', '/'],
    ['POST', '/events'],
    ['DELETE', '/preview/p1/a1/large'],
    ['GET', '/trash'],
    ['GET', '/undo'],
    ['PUT', '/renew'],
    ['OPTIONS', '/trash'],
  ])('the page itself comes with another method: %s %s: 405', async (method, path) => {
    await client.open();
    const got = await client.ask(path, { method, headers: client.writing() });
    expect([got.status, got.body]).toEqual([405, '']);
    expect([desk.wishes, desk.asked]).toEqual([[], []]);
  });

  it.each(['', '{"plan":"p1"}', '{"plan":"p1","ids":["a1"]', '["a1"]'])('the wish is none: %j', async body => {
    await client.open();
    expect((await client.post('/trash', body)).status).toBe(400);
    expect(desk.wishes).toEqual([]);
  });

  it('the wish is a giant, told beforehand or not: 413, and it is not read to its end', async () => {
    await client.open();
    const giant = Buffer.alloc(5 << 20, 32);
    expect(
      (await client.ask('/trash', { method: 'POST', headers: { ...client.writing(), 'Content-Length': `${giant.length}` } }, giant)).status,
    ).toBe(413);
    expect(
      (await client.ask('/trash', { method: 'POST', headers: { ...client.writing(), 'Transfer-Encoding': 'chunked' } }, giant)).status,
    ).toBe(413);
    expect(desk.wishes).toEqual([]);
  });
});

describe('the page itself', () => {
  it('gets the picture of a raw by its id, the very bytes, and how to turn it', async () => {
    await client.open();
    const got = await client.ask('/preview/p1/a1/large', { headers: client.own() });
    expect(got).toMatchObject({ status: 200, body: 'jpeg', headers: { 'content-type': 'image/jpeg', 'rawtwin-orientation': '6' } });
    expect(desk.asked).toEqual(['p1 a1 large']);
  });

  it.each<[given: ReviewAnswer, status: number]>([
    [{ is: 'begun' }, 202],
    [{ is: 'refused', problem: 'no' }, 409],
    [{ is: 'ask', type: '48', problem: 'most' }, 422],
  ])('hands its wish on and is told %j', async (given, status) => {
    await client.open();
    desk.given = given;
    const got = await client.post('/trash', '{"plan":"p1","ids":["a1","a2"],"typed":"2"}');
    expect([got.status, JSON.parse(got.body)]).toEqual([status, given]);
    expect(desk.wishes).toEqual([{ plan: 'p1', ids: ['a1', 'a2'], typed: '2' }]);
    await client.post('/undo');
    await client.post('/renew');
    expect(desk.asked).toEqual(['undo', 'renew']);
  });
});

describe('events', () => {
  it('tell the state at once, then each receipt once, and all of them again to a page that comes later', async () => {
    await client.open();
    const page = client.listen();
    await page.phase('choosing');
    desk.told = [{ id: 'a1', outcome: 'trashed' }];
    desk.change({ phase: 'moving', done: 1, of: 2 });
    await page.phase('moving');
    desk.told.push({ id: 'a2', outcome: 'skipped', why: 'changed' });
    desk.change({ phase: 'moved', done: 2 });
    await page.phase('moved');
    expect(page.receipts).toEqual([[desk.told[0]], [desk.told[1]]]);
    const late = client.listen();
    await late.phase('moved');
    expect(late.receipts).toEqual([desk.told]);
  });
});

describe('the end', () => {
  it('comes when the page is closed', async () => {
    await client.open();
    const page = client.listen();
    await page.phase('choosing');
    page.close();
    await over;
    await expect(client.ask('/')).rejects.toThrow(/ECONNREFUSED/);
  });

  it('waits for what is in hand; a page that comes back meanwhile goes on', async () => {
    await client.open();
    const page = client.listen();
    await page.phase('choosing');
    let finish: () => void = () => undefined;
    let isWaitedFor: () => void = () => undefined;
    const waitedFor = new Promise<void>(resolve => (isWaitedFor = resolve));
    const inHand = new Promise<void>(resolve => (finish = resolve));
    desk.settled = () => {
      isWaitedFor();
      return inHand;
    };
    page.close();
    await waitedFor;
    const back = client.listen();
    await back.phase('choosing');
    finish();
    expect((await client.ask('/', { headers: client.own() })).status).toBe(200);
    back.close();
    await over;
  });

  it('comes at once when it is aborted, open pages or not, after what is in hand', async () => {
    await client.open();
    const page = client.listen();
    await page.phase('choosing');
    stop.abort();
    await over;
  });

  it('comes with the fault when one of ours is in what was begun', async () => {
    await client.open();
    const page = client.listen();
    await page.phase('choosing');
    desk.inHand = Promise.reject(new Error('a fault of ours'));
    desk.inHand.catch(() => undefined);
    await client.post('/trash', '{"plan":"p1","ids":["a1"]}').catch(() => undefined);
    await expect(over).rejects.toThrow('a fault of ours');
  });
});
