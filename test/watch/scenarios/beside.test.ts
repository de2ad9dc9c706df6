import assert from 'node:assert/strict';
import { utimesSync, writeFileSync } from 'node:fs';
import { buildHead } from '../../../fixtures/heads/build-head.js';
import { shotOf } from '../../e2e/daemon.js';
import { playAll, type Story } from './play.js';

const TRASH = ['trash', 'photos', '--yes', '--settle', '0', '--to', 'folder'] as const;

const STORIES: readonly Story[] = [
  {
    name: '`trash` runs while the daemon would: each raw goes once',
    goes: [1, 3, 5],
    async act(scene) {
      scene.delete(1, 3, 5);
      scene.daemon.child.kill('SIGHUP');
      await Promise.all([1, 2, 3].map(() => scene.runAmongOthers(...TRASH)));
    },
  },
  {
    name: 'what `trash` took and `undo` brought back, both beside the daemon, stays',
    words: ['--grace', '6s'],
    goes: [2],
    async act(scene) {
      scene.delete(1);
      await scene.daemon.next('jpeg-missing');
      await scene.run(...TRASH);
      assert.deepEqual(scene.stock().trashed, [1]);
      await scene.run('undo');
      scene.delete(2);
    },
  },
  {
    name: 'what is undone while no daemon runs stays when one runs again',
    goes: [4],
    async act(scene) {
      scene.delete(3);
      const { run } = await scene.daemon.next('trashed');
      await scene.daemon.stop();
      await scene.run('undo', run);
      await scene.start('photos', '--grace', '1s', '--settle', '0', '--to', 'folder');
      scene.delete(4);
    },
  },
  {
    name: 'what `trash` took and a person took back by hand at once, both beside the daemon, stays',
    words: ['--grace', '6s'],
    goes: [2],
    async act(scene) {
      scene.delete(1);
      await scene.daemon.next('jpeg-missing');
      await scene.run(...TRASH);
      scene.takeFromTrash(1);
      scene.delete(2);
    },
  },
  {
    name: 'what `trash` took stays when a person takes it back by hand, after whole scans without it',
    words: ['--grace', '4s'],
    goes: [2],
    async act(scene) {
      scene.delete(1);
      await scene.daemon.next('jpeg-missing');
      await scene.run(...TRASH);
      await scene.wholePass();
      scene.takeFromTrash(1);
      scene.delete(2);
    },
  },
  {
    name: 'what `trash` took and a person took back by hand while no daemon runs stays when one runs again',
    goes: [4],
    async act(scene) {
      await scene.daemon.stop();
      scene.delete(3);
      await scene.run(...TRASH);
      scene.takeFromTrash(3);
      await scene.start('photos', '--grace', '1s', '--settle', '0', '--to', 'folder');
      scene.delete(4);
    },
  },
  {
    name: 'what a person took back by hand goes when its JPEG was there since and is deleted again',
    goes: [1],
    async act(scene) {
      await scene.daemon.stop();
      scene.delete(1);
      await scene.run(...TRASH);
      scene.takeFromTrash(1);
      await scene.start('photos', '--grace', '1s', '--settle', '0', '--to', 'folder');
      scene.layJpeg(1);
      await scene.wholePass();
      scene.delete(1);
      await scene.trashed(1);
    },
  },
  {
    name: 'another raw that is shot under the name of one in trash is not taken for that one',
    goes: [3, 3],
    async act(scene) {
      await scene.daemon.stop();
      scene.delete(3);
      await scene.run(...TRASH);
      await scene.start('photos', '--grace', '1s', '--settle', '0', '--to', 'folder');
      const another = buildHead({ ...shotOf(3), subsec: '870' }, 'raw');
      scene.own(3, another);
      writeFileSync(scene.raw(3), another);
      utimesSync(scene.raw(3), 1_715_940_000, 1_715_941_000);
      await scene.trashed(3);
    },
  },
  {
    name: 'the JPEG is put back after its raw went: it is told, and what it tells brings the raw back for good',
    tells: ['jpeg-back'],
    async act(scene) {
      scene.delete(3);
      await scene.daemon.next('trashed');
      await scene.wholePass();
      scene.layJpeg(3);
      const { run } = await scene.daemon.next('jpeg-back');
      await scene.run('undo', run);
      await scene.wholePass();
    },
  },
  {
    name: 'the JPEG is put back within the grace, deleted and put back again: its raw stays',
    words: ['--grace', '6s'],
    async act(scene) {
      for (const _ of ['once', 'and again']) {
        scene.delete(3);
        await scene.daemon.next('jpeg-missing');
        scene.layJpeg(3);
        await scene.daemon.next('kept-after-all');
      }
    },
  },
  {
    name: '`plan`, `explain`, `history`, `status` and `purge` run while raws go: none is in the way',
    goes: [1, 2, 3],
    async act(scene) {
      scene.delete(1, 2, 3);
      scene.daemon.child.kill('SIGHUP');
      await scene.run('plan', 'photos');
      await scene.run('explain', scene.raw(5));
      await scene.run('purge', '--older-than', '30d', '--yes');
      await scene.run('history');
      await scene.run('watch', 'status');
      await scene.run('plan', 'photos', '--json');
    },
  },
];

playAll('other commands run beside the daemon', STORIES);
