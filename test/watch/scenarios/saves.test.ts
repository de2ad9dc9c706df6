import { appendFileSync, closeSync, ftruncateSync, openSync, renameSync, unlinkSync, writeFileSync, writeSync } from 'node:fs';
import { buildHead } from '../../../fixtures/heads/build-head.js';
import { jpegOf, nameOf, shotOf } from '../../e2e/daemon.js';
import { type Scene, sleep } from '../../support/watch/scene.js';
import { playAll, type Story } from './play.js';

const exported = (n: number): Buffer => buildHead(shotOf(n), 'export');

/** Saves so often, for longer than the grace, with so long between two. */
const again = async (save: () => void | Promise<void>, times = 12, every = 250): Promise<void> => {
  for (let n = 0; n < times; n++) {
    await save();
    await sleep(every);
  }
};
const aside = (scene: Scene): string => scene.at('photos/day/.save-1.tmp');

const STORIES: readonly Story[] = [
  {
    name: 'by a new file renamed over the old one, again and again',
    act: scene =>
      again(() => {
        writeFileSync(aside(scene), exported(1));
        renameSync(aside(scene), scene.jpeg(1));
      }),
  },
  {
    name: 'by unlinking the old file and renaming the new one to its name, again and again, with a pause between',
    words: ['--grace', '5s'],
    act: scene =>
      again(
        async () => {
          writeFileSync(aside(scene), exported(1));
          unlinkSync(scene.jpeg(1));
          await scene.wholePass();
          renameSync(aside(scene), scene.jpeg(1));
          await scene.wholePass();
        },
        4,
        100,
      ),
  },
  {
    name: 'by renaming the old file to a backup and writing a new one',
    act: scene =>
      again(async () => {
        renameSync(scene.jpeg(1), `${scene.jpeg(1)}~`);
        await sleep(50);
        writeFileSync(scene.jpeg(1), exported(1));
        unlinkSync(`${scene.jpeg(1)}~`);
      }),
  },
  {
    name: 'by rewriting it in place, from no bytes on, slowly',
    async act(scene) {
      const file = openSync(scene.jpeg(1), 'r+');
      ftruncateSync(file);
      const bytes = exported(1);
      for (let at = 0; at < bytes.length; at += Math.ceil(bytes.length / 8)) {
        writeSync(file, bytes.subarray(at, at + Math.ceil(bytes.length / 8)));
        await sleep(300);
      }
      closeSync(file);
    },
  },
  {
    name: 'under another name, stripped of all that the camera wrote, before the original is deleted',
    async act(scene) {
      writeFileSync(scene.at('photos/day', `${nameOf(1)}-2.jpg`), buildHead(shotOf(1), 'stripped'));
      await scene.wholePass();
      scene.delete(1);
    },
  },
  {
    name: 'with a temporary file that is left behind when the editor crashes: the JPEG is gone, and its raw goes',
    goes: [1],
    act(scene) {
      writeFileSync(aside(scene), exported(1).subarray(0, 100));
      scene.delete(1);
    },
  },
  {
    name: 'of a note beside them, all the time: the grace of a deleted JPEG waits until the folder rests',
    goes: [2],
    async act(scene) {
      scene.delete(2);
      await again(() => appendFileSync(scene.at('photos/day/notes.txt'), 'more\n'), 20, 200);
      if (scene.hasTrashed(2)) throw new Error('it went while work went on in its folder');
    },
  },
  {
    name: 'of one, while another is deleted in the same folder: only the raw of the deleted one goes',
    goes: [6],
    async act(scene) {
      scene.delete(6);
      await again(() => {
        unlinkSync(scene.jpeg(1));
        writeFileSync(scene.jpeg(1), jpegOf(1));
      }, 6);
    },
  },
];

playAll('an editor saves', STORIES);
