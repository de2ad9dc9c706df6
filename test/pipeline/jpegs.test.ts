import { existsSync, mkdirSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ownTaken } from '../../src/cli/own-taken.js';
import { realFs } from '../../src/execute/real-fs.js';
import type { AbsPath } from '../../src/model/frame.js';
import type { Made } from '../../src/pipeline.js';
import type { TakenStore } from '../../src/ports/taken.js';
import { BothPlans } from '../support/both-plans.js';

let world: BothPlans;
/** Five pairs, seen by both memories; the raw of the third is deleted. Its JPEG would go. */
beforeEach(async () => {
  world = await BothPlans.told(['shoot . sony DSC%05d 1-5', 'shoot raw sony RAW%d 1-3 twins-in jpeg']);
  await world.plan('jpeg');
  await world.tell(['rename DSC00003.ARW to "DSC00003.ARW away"', 'rename raw/RAW2.ARW to "raw/RAW2 away"']);
});
afterEach(() => world.end());

const JPEG = 'DSC00003.JPG';
const goes = ({ plan }: Made) => plan.actions.map(({ raw }) => raw.path.slice(world.tree.length + 1));
const back = (to: string) => `rename "DSC00003.ARW away" to "${to}"`;

describe('right before the move', () => {
  it('what is as it was goes', async () => {
    const made = await world.plan('jpeg');
    expect(goes(made)).toEqual([JPEG, 'jpeg/RAW2.JPG']);
    expect((await world.carry(made)).map(({ outcome }) => outcome)).toEqual(['trashed', 'trashed']);
  });

  it.each<[what: string, step: string, why: object]>([
    ['its raw is back', back('DSC00003.ARW'), { is: 'raw-back', name: 'DSC00003.ARW' }],
    ['its raw is back in other letters', back('dsc00003.arw'), { is: 'raw-back', name: 'dsc00003.arw' }],
    ['its raw came as a DNG', back('DSC00003.dng'), { is: 'raw-back', name: 'DSC00003.dng' }],
    ['a raw was made from its raw', back('DSC00003-Enhanced-NR.dng'), { is: 'raw-back', name: 'DSC00003-Enhanced-NR.dng' }],
    ['its raw is in a package', back('DSC00003.eip'), { is: 'raw-back', name: 'DSC00003.eip' }],
    ['its raw is being copied', back('DSC00003.ARW.part'), { is: 'raw-back', name: 'DSC00003.ARW.part' }],
    ['its raw is in the cloud', back('.DSC00003.ARW.icloud'), { is: 'raw-back', name: '.DSC00003.ARW.icloud' }],
    ['a picture was made from it', 'file DSC00003-edit.jpg jpeg', { is: 'raw-back', name: 'DSC00003-edit.jpg' }],
    ['a TIFF was made from it', 'file DSC00003.tif tiff', { is: 'raw-back', name: 'DSC00003.tif' }],
    ['a sidecar of it is new', 'file DSC00003.JPG.xmp xmp rating 1', { is: 'new-sidecar', name: 'DSC00003.JPG.xmp' }],
    ['a sidecar of the stem is new', 'file DSC00003.xmp xmp rating 1', { is: 'new-sidecar', name: 'DSC00003.xmp' }],
    ['a sidecar of its raw is new', 'file DSC00003.ARW.xmp xmp rating 1', { is: 'new-sidecar', name: 'DSC00003.ARW.xmp' }],
    ['it was changed', `embed ${JPEG} xmp rating 0`, { is: 'changed-since-plan' }],
  ])('it stays where %s', async (_, step, why) => {
    const made = await world.plan('jpeg');
    await world.tell([step]);
    expect(await world.carry(made)).toMatchObject([{ outcome: 'skipped', why }, { outcome: 'trashed' }]);
    expect(existsSync(world.at(JPEG))).toBe(true);
  });

  it('it stays where its raw is there and no listing says so', async () => {
    const made = await world.plan('jpeg');
    await world.tell([back('DSC00003.DNG')]);
    const real = realFs();
    const fs = { ...real, names: async (folder: AbsPath) => (await real.names(folder)).filter(name => name !== 'DSC00003.DNG') };
    expect((await world.carry(made, { fs }))[0]).toMatchObject({ outcome: 'skipped', why: { is: 'raw-unlisted', name: 'DSC00003.DNG' } });
  });

  it('it stays where the raw that memory saw in another folder is back', async () => {
    const made = await world.plan('jpeg');
    await world.tell(['rename "raw/RAW2 away" to raw/RAW2.ARW']);
    expect((await world.carry(made))[1]).toMatchObject({ outcome: 'skipped', why: { is: 'raw-unlisted', name: 'RAW2.ARW' } });
  });
});

it('nothing is gone while raws of the shoot are being written, though the JPEG has rested', async () => {
  const changedMs = (name: string) => statSync(world.at(name)).ctimeMs;
  const rest = { policy: { settleSeconds: 1_000 }, now: new Date(Math.ceil(changedMs(JPEG)) + 1_000_010) };
  expect(goes(await world.plan('jpeg', rest))).toContain(JPEG);
  do utimesSync(world.at('DSC00001.ARW'), new Date(), new Date());
  while (changedMs('DSC00001.ARW') < changedMs(JPEG) + 30);
  const { plan } = await world.plan('jpeg', rest);
  expect(plan.kept.find(({ raw }) => raw.path === world.at(JPEG))).toMatchObject({ reason: 'too-recent' });
});

describe('what is taken', () => {
  const taken = (half: 'raw' | 'jpeg') => ownTaken(world.state).recall(half);

  it('is noted before it moves: where that fails, nothing moves', async () => {
    const made = await world.plan('jpeg');
    const full: TakenStore = { ...ownTaken(world.state), note: async () => Promise.reject(new Error('full')) };
    await expect(world.carry(made, { taken: full })).rejects.toThrow('full');
    expect(existsSync(world.at(JPEG))).toBe(true);
    let isThere: boolean | undefined;
    const asked: TakenStore = {
      ...ownTaken(world.state),
      note: async rows => {
        isThere = existsSync(world.at(JPEG));
        await ownTaken(world.state).note(rows);
      },
    };
    await world.carry(made, { taken: asked });
    expect([isThere, existsSync(world.at(JPEG))]).toEqual([true, false]);
  });

  it('is kept with what it says of its capture; what stayed is no more on the list', async () => {
    const made = await world.plan('jpeg');
    await world.tell(['file DSC00003.xmp xmp rating 1']);
    await world.carry(made);
    expect(await taken('jpeg')).toMatchObject([
      { path: world.at('jpeg/RAW2.JPG'), half: 'jpeg', run: world.run, capture: { model: 'ILCE-7M4' } },
    ]);
    expect(await taken('raw')).toEqual([]);
  });

  it('raws are noted by a run of raws, and their undo takes them off', async () => {
    await world.tell([`delete DSC00001.JPG`]);
    await world.carry(await world.plan('raw'));
    expect((await taken('raw')).map(({ path }) => path)).toEqual([world.at('DSC00001.ARW')]);
    await world.undo();
    expect(await taken('raw')).toEqual([]);
  });

  it('what stands at its place again, however it came there, is taken off by the next plan of the other kind', async () => {
    await world.tell([`file backup.jp copy of ${JPEG}`]);
    await world.carry(await world.plan('jpeg'));
    expect(await taken('jpeg')).toHaveLength(2);
    await world.tell([`rename backup.jp to ${JPEG}`]);
    await world.plan('raw');
    expect((await taken('jpeg')).map(({ path }) => path)).toEqual([world.at('jpeg/RAW2.JPG')]);
  });

  it('a plan of raws that memory would have proven keeps the raw', async () => {
    await world.plan('raw');
    await world.carry(await world.plan('jpeg'));
    await world.tell([back('DSC00003.ARW'), 'rename "raw/RAW2 away" to raw/elsewhere.ARW']);
    const { plan } = await world.plan('raw', { policy: { trust: 'stem' } });
    expect(plan.kept.find(({ raw }) => raw.path === world.at('DSC00003.ARW'))).toMatchObject({
      reason: 'unsure',
      because: [{ kind: 'trashed-twin' }],
    });
    expect(goes(await world.plan('raw'))).toEqual([]);
    const named = (await world.plan('raw')).plan.kept.find(({ raw }) => raw.path === world.at('raw/elsewhere.ARW'));
    expect(named).toMatchObject({ reason: 'unsure', because: [{ kind: 'trashed-twin', as: world.at('jpeg/RAW2.JPG') }] });
  });

  it('where the list is there and cannot be read, no plan is made: it may be the reason to keep a half', async () => {
    mkdirSync(join(world.state, 'taken', 'jpegs.jsonl'), { recursive: true });
    await expect(world.plan('raw', { memory: false })).rejects.toMatchObject({ code: 'STATE_UNUSABLE' });
    mkdirSync(join(world.state, 'taken', 'raws.jsonl'));
    await expect(world.plan('jpeg', { memory: false })).rejects.toMatchObject({ code: 'STATE_UNUSABLE' });
  });

  it('a plan that listed the folders before the run takes nothing off the list', async () => {
    const made = await world.plan('jpeg');
    await world.plan('raw', { whenListed: () => world.carry(made) });
    expect((await taken('jpeg')).map(({ path }) => path)).toEqual([world.at(JPEG), world.at('jpeg/RAW2.JPG')]);
  });

  it('nor does one that looks while a run is about to move them', async () => {
    const made = await world.plan('jpeg');
    const store = ownTaken(world.state);
    const note: TakenStore['note'] = async rows => {
      await store.note(rows);
      await world.plan('raw');
    };
    expect((await world.carry(made, { taken: { ...store, note } })).map(({ outcome }) => outcome)).toEqual(['trashed', 'trashed']);
    expect(await taken('jpeg')).toHaveLength(2);
  });

  it('another shot under the same name says nothing of the one that was taken', async () => {
    await world.plan('raw');
    await world.carry(await world.plan('jpeg'));
    await world.tell(['shoot other sony X%d 1-9', `rename other/X9.JPG to ${JPEG}`, 'delete other']);
    await world.plan('raw');
    expect(await taken('jpeg')).toHaveLength(2);
    await world.tell([`delete ${JPEG}`, back('elsewhere.ARW')]);
    expect(goes(await world.plan('raw'))).toEqual([]);
  });

  it('an undo takes off what its own run took, and not what another run took from the same place', async () => {
    await world.carry(await world.plan('jpeg'));
    const [first] = await taken('jpeg');
    await world.tell(['shoot other sony X%d 1-9', `rename other/X9.JPG to ${JPEG}`, 'delete other']);
    const made = await world.plan('jpeg', { policy: { trust: 'stem' } });
    expect(goes(made)).toEqual([JPEG]);
    await world.carry(made);
    await world.undo();
    expect((await taken('jpeg')).filter(({ path }) => path === world.at(JPEG))).toEqual([first]);
  });
});
