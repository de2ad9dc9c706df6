import { appendFileSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { buildHead } from '../../../fixtures/heads/build-head.js';
import { jpegOf, nameOf, shotOf } from '../../e2e/daemon.js';
import { type Scene, sleep } from '../../support/watch/scene.js';
import { playAll, type Story } from './play.js';

const CARD = [11, 12, 13, 14, 15, 16];
const RAW = 'photos/card/RAW';
const JPEG = 'photos/card/JPEG';
const rawOf = (n: number): Buffer => buildHead(shotOf(n), 'raw');
const dirs = (scene: Scene): void => {
  for (const folder of [RAW, JPEG]) mkdirSync(scene.at(folder), { recursive: true });
};
/** As a slow card reader writes: now, and not with the time of the shot. */
async function copySlowly(path: string, bytes: Buffer, pieces = 5): Promise<void> {
  const size = Math.ceil(bytes.length / pieces);
  for (let at = 0; at < bytes.length; at += size) {
    appendFileSync(path, bytes.subarray(at, at + size));
    await sleep(150);
  }
}
const known = (scene: Scene): void => {
  for (const n of CARD) scene.own(n, rawOf(n));
};

const STORIES: readonly Story[] = [
  {
    name: 'all raws come first, then the JPEGs, in the same folder',
    words: ['--grace', '2s'],
    async act(scene) {
      for (const n of CARD) {
        scene.layRaw(n, 'photos/card');
        await sleep(400);
      }
      await scene.wholePass();
      for (const n of CARD) {
        scene.layJpeg(n, 'photos/card');
        await sleep(800);
      }
    },
  },
  {
    name: 'all raws come first, then the JPEGs, in folders of their own',
    words: ['--grace', '2s'],
    async act(scene) {
      dirs(scene);
      for (const n of CARD) scene.layRaw(n, RAW);
      await scene.wholePass();
      for (const n of CARD) {
        await sleep(900);
        scene.layJpeg(n, JPEG);
      }
    },
  },
  {
    name: 'all JPEGs come first, then the raws',
    async act(scene) {
      dirs(scene);
      for (const n of CARD) scene.layJpeg(n, JPEG);
      await scene.wholePass();
      for (const n of CARD) {
        scene.layRaw(n, RAW);
        await sleep(200);
      }
    },
  },
  {
    name: 'a JPEG comes long after its raw, within the grace',
    words: ['--grace', '12s'],
    async act(scene) {
      scene.layPairs(11, 13, 'photos/card');
      scene.layRaw(14, 'photos/card');
      scene.layPairs(15, 16, 'photos/card');
      await scene.daemon.next('jpeg-missing');
      await scene.wholePass();
      await sleep(2500);
      scene.layJpeg(14, 'photos/card');
      await scene.daemon.next('kept-after-all');
    },
  },
  {
    name: 'a throttled copy, raw and JPEG in turn, piece by piece',
    words: ['--settle', '2'],
    async act(scene) {
      known(scene);
      mkdirSync(scene.at('photos/card'), { recursive: true });
      for (const n of CARD) {
        await copySlowly(scene.raw(n, 'photos/card'), rawOf(n));
        await copySlowly(scene.jpeg(n, 'photos/card'), jpegOf(n));
      }
    },
  },
  {
    name: 'a raw that grows for longer than grace and settle time, its JPEG only after it',
    words: ['--settle', '1'],
    async act(scene) {
      scene.layPairs(11, 12, 'photos/card');
      scene.own(13, rawOf(13));
      await copySlowly(scene.raw(13, 'photos/card'), rawOf(13), 30);
      writeFileSync(scene.jpeg(13, 'photos/card'), jpegOf(13));
    },
  },
  {
    name: 'a sync client writes under temporary names, and renames the raws before the JPEGs',
    words: ['--grace', '3s'],
    async act(scene) {
      known(scene);
      mkdirSync(scene.at('photos/card'), { recursive: true });
      for (const n of CARD) {
        const [raw, jpeg] = [scene.raw(n, 'photos/card'), scene.jpeg(n, 'photos/card')];
        writeFileSync(`${raw}.part`, rawOf(n));
        writeFileSync(scene.at('photos/card', `.syncthing.${nameOf(n)}.JPG.tmp`), jpegOf(n));
        renameSync(`${raw}.part`, raw);
        await sleep(600);
        renameSync(scene.at('photos/card', `.syncthing.${nameOf(n)}.JPG.tmp`), jpeg);
      }
    },
  },
  {
    name: 'a copy breaks off when only raws are there: none goes, however long nothing comes',
    async act(scene) {
      for (const n of CARD) scene.layRaw(n, 'photos/card');
      await scene.wholePass();
      await sleep(2500);
      await scene.wholePass();
    },
  },
  {
    name: 'a copy breaks off in a JPEG: half a JPEG is a JPEG',
    act(scene) {
      scene.layPairs(11, 13, 'photos/card');
      scene.layRaw(14, 'photos/card');
      writeFileSync(scene.jpeg(14, 'photos/card'), jpegOf(14).subarray(0, 40));
    },
  },
  {
    name: 'a copy breaks off in a raw: half a raw of which nothing can be read stays',
    act(scene) {
      scene.layPairs(11, 13, 'photos/card');
      const half = rawOf(14).subarray(0, 20);
      scene.own(14, half);
      writeFileSync(scene.raw(14, 'photos/card'), half);
    },
  },
  {
    name: 'a copy breaks off between a raw and its JPEG, and is done again later: the raw stays',
    words: ['--grace', '2s'],
    async act(scene) {
      scene.layPairs(11, 13, 'photos/card');
      scene.layRaw(14, 'photos/card');
      await scene.wholePass();
      await sleep(4000);
      await scene.wholePass();
      scene.layPairs(15, 16, 'photos/card');
      scene.layJpeg(14, 'photos/card');
    },
  },
  {
    name: 'a card comes in that was culled in the camera: the raw between pairs goes, the last one waits for a pair after it',
    goes: [12],
    act(scene) {
      for (const n of CARD) scene.layRaw(n, 'photos/card');
      for (const n of [11, 13, 14, 15]) scene.layJpeg(n, 'photos/card');
    },
  },
  {
    name: 'a card comes in that was culled before: the raws whose JPEGs were deleted later than that go, and no others',
    goes: [12],
    async act(scene) {
      scene.layPairs(11, 16, 'photos/card');
      await scene.wholePass();
      renameSync(scene.jpeg(12, 'photos/card'), scene.at('gone.jpg'));
    },
  },
];

playAll('a card is imported', STORIES);
