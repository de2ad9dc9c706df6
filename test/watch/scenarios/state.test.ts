import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cannotMount } from '../../support/disk/volumes.js';
import { removeTree } from '../../support/remove-tree.js';
import { english } from '../../support/said.js';
import { mountMemory, unmountAll } from '../../support/watch/mounts.js';
import type { Scene } from '../../support/watch/scene.js';
import { playAll, type Story } from './play.js';

const QUICK = ['photos', '--grace', '1s', '--settle', '0', '--to', 'folder'] as const;

/** Writes until nothing fits any more. */
function fill(folder: string): readonly string[] {
  const written: string[] = [];
  for (let size = 64 * 1024; size > 0; size = size === 1 ? 0 : Math.ceil(size / 8)) {
    for (;;) {
      const path = join(folder, `fill${written.length}`);
      written.push(path);
      try {
        writeFileSync(path, Buffer.alloc(size));
      } catch {
        break; // full for this size
      }
    }
  }
  return written;
}
/** Every file below it becomes garbage; how many there were. */
function damage(scene: Scene, folder: string, isIt: (name: string) => boolean = () => true): void {
  const files = readdirSync(scene.at(folder), { withFileTypes: true }).filter(entry => entry.isFile() && isIt(entry.name));
  assert(files.length > 0, `${folder} holds nothing to damage`);
  for (const { name } of files) writeFileSync(scene.at(folder, name), '{"v":1, garbage');
}
const nothingWent = (scene: Scene): void => assert.deepEqual(scene.stock().trashed, [], scene.daemon.told());

const STORIES: readonly Story[] = [
  {
    name: 'it is deleted while the daemon runs: nothing goes before the folder is accepted',
    tells: ['accepted'],
    goes: [3],
    async act(scene) {
      removeTree(scene.at('state'));
      scene.delete(3);
      await scene.daemon.next('paused', ({ reason }) => reason === 'state-lost');
      await scene.daemon.stop();
      await scene.start(...QUICK);
      assert(scene.daemon.events.some(event => event.kind === 'paused' && event.reason === 'state-lost'));
      await scene.wholePass();
      nothingWent(scene);
      await scene.run('watch', '--accept', 'photos');
      await scene.daemon.next('accepted');
    },
  },
  {
    name: 'the record of the folder is damaged: nothing goes before the folder is accepted',
    goes: [3],
    tells: ['accepted'],
    async act(scene) {
      await scene.daemon.stop();
      damage(scene, 'state/watch');
      scene.delete(3);
      await scene.start(...QUICK);
      assert(scene.daemon.events.some(event => event.kind === 'paused' && event.reason === 'state-lost'));
      await scene.wholePass();
      nothingWent(scene);
      await scene.run('watch', '--accept', 'photos');
      await scene.daemon.next('accepted');
    },
  },
  {
    name: 'what memory kept of pairs is damaged: it counts as forgotten, and what the camera says still holds',
    goes: [3],
    async act(scene) {
      await scene.daemon.stop();
      damage(scene, 'state/memory');
      scene.delete(3);
      await scene.start(...QUICK);
    },
  },
  {
    name: 'what memory kept of a raw that was brought back is damaged: nothing goes before someone looked',
    goes: [5],
    tells: ['trouble'],
    async act(scene) {
      scene.delete(3);
      const { run } = await scene.daemon.next('trashed');
      await scene.run('undo', run);
      damage(scene, 'state/memory/undone');
      scene.delete(5);
      await scene.daemon.next('trouble', ({ message }) => english(message).includes('undone'));
      await scene.daemon.next('trouble', ({ message }) => english(message).includes('undone'));
      nothingWent(scene);
      for (const name of readdirSync(scene.at('state/memory/undone'))) unlinkSync(scene.at('state/memory/undone', name));
      writeFileSync(scene.jpeg(3), 'its JPEG is put back, since nobody knows any more that it is wanted');
    },
  },
  {
    name: 'what the daemon says of itself is damaged: `watch status` still answers',
    goes: [3],
    async act(scene) {
      await scene.wholePass();
      damage(scene, 'state/watch', name => name.startsWith('status-'));
      await scene.run('watch', 'status');
      scene.delete(3);
    },
  },
];

const FULL: readonly Story[] = [
  {
    name: 'its disk is full when something is to go: nothing goes, it is told, and goes on when there is room',
    goes: [3],
    tells: ['trouble'],
    lay(scene) {
      mkdirSync(scene.at('state'));
      mountMemory(scene.at('state'), '1m');
    },
    after: scene => unmountAll(scene, 'state'),
    async act(scene) {
      const filling = fill(scene.at('state'));
      scene.delete(3);
      await scene.daemon.next('trouble');
      await scene.daemon.next('trouble');
      nothingWent(scene);
      for (const path of filling) rmSync(path, { force: true });
      await scene.daemon.next('trashed');
    },
  },
];

playAll('the state of the daemon', STORIES);
playAll('a full disk', FULL, cannotMount(null));
