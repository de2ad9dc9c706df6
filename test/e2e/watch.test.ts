import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { it as base, describe, expect } from 'vitest';
import { faults } from '../support/schemas.js';
import { Daemon, jpegOf, layPairs, nameOf, rawOf, rawsIn } from './daemon.js';
import { E2eWorld, killed } from './world.js';

const QUICK = ['--grace', '1s', '--settle', '0', '--to', 'folder'];
const SLOW = ['--grace', '1h', '--settle', '0', '--to', 'folder'];
const raw = (n: number) => `${nameOf(n)}.ARW`;
const markerIn = (world: E2eWorld) => world.at('photos/.rawtwin/root');

interface Given {
  /** With six pairs in `photos/day`. */
  readonly world: E2eWorld;
  readonly start: (...words: string[]) => Promise<Daemon>;
  readonly remove: (n: number) => void;
}
const it = base.extend<Given>({
  world: async ({ task: _ }, use) => {
    const world = new E2eWorld();
    layPairs(world, 'photos/day', 6);
    await use(world);
    world.end();
  },
  start: ({ world }, use) =>
    use(async (...words) => {
      const daemon = new Daemon(world, 'photos', ...words);
      await daemon.next('ready');
      return daemon;
    }),
  remove: ({ world }, use) => use(n => unlinkSync(world.at('photos/day', `${nameOf(n)}.JPG`))),
});

describe.concurrent('rawtwin watch', { timeout: 300_000 }, () => {
  it('trashes the raw of a deleted JPEG after the grace, and no other; SIGTERM ends it with 0', async ({ world, start, remove }) => {
    const daemon = await start(...QUICK);
    expect(daemon.events.find(({ kind }) => kind === 'marked')).toMatchObject({ root: world.at('photos') });
    remove(3);
    const missing = await daemon.next('jpeg-missing');
    expect(missing.raws).toEqual([world.at('photos/day', raw(3))]);
    const trashed = await daemon.next('trashed');
    expect(trashed).toMatchObject({ raws: [world.at('photos/day', raw(3))], files: 1 });
    expect(Date.parse(trashed.at) - Date.parse(missing.at)).toBeGreaterThanOrEqual(1000);
    expect(rawsIn(world, 'photos/day')).toEqual([1, 2, 4, 5, 6].map(raw));
    await daemon.wholePass(world);
    const [{ roots }] = JSON.parse(world.run('watch', 'status', '--json').stdout);
    expect(roots[0].counts).toMatchObject({ paired: 5, unsure: 0, trashed: 1, 'jpeg-missing': 0, orphan: 0 });
    const { status } = await daemon.stop();
    expect(status).toBe(0);
    expect(daemon.events.at(-1)?.kind).toBe('stopped');
    expect(world.run('undo', trashed.run).status).toBe(0);
    expect(rawsIn(world, 'photos/day')).toHaveLength(6);
  });

  it('keeps a raw whose JPEG is put back within the grace', async ({ world, start, remove }) => {
    const daemon = await start(...SLOW);
    remove(2);
    await daemon.next('jpeg-missing');
    await daemon.wholePass(world);
    world.put(`photos/day/${nameOf(2)}.JPG`, jpegOf(2));
    const kept = await daemon.next('kept-after-all');
    expect(kept.raws).toEqual([world.at('photos/day', raw(2))]);
    await daemon.stop();
    expect(rawsIn(world, 'photos/day')).toHaveLength(6);
  });

  it('keeps the raws of JPEGs that were renamed or moved within the root', async ({ world, start, remove }) => {
    const daemon = await start(...QUICK);
    mkdirSync(world.at('photos/selects'));
    renameSync(world.at('photos/day', `${nameOf(1)}.JPG`), world.at('photos/selects', `${nameOf(1)}.JPG`));
    renameSync(world.at('photos/day', `${nameOf(2)}.JPG`), world.at('photos/day/sunset.JPG'));
    remove(4);
    await daemon.next('trashed');
    await daemon.stop();
    expect(rawsIn(world, 'photos/day')).toEqual([1, 2, 3, 5, 6].map(raw));
  });

  it('does not trash again what was undone', async ({ world, start, remove }) => {
    const daemon = await start(...QUICK);
    remove(3);
    const { run } = await daemon.next('trashed');
    expect(world.run('undo', run).status).toBe(0);
    remove(5);
    await daemon.next('trashed', ({ raws }) => raws.includes(world.at('photos/day', raw(5)) as never));
    await daemon.wholePass(world);
    expect(rawsIn(world, 'photos/day')).toEqual([1, 2, 3, 4, 6].map(raw));
    await daemon.stop();
    const again = await start(...QUICK);
    remove(6);
    await again.next('trashed');
    expect(rawsIn(world, 'photos/day')).toEqual([1, 2, 3, 4].map(raw));
    await again.stop();
  });

  it('leaves alone what another run trashed and an undo brought back', async ({ world, start, remove }) => {
    remove(3);
    expect(world.run('trash', 'photos', '--yes', '--settle', '0', '--to', 'folder').status).toBe(0);
    expect(rawsIn(world, 'photos/day')).toHaveLength(5);
    expect(world.run('undo').status).toBe(0);
    const daemon = await start(...QUICK);
    remove(5);
    expect((await daemon.next('trashed')).raws).toEqual([world.at('photos/day', raw(5))]);
    world.put(`photos/day/${nameOf(3)}.JPG`, jpegOf(3));
    await daemon.wholePass(world);
    remove(3);
    expect((await daemon.next('trashed')).raws).toEqual([world.at('photos/day', raw(3))]);
    await daemon.stop();
    expect(rawsIn(world, 'photos/day')).toEqual([1, 2, 4, 6].map(raw));
  });

  it('leaves alone what was undone, when its folder is renamed later; seen with its JPEG there, it counts anew', async ({
    world,
    start,
    remove,
  }) => {
    layPairs(world, 'photos/other', 2, 11);
    const daemon = await start(...QUICK);
    remove(3);
    const { run } = await daemon.next('trashed');
    expect(world.run('undo', run).status).toBe(0);
    renameSync(world.at('photos/day'), world.at('photos/wedding'));
    await daemon.wholePass(world);
    unlinkSync(world.at('photos/other', `${nameOf(11)}.JPG`));
    await daemon.next('trashed', ({ folder }) => folder === world.at('photos/other'));
    await daemon.wholePass(world);
    expect(rawsIn(world, 'photos/wedding')).toHaveLength(6);
    world.put(`photos/wedding/${nameOf(3)}.JPG`, jpegOf(3));
    await daemon.wholePass(world);
    unlinkSync(world.at('photos/wedding', `${nameOf(3)}.JPG`));
    await daemon.next('trashed', ({ folder }) => folder === world.at('photos/wedding'));
    expect(rawsIn(world, 'photos/wedding')).toEqual([1, 2, 4, 5, 6].map(raw));
    await daemon.stop();
  });

  it('leaves alone what a person took out of the trash by hand', async ({ world, start, remove }) => {
    const daemon = await start(...QUICK);
    remove(3);
    const { run } = await daemon.next('trashed');
    renameSync(world.at('photos/.rawtwin/trash', run, 'day', raw(3)), world.at('photos/day', raw(3)));
    remove(5);
    expect((await daemon.next('trashed')).raws).toEqual([world.at('photos/day', raw(5))]);
    await daemon.wholePass(world);
    await daemon.wholePass(world);
    expect(rawsIn(world, 'photos/day')).toEqual([1, 2, 3, 4, 6].map(raw));
    await daemon.stop();
  });

  it('looks again when raws have rested, though nothing more happens then', async ({ world, start, remove }) => {
    const daemon = await start('--grace', '1s', '--settle', '6', '--to', 'folder');
    remove(3);
    const { raws, at } = await daemon.next('trashed');
    expect(raws).toEqual([world.at('photos/day', raw(3))]);
    expect(Date.parse(at) - statSync(world.at('photos/day', raw(2))).ctimeMs).toBeGreaterThan(6000);
    await daemon.stop();
  });

  it('keeps the raws of a copy that was broken off, which it never saw with their JPEGs', async ({ world, start, remove }) => {
    const daemon = await start(...QUICK);
    layPairs(world, 'photos/day', 1, 7);
    for (const n of [8, 9, 10]) world.put(`photos/day/${raw(n)}`, rawOf(n));
    remove(3);
    expect((await daemon.next('trashed')).raws).toEqual([world.at('photos/day', raw(3))]);
    await daemon.wholePass(world);
    await daemon.wholePass(world);
    await daemon.stop();
    expect(rawsIn(world, 'photos/day')).toEqual([1, 2, 4, 5, 6, 7, 8, 9, 10].map(raw));
  });

  it('takes a raw that it never saw with its JPEG when both neighbours have theirs', async ({ world, start, remove }) => {
    remove(3);
    remove(6);
    const daemon = await start(...QUICK);
    expect((await daemon.next('trashed')).raws).toEqual([world.at('photos/day', raw(3))]);
    await daemon.stop();
    expect(rawsIn(world, 'photos/day')).toContain(raw(6));
  });

  it('keeps a raw that is rated or edited within the grace', async ({ world, start, remove }) => {
    const daemon = await start(...SLOW);
    remove(2);
    await daemon.next('jpeg-missing');
    await daemon.wholePass(world);
    const rated =
      '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating="3"/></rdf:RDF></x:xmpmeta>';
    world.put(`photos/day/${nameOf(2)}.xmp`, rated);
    expect((await daemon.next('kept-after-all')).raws).toEqual([world.at('photos/day', raw(2))]);
    await daemon.stop();
  });

  it('begins the grace of a folder again while work goes on in it', async ({ world, start, remove }) => {
    const daemon = await start(...SLOW);
    remove(2);
    await daemon.next('jpeg-missing');
    await daemon.wholePass(world);
    world.put('photos/day/notes.txt', 'work');
    await daemon.wholePass(world);
    expect(await daemon.next('grace-renewed')).toMatchObject({ folder: world.at('photos/day'), raws: 1, why: 'folder-changed' });
    await daemon.stop();
  });

  it('begins every grace again when it was stopped for a while', async ({ start, remove }) => {
    const daemon = await start(...QUICK);
    daemon.child.kill('SIGSTOP');
    remove(2);
    await new Promise(resolve => setTimeout(resolve, 17_000));
    daemon.child.kill('SIGCONT');
    expect(await daemon.next('new-epoch')).toMatchObject({ why: 'resumed' });
    await daemon.next('trashed');
    await daemon.stop();
  });

  it('waits while another run holds the folder, and then goes on', async ({ world, start, remove }) => {
    const daemon = await start(...QUICK);
    const holder = await world.hold(world.at('photos'));
    remove(2);
    expect((await daemon.next('busy')).message).toContain(`process ${holder.pid} on `);
    expect(rawsIn(world, 'photos/day')).toHaveLength(6);
    await killed(holder);
    await daemon.next('trashed');
    expect(daemon.events.filter(({ kind }) => kind === 'busy')).toHaveLength(1);
    await daemon.stop();
  });

  it('trashes nothing while its memory cannot be used, and tries again', async ({ world, start, remove }) => {
    const daemon = await start(...QUICK);
    renameSync(world.at('state/memory'), world.at('state/memory.away'));
    writeFileSync(world.at('state/memory'), 'no folder');
    remove(2);
    expect((await daemon.next('trouble')).message).toContain('memory');
    expect(rawsIn(world, 'photos/day')).toHaveLength(6);
    unlinkSync(world.at('state/memory'));
    renameSync(world.at('state/memory.away'), world.at('state/memory'));
    await daemon.next('trashed');
    await daemon.stop();
  });

  it('tells of a JPEG that comes back too late, with the way to undo', async ({ world, start, remove }) => {
    const daemon = await start(...QUICK);
    remove(3);
    const { run } = await daemon.next('trashed');
    world.put(`photos/day/${nameOf(3)}.JPG`, jpegOf(3));
    await daemon.wholePass(world);
    expect(await daemon.next('jpeg-back')).toMatchObject({ raw: world.at('photos/day', raw(3)), run });
    await daemon.stop();
  });

  it('notices at its start what was deleted while it was down, after a kill, and begins the grace anew', async ({
    world,
    start,
    remove,
  }) => {
    const daemon = await start(...SLOW);
    remove(1);
    await daemon.next('jpeg-missing');
    await killed(daemon.child);
    remove(2);
    const again = new Daemon(world, 'photos', ...QUICK);
    expect((await again.next('jpeg-missing')).raws).toEqual([1, 2].map(n => world.at('photos/day', raw(n))));
    expect((await again.next('trashed')).raws).toHaveLength(2);
    await again.stop();
    expect(rawsIn(world, 'photos/day')).toEqual([3, 4, 5, 6].map(raw));
  });

  it('--dry-run tells, moves nothing and writes nothing into the folder', async ({ world, start, remove }) => {
    const daemon = await start(...QUICK, '--dry-run');
    remove(3);
    expect(await daemon.next('would-trash')).toMatchObject({ raws: [world.at('photos/day', raw(3))] });
    await daemon.wholePass(world);
    expect(daemon.events.filter(({ kind }) => kind === 'would-trash')).toHaveLength(1);
    await daemon.stop();
    expect(rawsIn(world, 'photos/day')).toHaveLength(6);
    expect(existsSync(world.at('photos/.rawtwin'))).toBe(false);
    expect(existsSync(world.at('state/watch'))).toBe(true);
    expect(readdirSync(world.at('state/watch'))).toEqual([]);
  });

  it('a second daemon of the same folder, or of one inside it, ends with 5', async ({ world, start }) => {
    const daemon = await start(...SLOW);
    for (const folder of ['photos', 'photos/day']) {
      const { status, stderr } = world.run('watch', folder, ...SLOW);
      expect(status).toBe(5);
      expect(stderr).toContain(`process ${daemon.child.pid} on `);
    }
    expect(world.run('plan', 'photos').status).toBe(0);
    await daemon.stop();
    expect(world.run('watch', 'photos', ...SLOW, '--once').status).toBe(0);
  });

  it('--once judges by two runs at least a grace apart', async ({ world, remove }) => {
    const once = (...words: string[]) => world.run('watch', 'photos', '--once', '--settle', '0', '--to', 'folder', '--json', ...words);
    expect(once('--grace', '1h').status).toBe(0);
    remove(3);
    expect(once('--grace', '1h').stderr).toContain('jpeg-missing');
    expect(once('--grace', '1h').stderr).not.toContain('trashed');
    expect(rawsIn(world, 'photos/day')).toHaveLength(6);
    const { status, stderr } = once('--grace', '1ms');
    expect(stderr).toContain('"kind":"trashed"');
    expect(status).toBe(0);
    expect(rawsIn(world, 'photos/day')).toEqual([1, 2, 4, 5, 6].map(raw));
  });

  it('never acts on the first run that sees a JPEG missing, however short the grace', ({ world, remove }) => {
    expect(world.run('watch', 'photos', '--once', '--grace', '0s', '--settle', '0').status).toBe(0);
    remove(3);
    expect(world.run('watch', 'photos', '--once', '--grace', '0s', '--settle', '0').status).toBe(0);
    expect(rawsIn(world, 'photos/day')).toHaveLength(6);
  });

  it('status names what waits; without a daemon it says so', async ({ world, start, remove }) => {
    const none = world.run('watch', 'status');
    expect(none.status).toBe(0);
    expect(none.stdout).toContain('No rawtwin watch is running');
    const daemon = await start(...SLOW);
    remove(3);
    await daemon.next('jpeg-missing');
    await daemon.wholePass(world);
    const statuses = JSON.parse(world.run('watch', 'status', '--json').stdout);
    expect(faults('watch-1', statuses)).toEqual([]);
    const [status] = statuses;
    expect(status).toMatchObject({ schema: 'rawtwin.watch/1', pid: daemon.child.pid, graceMs: 3_600_000, dryRun: false });
    expect(status.roots[0]).toMatchObject({
      path: world.at('photos'),
      paused: null,
      counts: { paired: 5, 'jpeg-missing': 1, trashed: 0 },
      waiting: [{ raw: world.at('photos/day', raw(3)) }],
    });
    await daemon.stop();
    expect(JSON.parse(world.run('watch', 'status', '--json').stdout)).toEqual([]);
  });
});

describe.concurrent('a paused root', { timeout: 300_000 }, () => {
  const brake = ['--max-trash', '2'];

  it('too much at once: nothing goes before it is released, and then just what was counted', async ({ world, start, remove }) => {
    const daemon = await start(...QUICK, ...brake);
    for (const n of [1, 2, 3]) remove(n);
    expect(await daemon.next('paused')).toMatchObject({ root: world.at('photos'), reason: 'brake' });
    await daemon.wholePass(world);
    expect(rawsIn(world, 'photos/day')).toHaveLength(6);
    const { status } = world.run('watch', '--release', 'photos');
    expect(status).toBe(0);
    expect(await daemon.next('released')).toMatchObject({ root: world.at('photos'), raws: 3 });
    expect((await daemon.next('trashed')).raws).toHaveLength(3);
    await daemon.stop();
    expect(rawsIn(world, 'photos/day')).toEqual([4, 5, 6].map(raw));
  });

  it('a brake holds over a restart', async ({ world, start, remove }) => {
    const daemon = await start(...QUICK, ...brake);
    for (const n of [1, 2, 3]) remove(n);
    await daemon.next('paused');
    await killed(daemon.child);
    const again = await start(...QUICK);
    expect(again.events.find(({ kind }) => kind === 'paused')).toMatchObject({ reason: 'brake' });
    await again.wholePass(world);
    await again.wholePass(world);
    expect(rawsIn(world, 'photos/day')).toHaveLength(6);
    await again.stop();
  });

  it.for([
    ['its marker is gone', 'marker-gone', (marker: string) => unlinkSync(marker)],
    ['its marker is of another folder', 'marker-changed', (marker: string) => writeFileSync(marker, '{"v":1,"id":"another"}')],
    ['its marker is garbage', 'marker-changed', (marker: string) => writeFileSync(marker, 'garbage')],
  ] as const)('%s: nothing goes until it is accepted', async ([_, reason, hurt], { world, start, remove }) => {
    const daemon = await start(...QUICK);
    hurt(markerIn(world));
    remove(3);
    expect(await daemon.next('paused')).toMatchObject({ root: world.at('photos'), reason });
    await daemon.wholePass(world);
    await daemon.wholePass(world);
    expect(rawsIn(world, 'photos/day')).toHaveLength(6);
    expect(daemon.events.filter(({ kind }) => kind === 'paused')).toHaveLength(1);
    expect(world.run('watch', '--accept', 'photos').status).toBe(0);
    await daemon.next('accepted');
    expect((await daemon.next('trashed')).raws).toEqual([world.at('photos/day', raw(3))]);
    await daemon.stop();
    expect(JSON.parse(readFileSync(markerIn(world), 'utf8'))).toMatchObject({ v: 1 });
  });

  it('an empty folder in its place: nothing goes; it is well again when the right one is back', async ({ world, start, remove }) => {
    const daemon = await start(...QUICK);
    renameSync(world.at('photos'), world.at('away'));
    mkdirSync(world.at('photos'));
    expect((await daemon.next('paused')).reason).toMatch(/^(empty|gone)$/);
    await daemon.wholePass(world);
    rmSync(world.at('photos'), { recursive: true });
    renameSync(world.at('away'), world.at('photos'));
    expect(await daemon.next('well-again')).toMatchObject({ root: world.at('photos') });
    remove(3);
    expect((await daemon.next('trashed')).raws).toEqual([world.at('photos/day', raw(3))]);
    await daemon.stop();
    expect(rawsIn(world, 'photos/day')).toHaveLength(5);
  });

  it('state that was deleted: nothing goes before it is accepted', async ({ world, start, remove }) => {
    const daemon = await start(...QUICK);
    await daemon.stop();
    rmSync(world.at('state'), { recursive: true });
    const again = await start(...QUICK);
    remove(3);
    expect(again.events.find(({ kind }) => kind === 'paused')).toMatchObject({ reason: 'state-lost' });
    await again.wholePass(world);
    expect(rawsIn(world, 'photos/day')).toHaveLength(6);
    expect(world.run('watch', '--accept', 'photos').status).toBe(0);
    expect((await again.next('trashed')).raws).toHaveLength(1);
    await again.stop();
  });

  it('state that is deleted while it runs: nothing goes before it is accepted', async ({ world, start, remove }) => {
    const daemon = await start(...QUICK);
    for (const part of ['watch', 'memory']) renameSync(world.at('state', part), world.at(`${part}.away`));
    remove(3);
    expect(await daemon.next('paused')).toMatchObject({ reason: 'state-lost' });
    await daemon.wholePass(world);
    expect(rawsIn(world, 'photos/day')).toHaveLength(6);
    await daemon.stop();
  });

  it('an also-folder that is away: nobody goes', async ({ world, start, remove }) => {
    mkdirSync(world.at('card'));
    world.put('card/notes.txt', 'of this card');
    const daemon = await start(...QUICK, '--also', 'card');
    renameSync(world.at('card'), world.at('card.away'));
    remove(3);
    expect(await daemon.next('paused')).toMatchObject({ root: world.at('card'), reason: 'gone' });
    await daemon.wholePass(world);
    await daemon.wholePass(world);
    expect(rawsIn(world, 'photos/day')).toHaveLength(6);
    renameSync(world.at('card.away'), world.at('card'));
    await daemon.next('well-again');
    await daemon.next('trashed');
    await daemon.stop();
    expect(existsSync(world.at('card/.rawtwin'))).toBe(false);
  });

  it('a folder that was never watched can neither be accepted nor released', ({ world }) => {
    expect(world.run('watch', '--accept', 'photos').status).toBe(2);
    expect(world.run('watch', '--release', 'photos').status).toBe(2);
  });

  it('a home is refused, and not marked', ({ world }) => {
    mkdirSync(world.at('home'));
    expect(world.run('watch', 'home', '--once').status).toBe(4);
    expect(existsSync(world.at('home/.rawtwin'))).toBe(false);
  });
});
