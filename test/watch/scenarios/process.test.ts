import assert from 'node:assert/strict';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { killed } from '../../e2e/world.js';
import { type Scene, sleep } from '../../support/watch/scene.js';
import { playAll, type Story } from './play.js';

const GRACE_MS = 6_000;
const WORDS = ['--settle', '0', '--to', 'folder'] as const;
const again = (scene: Scene): Promise<unknown> => scene.start('photos', ...WORDS, '--grace', `${GRACE_MS}ms`);

/** The library that fakes the clocks of a process; faketime's own program would stand between us and the daemon. */
const LIBRARY = ['/usr/lib', '/usr/local/lib']
  .flatMap(top => (existsSync(top) ? [top, ...readdirSync(top).map(name => join(top, name))] : []))
  .map(folder => join(folder, 'faketime/libfaketimeMT.so.1'))
  .find(path => existsSync(path));

/** From its next start on; what it says of the wall clock alone, as when a person or a time server sets it. */
function fakeClock(scene: Scene, offset: string | { readonly file: string }): void {
  const how = typeof offset === 'string' ? { FAKETIME: offset } : { FAKETIME_TIMESTAMP_FILE: offset.file, FAKETIME_NO_CACHE: '1' };
  Object.assign(scene.world.env, how, { LD_PRELOAD: LIBRARY, FAKETIME_DONT_FAKE_MONOTONIC: '1', NO_FAKE_STAT: '1' });
}
function trueClock({ world: { env } }: Scene): void {
  for (const name of ['FAKETIME', 'LD_PRELOAD']) delete env[name];
}

/** The raw of this shot goes, and no sooner than a whole grace after this call. */
async function goesByWholeGrace(scene: Scene, n: number, act: () => unknown): Promise<void> {
  const began = performance.now();
  await act();
  await scene.trashed(n);
  assert(
    performance.now() - began >= GRACE_MS,
    `it went ${performance.now() - began} ms after the grace began anew:\n${scene.daemon.told()}`,
  );
}

const waitsAndIsKilled = async (scene: Scene, n: number): Promise<void> => {
  scene.delete(n);
  await scene.daemon.next('jpeg-missing');
  await scene.wholePass();
  await killed(scene.daemon.child);
};

/** Killed as soon as the raw is gone, and what it knew of the folder is as before that move. */
async function isKilledBehindTheMove(scene: Scene, n: number): Promise<void> {
  scene.delete(n);
  await scene.daemon.next('jpeg-missing');
  const forget = scene.noteRecords();
  while (existsSync(scene.raw(n))) await sleep(1);
  await killed(scene.daemon.child);
  forget();
}

const STORIES: readonly Story[] = [
  {
    name: 'it is killed right behind a move, and a person takes the raw back by hand before it is started again: it stays',
    goes: [4],
    async act(scene) {
      await isKilledBehindTheMove(scene, 3);
      scene.takeFromTrash(3);
      await scene.start('photos', ...WORDS, '--grace', '1s');
      scene.delete(4);
    },
  },
  {
    name: 'it is killed right behind a move, and a person takes the raw back by hand after it was started again: it stays',
    goes: [4],
    async act(scene) {
      await isKilledBehindTheMove(scene, 3);
      await scene.start('photos', ...WORDS, '--grace', '1s');
      scene.takeFromTrash(3);
      scene.delete(4);
    },
  },
  {
    name: 'it is killed in the grace, and started again: a whole grace counts from there',
    words: ['--grace', `${GRACE_MS}ms`],
    goes: [3],
    async act(scene) {
      await waitsAndIsKilled(scene, 3);
      await goesByWholeGrace(scene, 3, () => again(scene));
    },
  },
  {
    name: 'JPEGs are deleted, renamed and put back while it is down: at its start it sees what is so now',
    goes: [2],
    async act(scene) {
      await killed(scene.daemon.child);
      scene.delete(1, 2, 3);
      scene.layJpeg(1);
      scene.layJpeg(3, 'photos/selects');
      await again(scene);
    },
  },
  {
    name: 'it stands still (SIGSTOP) for a while, longer than the grace: a JPEG deleted and put back meanwhile costs nothing',
    goes: [2],
    async act(scene) {
      scene.daemon.child.kill('SIGSTOP');
      scene.delete(1, 2);
      await sleep(3_000);
      scene.layJpeg(1);
      scene.daemon.child.kill('SIGCONT');
      await scene.daemon.next('trashed');
    },
  },
  {
    name: 'three are started at the same moment on one folder: one watches, the others end with 5',
    goes: [4],
    async act(scene) {
      await scene.daemon.stop();
      const others = [1, 2, 3].map(() => scene.world.start('watch', 'photos', ...WORDS, '--grace', '1s', '--json'));
      const statuses: (number | null)[] = [];
      for (const { done } of others) done.then(({ status }) => statuses.push(status));
      for (let n = 0; statuses.length < 2; n++) {
        assert(n < 1_000, 'more than one of three daemons watches');
        await sleep(25);
      }
      assert.deepEqual(statuses, [5, 5]);
      for (const { child } of others) child.kill('SIGTERM');
      await Promise.all(others.map(({ done }) => done));
      assert.deepEqual(statuses, [5, 5, 0]);
      await again(scene);
      scene.delete(4);
    },
  },
];

const CLOCKS: readonly Story[] = [
  ...(
    [
      ['an hour back', '-3600'],
      ['a year ahead', '+31536000'],
    ] as const
  ).map(([words, offset]) => ({
    name: `it is started again with a clock ${words}: a whole grace counts from there`,
    words: ['--grace', `${GRACE_MS}ms`],
    goes: [3],
    async act(scene: Scene) {
      await waitsAndIsKilled(scene, 3);
      fakeClock(scene, offset);
      await goesByWholeGrace(scene, 3, () => again(scene));
      const shift = Date.parse(scene.daemon.events[0]?.at ?? '') - Date.now();
      assert(Math.abs(shift) > 3_000_000, `the clock of the daemon was not faked: ${shift}`);
    },
  })),
  ...(
    [
      ['an hour back', '-3600'],
      ['a year ahead', '+31536000'],
    ] as const
  ).map(([words, offset]) => ({
    name: `its clock is set ${words} while it runs: a whole grace counts from there`,
    words: ['--grace', `${GRACE_MS}ms`],
    goes: [3],
    tells: ['new-epoch'] as const,
    lay(scene: Scene) {
      writeFileSync(scene.at('clock'), '+0');
      fakeClock(scene, { file: scene.at('clock') });
    },
    async act(scene: Scene) {
      scene.delete(3);
      await scene.daemon.next('jpeg-missing');
      await scene.wholePass();
      await goesByWholeGrace(scene, 3, async () => {
        writeFileSync(scene.at('clock'), offset);
        await scene.daemon.next('new-epoch', ({ why }) => why === 'clock-jumped');
      });
    },
  })),
  {
    name: '`--once` is run by cron, and the clock is set a year ahead between two runs: the second run moves nothing',
    goes: [3],
    async act(scene) {
      const once = (...words: string[]) => scene.run('watch', 'photos', '--once', ...WORDS, ...words);
      await scene.daemon.stop();
      scene.delete(3);
      await once('--grace', '1h');
      for (const offset of ['+31536000', '-3600']) {
        fakeClock(scene, offset);
        await once('--grace', '1h');
        trueClock(scene);
        assert.deepEqual(scene.stock().trashed, [], `trashed by a run with a clock ${offset}`);
      }
      await again(scene);
    },
  },
];

playAll('the process of the daemon', STORIES);
playAll('its clocks', CLOCKS, LIBRARY === undefined ? 'libfaketime is not installed' : null);
