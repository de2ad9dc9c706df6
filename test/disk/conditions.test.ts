import { chmodSync, chownSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Ran, rawtwin, saysStackTrace, trashWords } from '../support/disk/bin.js';
import { everythingBelow } from '../support/disk/census.js';
import { layShoot, newStage, type Stage, strike } from '../support/disk/stage.js';
import { assertAllComesBack, assertHome, assertNothingLost, type Before, lookAt } from '../support/disk/stage-world.js';
import { cannotMount, KINDS, must, newVolume, takeAway, type Volume } from '../support/disk/volumes.js';

const why = (missing: string | null): string => (missing ? ` (did not run: ${missing})` : '');
const noExt4 = cannotMount({ ...KINDS.ext4, needs: ['mkfs.ext4', 'chattr'] });
const receiptsOf = ({ stdout }: Ran): { outcome: string; raw: string; why?: string }[] => JSON.parse(stdout).receipts;

/** Fills a volume to its last byte, or its last inode. */
function fill(folder: string, what: 'bytes' | 'inodes'): void {
  const block = Buffer.alloc(what === 'bytes' ? 64 * 1024 : 0);
  let size = block.length;
  for (let n = 0; ; n++) {
    try {
      writeFileSync(join(folder, `fill${n}`), block.subarray(0, size));
    } catch (error) {
      if (size <= 512) return void error;
      size = 512;
    }
  }
}

describe.skipIf(noExt4)(`a disk that is full${why(noExt4)}`, () => {
  it.each([
    ['bytes', 'card', 'folder'],
    ['bytes', 'home', 'system'],
    ['inodes', 'card', 'system'],
    ['inodes', 'home', 'folder'],
  ] as const)(
    '(no %s left, state on the %s, --to %s): nothing is lost, what moved comes back',
    async (what, state, to) => {
      const stage0 = newStage();
      const card = join(stage0.top, 'card');
      mkdirSync(card);
      must('mount', '-t', 'tmpfs', '-o', 'size=1m,nr_inodes=80', 'tmpfs', card);
      const stage: Stage = { ...stage0, photos: join(card, 'photos'), state: state === 'card' ? join(card, 'state') : stage0.state };
      try {
        layShoot(stage.photos, { orphans: 4 });
        const before = lookAt(stage);
        fill(card, what);
        const ran = await rawtwin(stage, trashWords(stage.photos, '--to', to));
        expect([0, 2, 3], ran.stderr).toContain(ran.status);
        expect(ran.status === 0 || /ENOSPC|cannot be written/.test(ran.stdout + ran.stderr)).toBe(true);
        expect(saysStackTrace(ran)).toBe(false);
        assertNothingLost(stage, before);
        for (const name of readdirSync(card)) if (name.startsWith('fill')) must('rm', join(card, name));
        await assertAllComesBack(stage, before, 'whole', 'notes');
      } finally {
        takeAway(card);
        strike(stage0);
      }
    },
    30_000,
  );
});

describe.skipIf(noExt4)(`files that may not be moved (ext4)${why(noExt4)}`, () => {
  let volume: Volume;
  let stage: Stage;
  let before: Before;
  beforeEach(() => {
    volume = newVolume(KINDS.ext4);
    stage = newStage(join(volume.at, 'photos'));
    layShoot(stage.photos, { orphans: 4 });
    before = lookAt(stage);
  });
  afterEach(() => {
    must('chattr', '-R', '-i', '-a', stage.photos);
    volume.close();
    strike(stage);
  });

  it.each([
    ['an immutable raw (chattr +i)', '+i', 'day 0/O0.ARW', ['O0.ARW']],
    ['a raw to append to only (chattr +a)', '+a', 'day 0/O0.ARW', ['O0.ARW']],
    ['an immutable sidecar', '+i', 'day 0/O0.xmp', ['O0.ARW']],
    ['an immutable folder', '+i', 'day 0', ['O0.ARW', 'O2.ARW']],
    ['a folder to append to only', '+a', 'day 0', ['O0.ARW', 'O2.ARW']],
  ])(
    '%s stays with all that belongs to it; the others go and come back',
    async (_, flag, path, staying) => {
      must('chattr', flag, join(stage.photos, path));
      const ran = await rawtwin(stage, trashWords(stage.photos));
      expect(ran.status).toBe(3);
      const left = receiptsOf(ran).filter(({ outcome }) => outcome !== 'trashed');
      expect(left.map(({ raw }) => raw.split('/').at(-1))).toEqual(staying);
      for (const { why } of left) expect(why).toMatch(/EPERM|EACCES/);
      assertNothingLost(stage, before);
      const names = everythingBelow(stage.photos).map(one => one.path);
      expect(names).toContain(join(stage.photos, 'day 0/O0.xmp'));
      must('chattr', '-R', '-i', '-a', stage.photos);
      await assertAllComesBack(stage, before);
    },
    30_000,
  );
});

const noOtherUser = process.platform === 'linux' && process.getuid?.() === 0 ? null : 'only root on Linux can be another user';
describe.skipIf(noOtherUser)(`as a user among others${why(noOtherUser)}`, () => {
  const asUser = { under: ['setpriv', '--reuid', '1234', '--regid', '1234', '--clear-groups'] };
  const own = (stage: Stage, ...paths: string[]) => {
    for (const { path } of everythingBelow(...paths)) chownSync(path, 1234, 1234);
    for (const path of [stage.home, stage.data]) chownSync(path, 1234, 1234);
    mkdirSync(stage.state, { recursive: true });
    chownSync(stage.state, 1234, 1234);
    chmodSync(stage.top, 0o755);
  };

  it('in a sticky folder of another owner, another’s raws stay and one’s own go', async () => {
    const stage = newStage();
    layShoot(stage.photos, { orphans: 2, folders: 1 });
    own(stage, join(stage.photos, 'day 0/O1.ARW'), join(stage.photos, 'day 0/O1.xmp'));
    for (const path of [stage.photos, join(stage.photos, 'day 0')]) chmodSync(path, 0o1777);
    const before = lookAt(stage);
    const ran = await rawtwin(stage, trashWords(stage.photos), asUser);
    expect(ran.status, ran.stderr).toBe(3);
    expect(receiptsOf(ran).map(({ outcome, why }) => [outcome, why])).toEqual([
      ['skipped', 'belongs to another user (uid 0); run rawtwin as that user'],
      ['trashed', undefined],
    ]);
    assertNothingLost(stage, before);
    expect((await rawtwin(stage, ['undo'], asUser)).status).toBe(0);
    assertHome(stage, before);
    strike(stage);
  }, 30_000);

  it('root over a user’s tree moves nothing and makes nothing in it', async () => {
    const stage = newStage();
    layShoot(stage.photos, { orphans: 3 });
    for (const { path } of everythingBelow(stage.photos)) chownSync(path, 1234, 1234);
    const before = everythingBelow(stage.photos);
    for (const to of ['auto', 'folder'] as const) {
      const ran = await rawtwin(stage, trashWords(stage.photos, '--to', to));
      expect(ran.status).toBe(3);
      for (const { outcome, why } of receiptsOf(ran)) expect([outcome, why]).toEqual(['skipped', expect.stringMatching(/uid 1234/)]);
      expect(everythingBelow(stage.photos)).toEqual(before);
    }
    strike(stage);
  }, 30_000);

  it('root with a user’s home refuses, and makes nothing in it', async () => {
    const stage = newStage();
    layShoot(stage.photos, { orphans: 1 });
    chownSync(stage.home, 1234, 1234);
    const env = { RAWTWIN_STATE_DIR: '', XDG_STATE_HOME: '', XDG_CONFIG_HOME: '' };
    for (const words of [trashWords(stage.photos), ['undo'], ['history'], ['plan', stage.photos]]) {
      const ran = await rawtwin(stage, words, { env });
      expect([ran.status, saysStackTrace(ran)]).toEqual([2, false]);
      expect(ran.stderr).toMatch(/belongs to another user \(uid 1234\)/);
      expect(readdirSync(stage.home)).toEqual([]);
    }
    strike(stage);
  }, 30_000);
});

describe('two processes at once', () => {
  it.each([
    ['one root', ''],
    ['a root and a folder below it', 'day 0'],
  ])(
    'on %s: one works, the other says who does; nothing is lost or moved twice',
    async (_, below) => {
      const stage = newStage();
      layShoot(stage.photos, { orphans: 60 });
      const before = lookAt(stage);
      const both = await Promise.all([rawtwin(stage, trashWords(stage.photos)), rawtwin(stage, trashWords(join(stage.photos, below)))]);
      for (const ran of both) {
        // 4: it listed the folders when the other had moved more than half of the files, and cannot know that they are safe.
        expect([0, 3, 4, 5], ran.stderr).toContain(ran.status);
        expect(saysStackTrace(ran)).toBe(false);
        if (ran.status === 4) expect(ran.stderr).toMatch(/held 104 at the last good scan/);
        if (ran.status === 5) expect(ran.stderr).toMatch(/is held by `rawtwin trash` \(process \d+/);
      }
      assertNothingLost(stage, before);
      await assertAllComesBack(stage, before);
      strike(stage);
    },
    60_000,
  );
});
