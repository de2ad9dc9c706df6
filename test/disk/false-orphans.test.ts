import { chmodSync, chownSync, mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildHead } from '../../fixtures/heads/build-head.js';
import type { Shot } from '../../fixtures/heads/shot.js';
import { type How, noStrace, type Ran, rawtwin, saysStackTrace, strace } from '../support/disk/bin.js';
import { everythingBelow } from '../support/disk/census.js';
import { newStage, type Stage, strike } from '../support/disk/stage.js';
import { cannotMount, KINDS, must, newVolume, takeAway } from '../support/disk/volumes.js';

const why = (missing: string | null): string => (missing ? ` (did not run: ${missing})` : '');
const noRoot = process.platform === 'linux' && process.getuid?.() === 0 ? null : 'only root on Linux can be another user';
const noMount = cannotMount(KINDS.ext4);

let stage: Stage;
const jpegs = () => join(stage.photos, 'jpeg');
beforeEach(() => {
  stage = newStage();
});
afterEach(() => strike(stage));

/** Shots of a camera that says that it wrote a JPEG with each: without a look at the JPEGs all of them were proven orphans. */
function lay(folder: string, form: 'raw' | 'jpeg', numbers: readonly number[], age: 'old' | 'new' = 'old'): void {
  mkdirSync(folder, { recursive: true });
  for (const n of numbers) {
    const shot: Shot = {
      camera: 'sony',
      takenAt: `2024-05-17T10:00:0${n}`,
      subsec: '120',
      serial: '4711',
      counter: n,
      recorded: 'with-jpeg',
    };
    const path = join(folder, `DSC0000${n}.${form === 'raw' ? 'ARW' : 'JPG'}`);
    writeFileSync(path, buildHead(shot, form));
    if (age === 'old') utimesSync(path, 1_715_940_000, 1_715_940_000);
  }
}
const ALL = [1, 2, 3, 4];
const plan = (more: readonly string[] = [], how: How = {}) =>
  rawtwin(stage, ['plan', stage.photos, '--settle', '0', '--json', ...more], how);

/** No action, each raw kept with this reason, and the exit code. */
function expectAllKept(ran: Ran, status: number, reason: string): void {
  expect([ran.status, saysStackTrace(ran)], ran.stderr).toEqual([status, false]);
  const { actions, kept } = JSON.parse(ran.stdout);
  expect(actions).toEqual([]);
  expect(kept.map((row: { reason: string }) => row.reason)).toEqual(ALL.map(() => reason));
}

describe.skipIf(noStrace)(`a folder of JPEGs that the system does not list${why(noStrace)}`, () => {
  it.each([
    ['getdents64', 'EIO'],
    ['getdents64', 'ENOTCONN'],
    ['getdents64', 'ENOMEM'],
    ['openat', 'EMFILE'],
    ['openat', 'ENFILE'],
    ['openat', 'EACCES'],
    ['openat', 'ESTALE'],
  ])(
    '%s says %s: no action, each raw is kept as unlisted, exit 3',
    async (call, code) => {
      lay(join(stage.photos, 'raw'), 'raw', ALL);
      lay(jpegs(), 'jpeg', ALL);
      const rules = ['-P', jpegs(), '-e', `trace=${call}`, '-e', `inject=${call}:error=${code}`];
      const ran = await plan([], { under: strace(...rules) });
      expectAllKept(ran, 3, 'unlisted');
      expect(JSON.parse(ran.stdout).unreadable).toEqual([{ path: jpegs(), code }]);
    },
    30_000,
  );

  it('half of it is listed before the disk breaks: the same', async () => {
    lay(join(stage.photos, 'raw'), 'raw', ALL);
    lay(jpegs(), 'jpeg', ALL);
    const rules = ['-P', jpegs(), '-e', 'trace=getdents64', '-e', 'inject=getdents64:error=EIO:when=2'];
    expectAllKept(await plan([], { under: strace(...rules) }), 3, 'unlisted');
  }, 30_000);
});

describe.skipIf(noRoot)(`a folder of JPEGs that this user may not read${why(noRoot)}`, () => {
  it.each([
    ['not at all (mode 000)', 0o000],
    ['names but not into it (mode 444)', 0o444],
    ['into it but no names (mode 111)', 0o111],
  ])(
    '%s: no action, each raw is kept, exit 3',
    async (_, mode) => {
      lay(join(stage.photos, 'raw'), 'raw', ALL);
      lay(join(jpegs(), 'day'), 'jpeg', ALL);
      mkdirSync(stage.state);
      for (const { path } of everythingBelow(stage.top)) chownSync(path, 1234, 1234);
      chmodSync(stage.top, 0o755);
      chmodSync(jpegs(), mode);
      const ran = await plan([], { under: ['setpriv', '--reuid', '1234', '--regid', '1234', '--clear-groups'] });
      expectAllKept(ran, 3, 'unlisted');
      chmodSync(jpegs(), 0o755);
    },
    30_000,
  );
});

describe.skipIf(noMount)(`a folder of JPEGs whose disk is not mounted${why(noMount)}`, () => {
  it.each(['tmpfs', 'ext4'])(
    '%s, unmounted after a scan that saw the pairs: no action',
    async kind => {
      lay(join(stage.photos, 'raw'), 'raw', ALL);
      mkdirSync(jpegs());
      const volume = kind === 'ext4' ? newVolume(KINDS.ext4) : null;
      if (volume) must('mount', '--bind', volume.at, jpegs());
      else must('mount', '-t', 'tmpfs', 'tmpfs', jpegs());
      try {
        lay(jpegs(), 'jpeg', ALL);
        expectAllKept(await plan(), 0, 'paired');
        takeAway(jpegs());
        expectAllKept(await plan(), 0, 'unlisted');
        expectAllKept(await plan(['--no-memory']), 0, 'no-jpegs-here');
        const trash = await rawtwin(stage, ['trash', stage.photos, '--yes', '--settle', '0', '--json']);
        expect(JSON.parse(trash.stdout).receipts ?? []).toEqual([]);
      } finally {
        takeAway(jpegs());
        volume?.close();
      }
    },
    60_000,
  );

  it('an --also folder whose disk is gone is refused before anything moves', async () => {
    lay(stage.photos, 'raw', ALL);
    lay(stage.photos, 'jpeg', [1]);
    const also = join(stage.top, 'card B');
    mkdirSync(also);
    const ran = await rawtwin(stage, ['trash', stage.photos, '--also', also, '--yes', '--settle', '0', '--json']);
    expect(ran.status, ran.stderr).toBe(4);
    expect(ran.stderr).toMatch(/holds no files. Is its disk mounted/);
    rmSync(also, { recursive: true });
    expect((await rawtwin(stage, ['trash', stage.photos, '--also', also, '--yes', '--settle', '0'])).status).toBe(2);
    expect(everythingBelow(stage.photos).filter(({ path }) => path.endsWith('.ARW'))).toHaveLength(4);
  }, 30_000);

  it('a root on whose place another disk is mounted now, with less on it, is refused', async () => {
    lay(join(stage.photos, 'a'), 'raw', ALL);
    lay(join(stage.photos, 'a'), 'jpeg', ALL);
    expectAllKept(await plan(), 0, 'paired');
    must('mount', '-t', 'tmpfs', 'tmpfs', stage.photos);
    try {
      lay(join(stage.photos, 'a'), 'raw', [1, 2]);
      lay(join(stage.photos, 'a'), 'jpeg', [1]);
      const ran = await rawtwin(stage, ['trash', stage.photos, '--yes', '--settle', '0', '--json']);
      expect(ran.status).toBe(4);
      expect(ran.stderr).toMatch(/holds 3 files now and held 8/);
      expect(everythingBelow(stage.photos).filter(({ kind }) => kind === 'file')).toHaveLength(3);
    } finally {
      takeAway(stage.photos);
    }
  }, 30_000);
});

describe('a root that is not what it was', () => {
  it('replaced by an empty folder: refused, nothing is made in it', async () => {
    lay(stage.photos, 'raw', ALL);
    lay(stage.photos, 'jpeg', ALL);
    await plan();
    renameSync(stage.photos, join(stage.top, 'moved'));
    mkdirSync(stage.photos);
    const ran = await rawtwin(stage, ['trash', stage.photos, '--yes', '--settle', '0', '--json']);
    expect(ran.status).toBe(4);
    expect(everythingBelow(stage.photos)).toHaveLength(1);
  }, 30_000);

  it('copied half: what came just now is too recent to be judged', async () => {
    lay(stage.photos, 'raw', ALL, 'new');
    lay(stage.photos, 'jpeg', [1, 2], 'new');
    const ran = await rawtwin(stage, ['plan', stage.photos, '--json']);
    const { actions, kept } = JSON.parse(ran.stdout);
    expect(actions).toEqual([]);
    expect(kept.map((row: { reason: string }) => row.reason)).toEqual(['paired', 'paired', 'too-recent', 'too-recent']);
  }, 30_000);
});
