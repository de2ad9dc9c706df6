import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ReviewClient } from '../support/review-client.js';
import { E2eWorld, killed } from './world.js';

const FLAGS = ['--settle', '0', '--to', 'folder', '--no-open'];
let world: E2eWorld;

beforeEach(() => {
  world = new E2eWorld();
});
afterEach(() => world.end());

/** A review that runs, and its page, opened. */
async function review(...words: readonly string[]) {
  const { child, done } = world.start('review', 'photos', ...FLAGS, ...words);
  let said = '';
  const address = await new Promise<string>((resolve, reject) => {
    child.stderr?.on('data', text => {
      said += text;
      const [found] = /http:\/\/127\.0\.0\.1:\d+\/\?key=[\w-]+/.exec(said) ?? [];
      if (found) resolve(found);
    });
    child.on('close', () => reject(new Error(said)));
  });
  const client = new ReviewClient(address);
  await client.open();
  const { body } = await client.ask('/', { headers: client.own() });
  const page = client.listen();
  const { plan } = await page.phase('choosing');
  return { child, done, client, page, plan, body };
}
/** Names, contents and times; our own folder left out. */
const tree = (folder = 'photos') =>
  readdirSync(world.at(folder))
    .filter(name => !name.startsWith('.'))
    .sort()
    .map(name => `${name} ${statSync(world.at(folder, name)).mtimeMs} ${readFileSync(world.at(folder, name)).toString('base64')}`);
const raw = (n: number) => `DSC${String(n).padStart(5, '0')}.ARW`;
const runs = () => JSON.parse(world.run('history', '--json').stdout).runs;

describe('a review', () => {
  it('shows what would go, carries out what was chosen, takes it back, looks again, and ends with its page', async () => {
    world.layShoot('photos', 9);
    const before = tree();
    const { done, client, page, plan, body } = await review();
    for (const n of [2, 4, 6, 8]) expect(body).toContain(raw(n));
    expect(JSON.parse((await client.post('/trash', { plan, ids: ['a1', 'a3'], typed: null })).body)).toEqual({ is: 'begun' });
    const moved = await page.phase('moved');
    expect(moved).toMatchObject({ plan, done: 2, of: 2, undoable: true, problem: null });
    expect(moved.told[0]).toMatch(/^Moved 2 raws to trash/);
    expect(page.receipts.flat()).toEqual([
      { id: 'a1', outcome: 'trashed' },
      { id: 'a3', outcome: 'trashed' },
    ]);
    expect(tree()).toEqual(before.filter(row => !row.startsWith(raw(2)) && !row.startsWith(raw(6))));
    expect(runs()).toMatchObject([{ trashed: 2, left: 2 }]);
    expect((await client.post('/trash', { plan, ids: ['a2'], typed: null })).status).toBe(409);
    await client.post('/undo');
    expect((await page.phase('undone')).told[0]).toMatch(/^Put back 2 files/);
    expect(tree()).toEqual(before);
    await client.post('/renew');
    const next = await page.until(state => state.phase === 'choosing' && state.plan !== plan);
    expect(next).toMatchObject({ told: [], undoable: false });
    expect((await client.post('/trash', { plan, ids: ['a1'], typed: null })).status).toBe(409);
    page.close();
    expect(await done).toMatchObject({ status: 0, stdout: '' });
    expect(tree()).toEqual(before);
  });

  it('asks for the number above half of a folder, and takes no other word for it', async () => {
    world.layShoot('photos', 3);
    const { client, page, plan } = await review('--trust', 'stem');
    const ids = ['a1'];
    world.put('photos/lone.ARW', 'x');
    world.put('photos/lone2.ARW', 'y');
    await client.post('/renew');
    const next = await page.until(state => state.phase === 'choosing' && state.plan !== plan);
    const all = { plan: next.plan, ids: [...ids, 'a2', 'a3'] };
    const asked = await client.post('/trash', { ...all, typed: null });
    expect([asked.status, JSON.parse(asked.body)]).toEqual([
      422,
      { is: 'ask', type: '3', problem: expect.stringContaining('3 of the 5 raws') },
    ]);
    for (const typed of ['', '2', 'three', '30']) expect((await client.post('/trash', { ...all, typed })).status, typed).toBe(422);
    expect(existsSync(world.at('photos', raw(2)))).toBe(true);
    expect((await client.post('/trash', { ...all, typed: ' 3 ' })).status).toBe(202);
    await page.phase('moved');
    expect(existsSync(world.at('photos', raw(2)))).toBe(false);
  });

  it('a guard refuses the whole choice, and nothing moves', async () => {
    world.layShoot('photos', 9);
    const before = tree();
    const { client, page, plan } = await review('--max-trash', '1');
    await client.post('/trash', { plan, ids: ['a1', 'a2'], typed: null });
    const { problem } = await page.until(state => state.problem !== null && state.phase === 'choosing');
    expect(problem).toMatch(/^Refused, nothing was moved: .*--max-trash/s);
    expect([tree(), runs()]).toEqual([before, []]);
    await client.post('/trash', { plan, ids: ['a1'], typed: null });
    await page.phase('moved');
  });

  it('tells when another run holds the folder, and can go on when that is over', async () => {
    world.layShoot('photos', 9);
    const holder = await world.hold(world.at('photos'));
    const { client, page, plan } = await review();
    await client.post('/trash', { plan, ids: ['a1'], typed: null });
    const { problem } = await page.until(state => state.problem !== null && state.phase === 'choosing');
    expect(problem).toMatch(/rawtwin trash.*process \d+/s);
    expect(existsSync(world.at('photos', raw(2)))).toBe(true);
    await killed(holder);
    await client.post('/trash', { plan, ids: ['a1'], typed: null });
    await page.phase('moved');
  });

  it('looks again before it moves: what changed, or got its JPEG back, stays, and the end says so', async () => {
    world.layShoot('photos', 9);
    const { done, client, page, plan } = await review();
    world.put(join('photos', raw(2)), 'another file by now');
    world.put('photos/DSC00004.JPG', readFileSync(world.at('photos/DSC00003.JPG')));
    await client.post('/trash', { plan, ids: ['a1', 'a2', 'a3'], typed: null });
    await page.phase('moved');
    expect(new Map(page.receipts.flat().map(({ id, outcome }) => [id, outcome]))).toEqual(
      new Map([
        ['a1', 'skipped'],
        ['a2', 'skipped'],
        ['a3', 'trashed'],
      ]),
    );
    expect([raw(2), raw(4), raw(6)].map(name => existsSync(world.at('photos', name)))).toEqual([true, true, false]);
    page.close();
    expect((await done).status).toBe(3);
  });

  it.each([
    ['no such raw', { ids: ['a9'] }],
    ['a path for an id', { ids: ['../../etc/passwd'] }],
    ['one of them no such raw', { ids: ['a1', 'a9'] }],
    ['none', { ids: [] }],
    ['another plan', { plan: 'other', ids: ['a1'] }],
  ])('a wish for %s moves nothing', async (_, wish) => {
    world.layShoot('photos', 9);
    const before = tree();
    const { client, plan } = await review();
    expect((await client.post('/trash', { plan, typed: null, ...wish })).status).toBe(409);
    expect(tree()).toEqual(before);
  });

  it('ends on Ctrl-C at rest', async () => {
    world.layShoot('photos', 9);
    const { child, done } = await review();
    child.kill('SIGINT');
    expect((await done).status).toBe(0);
  });

  it('Ctrl-C in a run finishes the file in hand and the journal; undo brings all of it back', async () => {
    world.layShoot('photos', 1200);
    const before = tree();
    const { child, done, client, page, plan } = await review();
    const ids = Array.from({ length: 600 }, (_, i) => `a${i + 1}`);
    await client.post('/trash', { plan, ids, typed: null });
    await page.until(state => state.phase === 'moving' && state.done > 0);
    child.kill('SIGINT');
    const { status } = await done;
    const [run] = runs();
    expect(status, `${run.trashed} of 600 had gone`).toBe(run.trashed === 600 ? 0 : 130);
    expect(run).toMatchObject({ open: false, damaged: [] });
    expect(tree()).toHaveLength(before.length - run.trashed);
    expect(world.run('undo').status).toBe(0);
    expect(tree()).toEqual(before);
  });
});
