import { mkdirSync, renameSync, truncateSync, unlinkSync, writeFileSync } from 'node:fs';
import { buildHead } from '../../../fixtures/heads/build-head.js';
import { xmpPacket } from '../../../fixtures/heads/xmp.js';
import { nameOf, shotOf } from '../../e2e/daemon.js';
import { put, type Scene, sleep } from '../../support/watch/scene.js';
import { playAll, type Story } from './play.js';

const moveJpeg = (scene: Scene, n: number, folder: string): void => {
  mkdirSync(scene.at(folder), { recursive: true });
  renameSync(scene.jpeg(n), scene.jpeg(n, folder));
};

const STORIES: readonly Story[] = [
  {
    name: 'many are deleted one after another, faster than the grace: all go, when it is over',
    goes: [1, 3, 4, 6],
    async act(scene) {
      for (const n of [1, 3, 4, 6]) {
        scene.delete(n);
        await sleep(400);
      }
    },
  },
  {
    name: 'a file manager moves one to the trash can of the disk, inside the folder: it goes',
    goes: [2],
    act: scene => moveJpeg(scene, 2, 'photos/.Trash-1000/files'),
  },
  {
    name: 'one is put aside in a folder for rejects that is no trash can: its raw stays',
    act: scene => moveJpeg(scene, 2, 'photos/rejects'),
  },
  {
    name: 'all JPEGs of a folder are deleted but one: the raws of the others go',
    goes: [1, 2, 3, 4, 5],
    act: scene => scene.delete(1, 2, 3, 4, 5),
  },
  {
    name: 'a sidecar without rating or edits appears within the grace: the grace begins again, and it goes along',
    goes: [5],
    words: ['--grace', '6s'],
    async act(scene) {
      scene.delete(5);
      await scene.daemon.next('jpeg-missing');
      await scene.wholePass();
      put(scene, `photos/day/${nameOf(5)}.xmp`, xmpPacket('xmp:Nickname="five"'));
      await scene.daemon.next('grace-renewed');
    },
  },
  {
    name: 'the raw is edited within the grace: it stays',
    words: ['--grace', '6s'],
    async act(scene) {
      scene.delete(5);
      await scene.daemon.next('jpeg-missing');
      await scene.wholePass();
      put(
        scene,
        `photos/day/${nameOf(5)}.xmp`,
        xmpPacket('xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/" crs:Exposure2012="+0.50"'),
      );
      await scene.daemon.next('kept-after-all');
    },
  },
  {
    name: 'one is deleted, and its raw by hand too: nothing is left to go',
    act(scene) {
      put(scene, 'photos/day/extra.ARW', buildHead(shotOf(50), 'raw'));
      put(scene, 'photos/day/extra.JPG', buildHead(shotOf(50), 'jpeg'));
      unlinkSync(scene.at('photos/day/extra.JPG'));
      unlinkSync(scene.at('photos/day/extra.ARW'));
    },
  },
  { name: 'one is emptied to no bytes: it is still there, and so is its raw', act: scene => truncateSync(scene.jpeg(4), 0) },
  {
    name: 'a HEIF is written beside a JPEG, then the JPEG deleted: its raw stays',
    async act(scene) {
      put(scene, `photos/day/${nameOf(2)}.HEIC`, buildHead(shotOf(2), 'heif'));
      await scene.wholePass();
      scene.delete(2);
    },
  },
  {
    name: 'a HEIF is written beside a JPEG, then both are deleted: its raw goes',
    goes: [2],
    async act(scene) {
      put(scene, `photos/day/${nameOf(2)}.HEIC`, buildHead(shotOf(2), 'heif'));
      await scene.wholePass();
      scene.delete(2);
      await scene.wholePass();
      unlinkSync(scene.at('photos/day', `${nameOf(2)}.HEIC`));
    },
  },
  {
    name: 'a developed TIFF stands beside a JPEG that is deleted: its raw stays',
    async act(scene) {
      put(scene, `photos/day/${nameOf(2)}-Edit.tif`, 'II*\0\b\0\0\0\0\0\0\0\0\0');
      await scene.wholePass();
      scene.delete(2);
    },
  },
  {
    name: 'a cloud client takes one off the disk and leaves its placeholder: its raw stays',
    act(scene) {
      scene.delete(2);
      writeFileSync(scene.at('photos/day', `.${nameOf(2)}.JPG.icloud`), 'bplist00');
    },
  },
  {
    name: 'the grace of one ends while many others are being moved: it goes right after them',
    goes: [2, ...Array.from({ length: 180 }, (_, i) => 2000 + i)],
    words: ['--grace', '3s'],
    lay: scene => scene.layPairs(2000, 2399, 'photos/shoot'),
    async act(scene) {
      for (let n = 2000; n < 2180; n++) unlinkSync(scene.jpeg(n, 'photos/shoot'));
      scene.daemon.child.kill('SIGHUP');
      await scene.daemon.next('jpeg-missing');
      scene.delete(2);
      scene.daemon.child.kill('SIGHUP');
      await scene.daemon.until(() => scene.hasTrashed(2), 'the raw of 2 went, without a scan that was asked for');
    },
  },
  {
    name: 'a burst of 900 is rejected: the brake holds it, and all go when it is released',
    goes: Array.from({ length: 900 }, (_, i) => 2000 + i),
    tells: ['paused', 'released'],
    lay: scene => scene.layPairs(2000, 3799, 'photos/burst'),
    async act(scene) {
      for (let n = 2000; n < 2900; n++) unlinkSync(scene.jpeg(n, 'photos/burst'));
      await scene.daemon.next('paused', ({ reason }) => reason === 'brake');
      await scene.wholePass();
      await scene.wholePass();
      if (scene.stock().trashed.length > 0) throw new Error('it did not brake');
      await scene.run('watch', '--release', 'photos');
      await scene.daemon.next('released', ({ raws }) => raws === 900);
    },
  },
];

playAll('JPEGs are deleted', STORIES);
