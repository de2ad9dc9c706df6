import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, renameSync, rmdirSync } from 'node:fs';
import type { PauseReason } from '../../../src/model/watch.js';
import { PROJECT } from '../../support/disk/bin.js';
import { cannotMount, KINDS, must, takeAway } from '../../support/disk/volumes.js';
import { asNobody, mountDisk, mountFuse, mountMemory, newDisk, ontoDisk, unmountAll } from '../../support/watch/mounts.js';
import { type Scene, sleep } from '../../support/watch/scene.js';
import { playAll, type Story } from './play.js';

/** It pauses for this reason, and in two more whole passes nothing goes. */
async function rests(scene: Scene, ...reasons: readonly PauseReason[]): Promise<void> {
  await scene.daemon.next('paused', ({ reason }) => reasons.includes(reason));
  await scene.wholePass();
  const { trashed } = scene.stock();
  if (trashed.length > 0) throw new Error(`${trashed} went while the folder was not well`);
}
const wellAgain = (scene: Scene) => scene.daemon.next('well-again');
const layTree = (scene: Scene): void => {
  for (let n = 20; n < 26; n++) {
    scene.layRaw(n, 'photos/tree/RAW');
    scene.layJpeg(n, 'photos/tree/JPEG');
  }
};
const moveAway = (scene: Scene, folder: string) => renameSync(scene.at(folder), scene.at(`${folder}.away`));
const moveBack = (scene: Scene, folder: string) => renameSync(scene.at(`${folder}.away`), scene.at(folder));

const EVERYWHERE: readonly Story[] = [
  {
    name: 'an empty folder stands in the place of the root, and the right one comes back: what was deleted then goes',
    goes: [2],
    async act(scene) {
      moveAway(scene, 'photos');
      mkdirSync(scene.at('photos'));
      await rests(scene, 'empty', 'gone');
      rmdirSync(scene.at('photos'));
      moveBack(scene, 'photos');
      await wellAgain(scene);
      scene.delete(2);
    },
  },
  {
    name: 'a copy of the root, marker and all, of which the JPEGs were left out: nothing goes before the right one is back',
    async act(scene) {
      moveAway(scene, 'photos');
      cpSync(scene.at('photos.away'), scene.at('photos'), { recursive: true, filter: path => !path.endsWith('.JPG') });
      await rests(scene, 'other-disk', 'gone');
      must('rm', '-r', scene.at('photos'));
      moveBack(scene, 'photos');
      await wellAgain(scene);
    },
  },
  {
    name: 'the second of two roots goes away: a JPEG deleted in the first one waits until it is back',
    folders: ['photos', 'second'],
    lay: scene => scene.layPairs(30, 32, 'second'),
    goes: [2],
    async act(scene) {
      moveAway(scene, 'second');
      scene.delete(2);
      await rests(scene, 'gone');
      moveBack(scene, 'second');
      await wellAgain(scene);
    },
  },
  {
    name: 'the second of two roots goes away within the grace, with the JPEG that was moved there: nothing of it goes',
    folders: ['photos', 'second'],
    words: ['--grace', '4s'],
    lay: scene => scene.layPairs(30, 32, 'second'),
    async act(scene) {
      renameSync(scene.jpeg(1), scene.at('second/renamed.jpg'));
      await scene.wholePass();
      moveAway(scene, 'second');
      await rests(scene, 'gone');
      moveBack(scene, 'second');
      await wellAgain(scene);
    },
  },
  {
    name: 'the root goes away and comes back within the grace: the grace begins again, and the raw goes then',
    goes: [3],
    words: ['--grace', '4s'],
    tells: ['new-epoch'],
    async act(scene) {
      scene.delete(3);
      await scene.daemon.next('jpeg-missing');
      await scene.wholePass();
      moveAway(scene, 'photos');
      await rests(scene, 'gone');
      moveBack(scene, 'photos');
      await wellAgain(scene);
    },
  },
];

const DISKS: readonly Story[] = [
  {
    name: 'the root is a tmpfs that is unmounted, and is another one when it is mounted again: nothing goes before it is accepted',
    lay: scene => ontoDisk(scene, 'photos', at => mountMemory(at)),
    after: scene => unmountAll(scene, 'photos'),
    tells: ['accepted'],
    async act(scene) {
      cpSync(scene.at('photos'), scene.at('saved'), { recursive: true, preserveTimestamps: true });
      takeAway(scene.at('photos'));
      await scene.daemon.next('paused');
      mountMemory(scene.at('photos'));
      cpSync(scene.at('saved'), scene.at('photos'), { recursive: true, preserveTimestamps: true });
      must('rm', '-r', scene.at('saved'));
      await scene.wholePass();
      await scene.wholePass();
      await scene.run('watch', '--accept', 'photos');
      await scene.daemon.next('accepted');
    },
  },
  {
    name: 'a tmpfs with the JPEGs below the root is unmounted, and an empty folder stays: nothing goes',
    lay(scene) {
      layTree(scene);
      ontoDisk(scene, 'photos/tree/JPEG', at => mountMemory(at));
    },
    after: scene => unmountAll(scene, 'photos/tree/JPEG'),
    act: scene => takeAway(scene.at('photos/tree/JPEG')),
  },
  {
    name: 'a disk that is the root is unmounted in the grace and mounted again: only what was deleted goes, by a new grace',
    goes: [3],
    words: ['--grace', '4s'],
    tells: ['new-epoch'],
    lay(scene) {
      newDisk(scene.at('image'));
      ontoDisk(scene, 'photos', at => mountDisk(scene.at('image'), at));
    },
    after: scene => unmountAll(scene, 'photos'),
    async act(scene) {
      scene.delete(3);
      await scene.daemon.next('jpeg-missing');
      await scene.wholePass();
      takeAway(scene.at('photos'));
      await rests(scene, 'gone', 'empty');
      mountDisk(scene.at('image'), scene.at('photos'));
      await wellAgain(scene);
    },
  },
  {
    name: 'a disk with the JPEGs below the root is unmounted, and mounted again later: nothing goes',
    lay(scene) {
      layTree(scene);
      newDisk(scene.at('image'));
      ontoDisk(scene, 'photos/tree/JPEG', at => mountDisk(scene.at('image'), at));
    },
    after: scene => unmountAll(scene, 'photos/tree/JPEG'),
    async act(scene) {
      takeAway(scene.at('photos/tree/JPEG'));
      await scene.wholePass();
      await scene.wholePass();
      mountDisk(scene.at('image'), scene.at('photos/tree/JPEG'));
    },
  },
  {
    name: 'another disk, with the raws and the marker copied to it, is mounted in the place of the root: nothing goes',
    async lay(scene) {
      newDisk(scene.at('image'));
      await sleep(1100); // ext4 keeps the birth of a disk to the second
      newDisk(scene.at('other'));
      ontoDisk(scene, 'photos', at => mountDisk(scene.at('image'), at));
    },
    after: scene => unmountAll(scene, 'photos', 'copy'),
    async act(scene) {
      mountDisk(scene.at('other'), scene.at('copy'));
      cpSync(scene.at('photos'), scene.at('copy'), { recursive: true, filter: path => !path.endsWith('.JPG') });
      for (const folder of ['copy', 'photos']) takeAway(scene.at(folder));
      mountDisk(scene.at('other'), scene.at('photos'));
      await rests(scene, 'gone', 'empty', 'other-disk');
      takeAway(scene.at('photos'));
      mountDisk(scene.at('image'), scene.at('photos'));
      await wellAgain(scene);
    },
  },
  {
    name: 'an empty folder is mounted over the root (bind): nothing goes; it is well again when it is taken off',
    goes: [4],
    after: scene => unmountAll(scene, 'photos'),
    async act(scene) {
      mkdirSync(scene.at('nothing'));
      must('mount', '--bind', scene.at('nothing'), scene.at('photos'));
      scene.daemon.child.kill('SIGHUP');
      await rests(scene, 'empty');
      takeAway(scene.at('photos'));
      await wellAgain(scene);
      scene.delete(4);
    },
  },
];

const fuses = new Map<Scene, { kill(): void }>();
const FUSE: readonly Story[] = [
  {
    name: 'its daemon is killed under the root, and the disk put in again: only what was deleted goes',
    goes: [5],
    async lay(scene) {
      renameSync(scene.at('photos'), scene.at('photos.mirror'));
      fuses.set(scene, await mountFuse(scene.at('photos.mirror'), scene.at('photos')));
    },
    after: scene => unmountAll(scene, 'photos'),
    async act(scene) {
      fuses.get(scene)?.kill();
      scene.daemon.child.kill('SIGHUP');
      await rests(scene, 'unreadable');
      takeAway(scene.at('photos'));
      await mountFuse(scene.at('photos.mirror'), scene.at('photos'));
      // FUSE keeps no births here: whether it is known again hangs on the device number that was free.
      const isOther = () => scene.daemon.events.some(event => event.kind === 'paused' && event.reason === 'other-disk');
      await scene.daemon.until(() => scene.daemon.has('well-again') || isOther(), 'it is back');
      if (isOther()) await scene.run('watch', '--accept', 'photos');
      await scene.daemon.until(() => scene.daemon.has('well-again') || scene.daemon.has('accepted'), 'it goes on');
      scene.delete(5);
    },
  },
  {
    name: 'its daemon is killed under the folder of the JPEGs: nothing goes, nor when the folder stands empty',
    async lay(scene) {
      layTree(scene);
      renameSync(scene.at('photos/tree/JPEG'), scene.at('jpegs.mirror'));
      fuses.set(scene, await mountFuse(scene.at('jpegs.mirror'), scene.at('photos/tree/JPEG')));
    },
    after: scene => unmountAll(scene, 'photos/tree/JPEG'),
    async act(scene) {
      fuses.get(scene)?.kill();
      scene.daemon.child.kill('SIGHUP');
      await scene.daemon.next('unreadable');
      scene.delete(2);
      await scene.wholePass();
      takeAway(scene.at('photos/tree/JPEG'));
      await scene.wholePass();
      await scene.wholePass();
    },
    goes: [2],
  },
];

/** Null, or why no daemon of another user can run here. */
function cannotBeAnother(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'only root on Linux can start a process of another user';
  const words = ['--reuid', '1234', '--regid', '1234', '--clear-groups', process.execPath, `${PROJECT}/bin/rawtwin.js`, '--version'];
  return spawnSync('setpriv', words).status === 0 ? null : 'another user cannot run rawtwin from here';
}
const FORBIDDEN: readonly Story[] = [
  {
    name: 'the folder of the JPEGs (chmod 000): nothing goes, of no folder, until it can be read again',
    goes: [2],
    lay(scene) {
      layTree(scene);
      asNobody(scene);
    },
    async act(scene) {
      chmodSync(scene.at('photos/tree/JPEG'), 0);
      await scene.wholePass();
      await scene.daemon.next('unreadable');
      scene.delete(2);
      await scene.wholePass();
      await scene.wholePass();
      if (scene.stock().trashed.length > 0) throw new Error('something went while a folder could not be read');
      chmodSync(scene.at('photos/tree/JPEG'), 0o755);
    },
  },
  {
    name: 'the root (chmod 000): nothing goes until it can be read again',
    goes: [2],
    lay: scene => asNobody(scene),
    async act(scene) {
      chmodSync(scene.at('photos'), 0);
      scene.daemon.child.kill('SIGHUP');
      await scene.daemon.next('paused', ({ reason }) => reason === 'unreadable');
      chmodSync(scene.at('photos'), 0o755);
      await wellAgain(scene);
      scene.delete(2);
    },
  },
  {
    name: "a raw that the daemon may not move (its folder is another user's): it is left, and told; the others go",
    goes: [4],
    tells: ['left'],
    lay(scene) {
      scene.layPairs(30, 31, 'photos/other');
      asNobody(scene);
      must('chown', '-R', '0:0', scene.at('photos/other'));
    },
    async act(scene) {
      renameSync(scene.jpeg(30, 'photos/other'), scene.at('gone.jpg'));
      scene.delete(4);
      await scene.daemon.next('left');
    },
  },
];

playAll('a root goes away', EVERYWHERE);
playAll('disks come and go', DISKS, cannotMount(KINDS.ext4));
playAll('a FUSE disk', FUSE, cannotMount({ ...KINDS.ext4, needs: ['bindfs'] }));
playAll('what may not be read', FORBIDDEN, cannotBeAnother());
