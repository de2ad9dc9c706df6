import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { nameOf } from '../../e2e/daemon.js';
import type { Scene } from '../../support/watch/scene.js';
import { playAll, type Story } from './play.js';

const ALL = [1, 2, 3, 4, 5, 6];
const move = (scene: Scene, from: string, to: string): void => renameSync(scene.at(from), scene.at(to));

const STORIES: readonly Story[] = [
  {
    name: 'a JPEG is renamed, and another deleted: the raw of the deleted one goes alone',
    goes: [4],
    act(scene) {
      renameSync(scene.jpeg(1), scene.at('photos/day/sunset.jpg'));
      scene.delete(4);
    },
  },
  {
    name: 'a JPEG changes the case of its name: its raw stays',
    act: scene => renameSync(scene.jpeg(1), scene.at('photos/day', `${nameOf(1).toLowerCase()}.jpg`)),
  },
  {
    name: 'a JPEG is moved to selects/ and renamed there; selects/ is renamed later: its raw stays',
    async act(scene) {
      mkdirSync(scene.at('photos/selects'));
      renameSync(scene.jpeg(1), scene.at('photos/selects/best.jpg'));
      await scene.wholePass();
      move(scene, 'photos/selects', 'photos/portfolio');
    },
  },
  {
    name: 'a JPEG is moved to another watched folder: its raw stays; deleted there, it goes',
    folders: ['photos', 'second'],
    lay: scene => scene.layPairs(30, 31, 'second'),
    goes: [2],
    async act(scene) {
      renameSync(scene.jpeg(1), scene.jpeg(1, 'second'));
      renameSync(scene.jpeg(2), scene.at('second/renamed.jpg'));
      await scene.wholePass();
      move(scene, 'second/renamed.jpg', 'elsewhere.jpg');
    },
  },
  {
    name: 'a JPEG is moved to an --also folder: its raw stays',
    words: ['--also', 'card'],
    lay(scene) {
      mkdirSync(scene.at('card'));
      writeFileSync(scene.at('card/notes.txt'), 'of this card');
    },
    act: scene => renameSync(scene.jpeg(1), scene.at('card/any-name.jpg')),
  },
  {
    name: 'the folder is renamed, then a JPEG deleted in it: its raw goes alone',
    goes: [3],
    async act(scene) {
      move(scene, 'photos/day', 'photos/2024-05-17');
      await scene.wholePass();
      renameSync(scene.jpeg(3, 'photos/2024-05-17'), scene.at('gone.jpg'));
    },
  },
  {
    name: 'the folder is renamed within the grace of a deleted JPEG: its raw still goes, by a new grace',
    goes: [3],
    words: ['--grace', '4s'],
    async act(scene) {
      scene.delete(3);
      await scene.daemon.next('jpeg-missing');
      move(scene, 'photos/day', 'photos/2024-05-17');
      await scene.daemon.next('jpeg-missing', ({ folder }) => folder.endsWith('2024-05-17'));
    },
  },
  {
    name: 'both halves of a pair are renamed: its raw stays',
    act(scene) {
      renameSync(scene.jpeg(1), scene.at('photos/day/2024-05-17_first.JPG'));
      renameSync(scene.raw(1), scene.at('photos/day/2024-05-17_first.ARW'));
    },
  },
  {
    name: 'the raws are moved into a folder of their own, the JPEGs stay behind: all stay',
    act(scene) {
      mkdirSync(scene.at('photos/day/RAW'));
      for (const n of ALL) renameSync(scene.raw(n), scene.raw(n, 'photos/day/RAW'));
    },
  },
  {
    name: 'the JPEGs are moved into a folder of their own, and that one is renamed: all stay',
    async act(scene) {
      mkdirSync(scene.at('photos/day/JPEG'));
      for (const n of ALL) renameSync(scene.jpeg(n), scene.jpeg(n, 'photos/day/JPEG'));
      await scene.wholePass();
      move(scene, 'photos/day/JPEG', 'photos/jpegs of the day');
    },
  },
  {
    name: 'the folder of the JPEGs is moved out of all that is watched: all stay',
    lay(scene) {
      for (let n = 20; n < 26; n++) {
        scene.layRaw(n, 'photos/tree/RAW');
        scene.layJpeg(n, 'photos/tree/JPEG');
      }
    },
    act: scene => move(scene, 'photos/tree/JPEG', 'taken-away'),
  },
  {
    name: 'the whole folder is moved out of the root and back: all stay',
    async act(scene) {
      move(scene, 'photos/day', 'day');
      await scene.wholePass();
      await scene.wholePass();
      move(scene, 'day', 'photos/day');
    },
  },
  {
    name: 'the whole folder is moved away and back within the grace of a deleted JPEG: its raw goes alone',
    goes: [3],
    words: ['--grace', '4s'],
    async act(scene) {
      scene.delete(3);
      await scene.daemon.next('jpeg-missing');
      await scene.wholePass();
      move(scene, 'photos/day', 'day');
      await scene.daemon.next('kept-after-all');
      move(scene, 'day', 'photos/day');
      await scene.daemon.next('jpeg-missing');
    },
  },
  {
    name: 'all JPEGs of a shoot are moved out of what is watched: the brake holds the raws, and ends when they are back',
    tells: ['paused', 'well-again'],
    lay: scene => scene.layPairs(40, 59, 'photos/shoot'),
    async act(scene) {
      mkdirSync(scene.at('away'));
      for (let n = 40; n < 60; n++) renameSync(scene.jpeg(n, 'photos/shoot'), scene.jpeg(n, 'away'));
      await scene.daemon.next('paused', ({ reason }) => reason === 'brake');
      await scene.wholePass();
      await scene.wholePass();
      for (let n = 40; n < 60; n++) renameSync(scene.jpeg(n, 'away'), scene.jpeg(n, 'photos/shoot'));
      await scene.daemon.next('well-again');
    },
  },
];

playAll('JPEGs and folders are renamed and moved', STORIES);
