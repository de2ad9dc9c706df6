import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildHead } from '../../fixtures/heads/build-head.js';
import { shotOf } from '../e2e/daemon.js';
import { Passes } from '../support/watch/passes.js';

const ALL = 6;
let passes: Passes;
beforeEach(() => {
  passes = new Passes();
  passes.layPairs(1, ALL);
});
afterEach(() => passes.end());

/** Seen with all its JPEGs, and then with some of them missing: one more pass a grace later would take their raws. */
async function missing(...shots: readonly number[]): Promise<void> {
  await passes.pass();
  passes.remove(...shots);
  await passes.pass();
  expect(passes.gone(ALL)).toEqual([]);
}

describe('a whole pass', () => {
  it('takes the raw whose JPEG two passes missed, a grace apart, and no other', async () => {
    await missing(3);
    await passes.pass(599_999);
    expect(passes.gone(ALL)).toEqual([]);
    await passes.pass(1);
    expect(passes.gone(ALL)).toEqual([3]);
  });

  it.each<[string, () => void]>([
    ['its marker goes', () => unlinkSync(passes.at('photos/.rawtwin/root'))],
    ['another folder is put in its place', replace],
    ['it goes', () => renameSync(passes.at('photos'), passes.at('away'))],
  ])('takes nothing from a folder that changes while it is listed: %s', async (_, change) => {
    await missing(3);
    passes.amidListing = change;
    expect((await passes.pass()).isWell).toBe(false);
    expect(passes.kinds()).toContain('paused');
    expect(passes.kinds()).not.toContain('trashed');
  });
  function replace(): void {
    renameSync(passes.at('photos'), passes.at('away'));
    mkdirSync(passes.at('photos/.rawtwin'), { recursive: true });
    writeFileSync(passes.at('photos/.rawtwin/root'), '{"v":1,"id":"another"}');
    passes.layPairs(1, 2);
  }

  it('takes nothing when more than half of the files are gone', async () => {
    passes.layPairs(11, 30, 'photos/other');
    await missing(3);
    renameSync(passes.at('photos/other'), passes.at('other'));
    expect((await passes.pass()).isWell).toBe(false);
    await passes.pass();
    expect(passes.gone(ALL)).toEqual([]);
  });

  it('takes nothing while an also-folder is away, and begins the grace again when it is back', async () => {
    mkdirSync(passes.at('card'));
    passes.lay(passes.at('card/DSC900.JPG'), 900, 'jpeg');
    await passes.start({ also: [passes.at('card')] });
    await missing(3);
    renameSync(passes.at('card'), passes.at('away'));
    expect((await passes.pass()).isWell).toBe(false);
    expect(passes.watching?.waiting.size).toBe(0);
    renameSync(passes.at('away'), passes.at('card'));
    await passes.pass();
    expect(passes.gone(ALL)).toEqual([]);
    await passes.pass();
    expect(passes.gone(ALL)).toEqual([3]);
  });

  it('begins every grace again when a folder that was paused before is well again', async () => {
    await missing(3);
    passes.watching?.roots.pause(passes.at('photos'), 'unreadable', 'It could not be read.');
    await passes.pass();
    expect(passes.kinds()).toContain('well-again');
    expect(passes.gone(ALL)).toEqual([]);
  });
  it('begins every grace again when a person accepts a folder', async () => {
    await missing(3);
    await passes.deps.records.ask(passes.at('photos'), 'accept');
    await passes.pass();
    expect(passes.kinds()).toContain('accepted');
    expect(passes.gone(ALL)).toEqual([]);
  });

  it('takes nothing when its state was taken away', async () => {
    await missing(3);
    rmSync(passes.at('state/watch'), { recursive: true });
    expect((await passes.pass()).isWell).toBe(false);
    expect(passes.told).toContainEqual(expect.objectContaining({ kind: 'paused', reason: 'state-lost' }));
    await passes.pass();
    expect(passes.gone(ALL)).toEqual([]);
  });
  it('takes nothing when the process stood still after it had judged', async () => {
    await missing(3);
    passes.atPulse = nth => nth === 2 && passes.watching?.newEpoch('resumed');
    await passes.pass();
    expect(passes.gone(ALL)).toEqual([]);
    passes.atPulse = () => undefined;
    await passes.pass();
    expect(passes.gone(ALL)).toEqual([]);
    await passes.pass();
    expect(passes.gone(ALL)).toEqual([3]);
  });

  it('holds up a raw that memory never saw with its JPEG while pictures still arrive', async () => {
    passes.remove(3);
    await passes.pass();
    passes.lay(passes.at('photos/import/DSC900.JPG'), 900, 'jpeg');
    await passes.pass();
    expect(passes.gone(ALL)).toEqual([]);
    await passes.pass();
    expect(passes.gone(ALL)).toEqual([3]);
  });
  it('never takes what memory did not see and what lies between no two pairs: a copy may have been broken off', async () => {
    for (const n of [7, 8]) passes.lay(passes.raw(n), n, 'raw');
    await passes.pass();
    await passes.pass();
    await passes.pass();
    expect(passes.gone(8)).toEqual([]);
  });
  it('begins the grace again when something else of the folder changed', async () => {
    await missing(3);
    writeFileSync(passes.at('photos/day/notes.txt'), 'work');
    await passes.pass();
    expect(passes.gone(ALL)).toEqual([]);
    expect(passes.kinds()).toContain('grace-renewed');
  });
  it('takes nothing whose JPEG is back at a look between two passes', async () => {
    await missing(3);
    passes.lay(passes.jpeg(3), 3, 'jpeg');
    await passes.look(passes.at('photos/day'));
    passes.remove(3);
    await passes.pass();
    expect(passes.gone(ALL)).toEqual([]);
  });
});

describe('a look at one folder', () => {
  it('tells that a JPEG is missing whose raw lies in another', async () => {
    for (const n of [21, 22, 23]) {
      passes.lay(passes.raw(n, 'photos/raw'), n, 'raw');
      passes.lay(passes.jpeg(n, 'photos/jpeg'), n, 'jpeg');
    }
    await passes.pass();
    unlinkSync(passes.jpeg(22, 'photos/jpeg'));
    await passes.look(passes.at('photos/jpeg'));
    expect(passes.told.find(({ kind }) => kind === 'jpeg-missing')).toMatchObject({ raws: [passes.raw(22, 'photos/raw')] });
  });
  it('learns of a pair of which one half came to another folder', async () => {
    passes.lay(passes.raw(21, 'photos/raw'), 21, 'raw');
    passes.lay(passes.raw(22, 'photos/raw'), 22, 'raw');
    passes.lay(passes.jpeg(22, 'photos/jpeg'), 22, 'jpeg');
    await passes.pass();
    passes.lay(passes.jpeg(21, 'photos/jpeg'), 21, 'jpeg');
    await passes.look(passes.at('photos/jpeg'));
    expect((await passes.deps.memory.recall([passes.at('photos/raw')])).get(passes.raw(21, 'photos/raw'))?.twin).toBe(
      passes.jpeg(21, 'photos/jpeg'),
    );
  });
});

describe('a brake', () => {
  it('holds up what is too much, until a person lets go just that', async () => {
    await passes.start({ maxTrash: { count: 1 } });
    await missing(2, 3);
    await passes.pass();
    expect([passes.gone(ALL), passes.kinds().includes('paused')]).toEqual([[], true]);
    passes.remove(4, 5);
    await passes.deps.records.ask(passes.at('photos'), 'release');
    await passes.pass(0);
    await passes.pass();
    await passes.pass();
    expect(passes.gone(ALL)).toEqual([]);
    passes.lay(passes.jpeg(4), 4, 'jpeg');
    passes.lay(passes.jpeg(5), 5, 'jpeg');
    await passes.pass();
    await passes.pass();
    expect(passes.gone(ALL)).toEqual([2, 3]);
  });
  it('holds until a person has looked, also when fewer wait by then', async () => {
    await passes.start({ maxTrash: { count: 1 } });
    await missing(2, 3);
    passes.lay(passes.jpeg(2), 2, 'jpeg');
    await passes.pass();
    await passes.pass();
    expect(passes.gone(ALL)).toEqual([]);
    passes.lay(passes.jpeg(3), 3, 'jpeg');
    await passes.pass();
    expect(passes.kinds().at(-1)).toBe('well-again');
  });
  it('holds when a person accepts the folder as it is', async () => {
    await passes.start({ maxTrash: { count: 1 } });
    await missing(2, 3);
    await passes.deps.records.ask(passes.at('photos'), 'accept');
    passes.lay(passes.jpeg(2), 2, 'jpeg');
    for (let n = 0; n < 3; n++) await passes.pass();
    expect(passes.gone(ALL)).toEqual([]);
  });
  it('of one root holds up no other', async () => {
    passes.layPairs(11, 16, 'more/day');
    await passes.start({ roots: [passes.at('photos'), passes.at('more')], maxTrash: { count: 1 } });
    await passes.pass();
    passes.remove(2, 3);
    unlinkSync(passes.jpeg(14, 'more/day'));
    await passes.pass();
    await passes.pass();
    expect([passes.gone(ALL), existsSync(passes.raw(14, 'more/day'))]).toEqual([[], false]);
  });
});

describe('what comes back', () => {
  const goes = async () => {
    await missing(3);
    await passes.pass();
    expect(passes.gone(ALL)).toEqual([3]);
  };
  it('by hand is left alone, over a restart too, until its JPEG was there and is deleted again', async () => {
    await goes();
    passes.takeFromTrash(3);
    await passes.pass();
    expect(passes.watching?.waiting.size).toBe(0);
    expect([...(await passes.deps.memory.undone()).keys()]).toEqual([passes.raw(3)]);
    for (let n = 0; n < 3; n++) await passes.pass();
    await passes.start();
    for (let n = 0; n < 3; n++) await passes.pass();
    expect(passes.gone(ALL)).toEqual([]);
    passes.lay(passes.jpeg(3), 3, 'jpeg');
    await passes.pass();
    passes.remove(3);
    await passes.pass();
    await passes.pass();
    expect(passes.gone(ALL)).toEqual([3]);
  });
  it('by hand is left alone when the daemon was killed before it kept its record', async () => {
    await missing(3);
    const before = passes.watching?.roots.recordOf(passes.at('photos'));
    await passes.pass();
    if (before) await passes.deps.records.write(before);
    passes.takeFromTrash(3);
    await passes.start();
    for (let n = 0; n < 3; n++) await passes.pass();
    expect(passes.gone(ALL)).toEqual([]);
  });
  it('by hand is left alone when the daemon was killed before the journal said that it went', async () => {
    await missing(3);
    const before = passes.watching?.roots.recordOf(passes.at('photos'));
    await passes.pass();
    if (before) await passes.deps.records.write(before);
    const [run] = await passes.deps.journal.runs();
    const journal = passes.at('state/runs', `${run}.ndjson`);
    const lines = readFileSync(journal, 'utf8').split('\n');
    writeFileSync(journal, lines.filter(line => !/"type":"(receipt|end)"/.test(line)).join('\n'));
    writeFileSync(passes.at('state/open', String(run)), '');
    passes.takeFromTrash(3);
    await passes.start();
    for (let n = 0; n < 3; n++) await passes.pass();
    expect(passes.kinds()).toContain('settled');
    expect(passes.gone(ALL)).toEqual([]);
  });
  it('is none that never moved, as a run meant that was cut off before', async () => {
    await missing(3);
    const { size, mtimeNs, ctimeNs } = statSync(passes.raw(3), { bigint: true });
    const meant = {
      raw: passes.raw(3),
      bytes: Number(size),
      mtimeNs: String(mtimeNs),
      run: 'cut off',
      told: false,
      ctimeNs: String(ctimeNs),
    };
    const record = passes.watching?.roots.recordOf(passes.at('photos'));
    if (record) await passes.watching?.roots.keep({ ...record, trashed: [meant] });
    await passes.pass();
    expect(passes.gone(ALL)).toEqual([3]);
  });
  it('by hand while a TIFF made from it stands beside it is known to be wanted when that goes', async () => {
    await goes();
    passes.takeFromTrash(3);
    passes.lay(passes.at('photos/day/DSC3.tif'), 3, 'jpeg');
    const { made } = await passes.pass();
    expect(made?.plan.actions).toEqual([]);
    expect(made?.plan.kept.find(({ raw }) => raw.path === passes.raw(3))?.reason).toBe('paired');
    unlinkSync(passes.at('photos/day/DSC3.tif'));
    for (let n = 0; n < 3; n++) await passes.pass();
    expect(passes.gone(ALL)).toEqual([]);
  });
  it('is wanted still when a TIFF that was made from it is deleted', async () => {
    await goes();
    passes.takeFromTrash(3);
    await passes.pass();
    passes.lay(passes.at('photos/day/DSC3.tif'), 3, 'jpeg');
    await passes.pass();
    unlinkSync(passes.at('photos/day/DSC3.tif'));
    for (let n = 0; n < 3; n++) await passes.pass();
    expect(passes.gone(ALL)).toEqual([]);
  });
  it.each([
    ['at another time', 0, 1_715_941_000],
    ['with another size', 9, 1_715_940_000],
  ])('is not another raw that was shot under the same name %s', async (_, more, seconds) => {
    utimesSync(passes.raw(3), 1_715_940_000, 1_715_940_000);
    await goes();
    writeFileSync(passes.raw(3), Buffer.concat([buildHead({ ...shotOf(3), subsec: '870' }, 'raw'), Buffer.alloc(more)]));
    utimesSync(passes.raw(3), seconds, seconds);
    await passes.pass();
    await passes.pass();
    expect(passes.gone(ALL)).toEqual([3]);
  });
  it('a JPEG too late is told by a look at its folder, once', async () => {
    await goes();
    passes.lay(passes.jpeg(3), 3, 'jpeg');
    await passes.look(passes.at('photos/other'));
    expect(passes.kinds()).not.toContain('jpeg-back');
    await passes.look(passes.at('photos/day'));
    expect(passes.told.at(-1)).toMatchObject({ kind: 'jpeg-back', raw: passes.raw(3), twin: passes.jpeg(3) });
    await passes.look(passes.at('photos/day'));
    await passes.pass();
    expect(passes.kinds().filter(kind => kind === 'jpeg-back')).toHaveLength(1);
  });
});
