import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Random } from './fuzz/random.js';
import { trashed, undo } from './soak/actions/by-hand.js';
import { check, overdue } from './soak/check.js';
import { Disk } from './soak/disk.js';
import type { Shot } from './soak/model.js';
import { runSoak } from './soak/run.js';
import type { Ask, Outcome } from './soak/soak.js';
import { User } from './soak/user.js';
import { Watcher } from './soak/watcher.js';

const BIN = fileURLToPath(new URL('../../bin/rawtwin.js', import.meta.url));
const NOW = () => 86_400_000 * 5;
const FINE: Outcome = { counts: new Map([['cull one', 3]]), episodes: 2, moved: 3, wrongMoves: 0, missed: 0, failures: [], kept: null };

async function run(words: readonly string[], outcome: Outcome) {
  const [lines, asks]: [string[], Ask[]] = [[], []];
  const live = async (ask: Ask) => {
    asks.push(ask);
    return outcome;
  };
  const status = await runSoak(words, 'the bin', line => lines.push(line), NOW, live);
  return { status, asks, text: lines.join('\n') };
}

describe('npm run soak', () => {
  it('ends well and prints what was done', async () => {
    const { status, text, asks } = await run(['--minutes', '2', '--seed', '7'], FINE);
    expect([status, asks]).toEqual([0, [{ seed: 7, minutes: 2, bin: 'the bin' }]]);
    expect(text).toMatch(/cull one +3\n/);
    expect(text).toContain('seed 7, 2 episodes, 3 raws moved, 0 wrongly, 0 missed, 0 failures');
  });
  it('lasts an hour with the seed of the day unless it is told otherwise', async () =>
    expect((await run([], FINE)).asks).toEqual([{ seed: 5, minutes: 60, bin: 'the bin' }]));
  it('ends with 1, the line that repeats it, and where the logs are', async () => {
    const { status, text } = await run(['--seed', '7'], { ...FINE, failures: ['lost: a raw'], kept: 'some folder' });
    expect(status).toBe(1);
    expect(text).toContain("FAILED lost: a raw\nFAILED npm run soak -- --minutes 60 --seed 7\n  daemon's log and all files: some folder");
  });
  it('does not take nothing done for nothing wrong', async () => expect((await run([], { ...FINE, episodes: 0 })).status).toBe(1));
  it.each([[['--what']], [['--seed', 'x']], [['--minutes', '0']]])('%j is asked wrongly: 2, and the usage', async words => {
    const { status, asks, text } = await run(words, FINE);
    expect([status, asks.length]).toEqual([2, 0]);
    expect(text).toMatch(/^Usage: npm run soak/);
  });
});

describe('the check of a soak', () => {
  let land: string;
  let user: User;
  let shot: Shot;
  beforeEach(() => {
    land = realpathSync(mkdtempSync(join(tmpdir(), 'rawtwin-soak-')));
    const watcher = new Watcher({ bin: BIN, cwd: land, env: {}, log: join(land, 'log') });
    user = new User({ land, disk: new Disk(), watcher, random: new Random(1), tell: () => undefined, card: null });
    shot = shotIn('photos/day', 'sony');
  });
  afterEach(() => rmSync(land, { recursive: true, force: true }));

  function shotIn(folder: string, camera: 'sony' | 'nikon', hasJpeg = true): Shot {
    const made = user.press(camera, join(land, folder), hasJpeg);
    user.disk.write(made.raw.path, made.bytes.raw);
    user.rawIsThere(made);
    if (hasJpeg) user.addPicture(made, user.jpegHome(made), made.bytes.jpeg, true);
    return made;
  }
  const inTrash = () => join(land, 'photos/.rawtwin/trash/run/day/raw');
  const toTrash = () => {
    mkdirSync(dirname(inTrash()), { recursive: true });
    renameSync(shot.raw.path, inTrash());
  };
  const fromTrash = () => renameSync(inTrash(), shot.raw.path);
  const found = async () => {
    await check(user);
    return user.failures.map(text => text.replace(/:.*/, ''));
  };

  const cull = () => user.deletePictures(shot);
  const rate = () => Object.assign(shot, { isRated: true });
  const undone = () => Object.assign(shot, { isUndone: true });
  const putBack = () => user.addPicture(shot, user.jpegHome(shot), shot.bytes.jpeg, true);
  const see = () => seen(shot);
  const between = (camera: 'sony' | 'nikon') => [
    () => seen(shotIn('photos/between', camera)),
    () => user.deletePictures(shotIn('photos/between', camera)),
    () => seen(shotIn('photos/between', camera)),
  ];
  const moved = () => {
    if (shot.jpeg) user.disk.move(shot.jpeg, join(land, 'photos/day/selects/one.jpg'));
    shot.pictureFolders.add(join(land, 'photos/day/selects'));
  };
  const pictureToTrash = () => {
    mkdirSync(dirname(inTrash()), { recursive: true });
    renameSync(user.jpegHome(shot), inTrash());
  };

  it.each<[string, readonly (() => unknown)[], readonly string[]]>([
    ['nothing happened', [], []],
    ['a raw with a JPEG is in trash', [toTrash], ['moved though it is wanted']],
    ['a raw whose JPEG was culled is in trash', [cull, toTrash], []],
    ['the same, and it was rated before', [cull, rate, toTrash], ['moved though it is wanted']],
    ['its JPEG was put back when it was in trash', [cull, toTrash, putBack], []],
    ['a raw is gone', [() => unlinkSync(shot.raw.path)], ['lost']],
    ['a raw is there twice', [() => copyFileSync(shot.raw.path, `${shot.raw.path}.copy`)], ['twice']],
    ['a raw is elsewhere', [() => renameSync(shot.raw.path, join(land, 'elsewhere'))], ['strayed']],
    ['a JPEG is in trash', [pictureToTrash], ['strayed']],
    ['a file of nobody is there', [() => writeFileSync(join(land, 'photos/day/what'), 'what')], ['nobody wrote this']],
  ])('%s', async (_, steps, failures) => {
    for (const step of steps) step();
    expect(await found()).toEqual(failures);
  });

  it.each<[string, readonly (() => unknown)[], number]>([
    ['its JPEG is there', [], 0],
    ['it was culled after it was seen', [see, cull], 1],
    ['it was culled before it was seen', [cull], 0],
    ['the same, between two of its camera that were seen', [...between('sony')], 1],
    ['the same, before one of its camera that was seen', [() => seen(shotIn('photos/day', 'sony')), cull], 0],
    ['the same, between two of a camera that does not tell', [...between('nikon')], 0],
    ['it was undone', [see, cull, undone], 0],
    ['its JPEG was in another folder, where others are still', [see, moved, () => shotIn('photos/day/selects', 'sony'), cull], 1],
    ['its JPEG was alone in another folder', [see, moved, cull], 0],
  ])('must go or not: %s', (_, steps, count) => {
    for (const step of steps) step();
    expect(overdue(user)).toHaveLength(count);
  });
  it.each<[string, number, readonly ((run: string) => unknown)[], readonly string[]]>([
    ['brought all back', 0, [() => fromTrash()], []],
    ['says that all is well and leaves a raw', 0, [], ['undo of run left']],
    ['is incomplete', 3, [() => fromTrash()], ['undo of run ended with 3']],
    ['is incomplete where something was taken out by hand', 3, [() => fromTrash(), run => user.takenFrom.add(run)], []],
    ['leaves a raw as well', 3, [run => user.takenFrom.add(run)], ['undo of run left']],
    ['is refused, though something was taken out by hand', 4, [run => user.takenFrom.add(run)], ['undo of run ended with 4']],
  ])('an undo %s', (_, status, steps, failures) => {
    cull();
    toTrash();
    const all = trashed(user);
    Object.assign(user.watcher, { run: (_verb: string, run: string) => ({ status: steps.map(step => step(run)) && status, text: '' }) });
    undo(user, 'run', all);
    expect(user.failures.map(text => text.replace(/ \/.*/, ''))).toEqual(failures);
  });
  const seen = (one: Shot) => Object.assign(one, { seenAt: one.raw.path });
});

it('a short life with the daemon: nothing wanted is moved, all else goes', { timeout: 180_000 }, async () => {
  const lines: string[] = [];
  const status = await runSoak(['--minutes', '0.3', '--seed', '7'], BIN, line => lines.push(line), Date.now);
  expect(status, lines.join('\n')).toBe(0);
});
