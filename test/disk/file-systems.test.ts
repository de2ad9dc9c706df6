import { mkdirSync, statSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rawtwin, saysStackTrace, trashWords } from '../support/disk/bin.js';
import { inTrash, tree } from '../support/disk/census.js';
import { Gone, playUntil, trashAll } from '../support/disk/cut-off.js';
import { noBindfs, PLACES, type Place, readOnlyView } from '../support/disk/places.js';
import { layShoot, newStage, type Stage, strike } from '../support/disk/stage.js';
import { assertAllComesBack, assertHome, assertNothingLost, type Before, lookAt, worldOf } from '../support/disk/stage-world.js';
import { cannotMount, KINDS, must, newVolume } from '../support/disk/volumes.js';

const why = (missing: string | null): string => (missing ? ` (did not run: ${missing})` : '');

describe.each(PLACES)('$name', ({ name, missing, make }) => {
  describe.skipIf(missing)(`trash, undo and recovery${why(missing)}`, () => {
    let place: Place;
    let stage: Stage;
    let before: Before;
    beforeEach(() => {
      place = make();
      mkdirSync(place.photos, { recursive: true });
      stage = newStage(place.photos);
      layShoot(stage.photos, { orphans: 4 });
      before = lookAt(stage);
    });
    afterEach(() => {
      strike(stage);
      place.close();
    });

    it('trashes by rename on that volume, and undo gives the same tree', async () => {
      await trashAll(stage, 'auto');
      assertNothingLost(stage, before);
      expect(tree(stage.photos)).toHaveLength(4);
      const isElsewhere = statSync(stage.data).dev !== statSync(stage.photos).dev;
      if (isElsewhere) expect(inTrash(stage.data), 'never on another volume').toEqual([]);
      await assertAllComesBack(stage, before);
    });

    it.runIf(/exFAT|NTFS|bindfs/.test(name))(
      'so does the whole command line',
      async () => {
        const ran = await rawtwin(stage, trashWords(stage.photos));
        expect(ran.status, ran.stderr).toBe(0);
        expect(JSON.parse(ran.stdout).totals).toMatchObject({ trashed: 4, skipped: 0, failed: 0 });
        const back = await rawtwin(stage, ['undo', '--json']);
        expect([back.status, JSON.parse(back.stdout).blocked]).toEqual([0, []]);
        assertHome(stage, before);
      },
      60_000,
    );

    it.each(['auto', 'folder'] as const)(
      'a run and an undo cut off anywhere are settled (%s)',
      async to => {
        for (const at of [12, 38, 56]) {
          await playUntil(stage, 'trash', to, at, () => Promise.reject(new Gone('trash')));
          await assertAllComesBack(stage, before);
          strike(stage);
          stage = newStage(place.photos);
          await trashAll(stage, to);
          await playUntil(stage, 'undo', to, at, () => Promise.reject(new Gone('undo')));
          await assertAllComesBack(stage, before, 'sidecars first');
          strike(stage);
          stage = newStage(place.photos);
        }
      },
      60_000,
    );
  });
});

describe.skipIf(noBindfs)(`a volume that nobody may write to (bindfs -o ro)${why(noBindfs)}`, () => {
  it.each(['auto', 'system', 'folder'] as const)(
    'is refused before anything moves, with the reason (--to %s)',
    async to => {
      const stage = newStage();
      layShoot(stage.photos, { orphans: 3 });
      const before = lookAt(stage);
      const view = readOnlyView(stage.photos);
      try {
        const ran = await rawtwin(stage, trashWords(view.at, '--to', to));
        expect(ran.status).toBe(3);
        expect(ran.stdout + ran.stderr).toMatch(/EROFS|read-only/);
        expect(saysStackTrace(ran)).toBe(false);
        assertHome(stage, before);
      } finally {
        view.close();
        strike(stage);
      }
    },
    30_000,
  );
});

const noFat = cannotMount(KINDS.fat32);
describe.skipIf(noFat)(`FAT32 (fusefat), whose driver changes the time of a file that it renames${why(noFat)}`, () => {
  it('what looks changed after its move is put back or told; no photo is lost', async () => {
    const volume = newVolume(KINDS.fat32);
    const stage = newStage(`${volume.at}/photos`);
    try {
      layShoot(stage.photos, { orphans: 3 });
      const before = lookAt(stage).contents;
      const ran = await rawtwin(stage, trashWords(stage.photos));
      expect([0, 3]).toContain(ran.status);
      expect(saysStackTrace(ran)).toBe(false);
      for (const { outcome, why } of JSON.parse(ran.stdout).receipts) {
        if (outcome !== 'trashed') expect(why).toMatch(/changed in the instant of the move/);
      }
      expect(lookAt(stage).contents).toEqual(before);
      const back = await rawtwin(stage, ['undo', '--json']);
      expect([0, 2, 3]).toContain(back.status);
      expect(lookAt(stage).contents).toEqual(before);
    } finally {
      volume.close();
      strike(stage);
    }
  }, 30_000);
});

const noExt4 = cannotMount(KINDS.ext4);
describe.skipIf(noExt4)(`a volume that turns read-only (remount,ro)${why(noExt4)}`, () => {
  it('in mid-run keeps what is left; in mid-undo the rest comes later', async () => {
    const volume = newVolume(KINDS.ext4);
    try {
      for (const verb of ['trash', 'undo'] as const) {
        const stage = newStage(`${volume.at}/photos-${verb}`);
        layShoot(stage.photos, { orphans: 4, label: verb });
        const before = lookAt(stage);
        if (verb === 'undo') await trashAll(stage, 'folder');
        await playUntil(stage, verb, 'folder', verb === 'trash' ? 48 : 40, () => void must('mount', '-o', 'remount,ro', volume.at));
        assertNothingLost(stage, before);
        must('mount', '-o', 'remount,rw', volume.at);
        await assertAllComesBack(stage, before, 'sidecars first', 'notes');
        expect(await worldOf(stage).deps.journal.unfinished()).toEqual([]);
        strike(stage);
      }
    } finally {
      volume.close();
    }
  }, 30_000);
});
