import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { jpegOf } from '../../e2e/daemon.js';
import { withInotifyLimit } from '../../support/inotify.js';
import { english } from '../../support/said.js';
import { type Scene, sleep } from '../../support/watch/scene.js';
import { playAll, type Story } from './play.js';

const MANY = 5_000;

/** Lets the daemon run where the kernel gives it so few: a user namespace has limits of its own (user_namespaces(7), /proc/sys/user). */
function lower(scene: Scene, limit: 'max_inotify_watches' | 'max_inotify_instances', value: number): void {
  const script = `echo ${value} > /proc/sys/user/${limit} && exec "$@"`;
  scene.world.under = ['unshare', '--user', '--map-root-user', 'sh', '-c', script, 'sh'];
}
function cannotLower(): string | null {
  if (process.platform !== 'linux') return 'limits of inotify are those of Linux';
  const { status } = spawnSync('unshare', ['--user', '--map-root-user', 'sh', '-c', 'echo 3 > /proc/sys/user/max_inotify_watches']);
  return status === 0 ? null : 'no user namespace can be made here';
}

const FEW: readonly Story[] = (
  [
    ['max_inotify_watches', 2, 'max_user_watches', 'fewer watches than folders are left'],
    ['max_inotify_instances', 0, 'max_user_instances', 'no watcher is left'],
  ] as const
).map(([limit, value, told, name]) => ({
  name: `${name}: it says so, looks by the clock, and notices what is deleted and what is moved`,
  goes: [3],
  lay: scene => lower(scene, limit, value),
  async act(scene) {
    const listening = scene.daemon.events.find(event => event.kind === 'listening');
    assert(
      listening?.kind === 'listening' && listening.mode === 'polling' && english(listening.why ?? '').includes(told),
      scene.daemon.told(),
    );
    renameSync(scene.jpeg(1), scene.at('photos/canary/renamed.JPG'));
    scene.delete(3);
    await scene.daemon.next('trashed');
  },
}));

const layMany = (scene: Scene): void => {
  scene.layPairs(30, 35, 'photos/zoo');
  for (const folder of ['photos/many', 'photos/more']) scene.layJpeg(40, folder);
  for (let n = 0; n < MANY; n++) {
    for (const folder of ['photos/many', 'photos/more']) writeFileSync(scene.at(folder, `IMG_${n}.JPG`), jpegOf(40));
  }
};

const OVERFLOW: readonly Story[] = [
  {
    name: `${MANY} deletions at once, more than the kernel's queue holds: the deletion that it dropped is found, and nothing else goes`,
    goes: [32],
    async act(scene) {
      await scene.daemon.stop();
      layMany(scene);
      await withInotifyLimit('max_queued_events', 64, () =>
        scene.start('photos', '--grace', '1s', '--settle', '0', '--to', 'folder', '--max-trash', '9'),
      );
      scene.daemon.child.kill('SIGSTOP'); // so that it cannot read its queue meanwhile
      for (const name of readdirSync(scene.at('photos/many'))) unlinkSync(scene.at('photos/many', name));
      renameSync(scene.jpeg(31, 'photos/zoo'), scene.at('photos/zoo/kept.jpg'));
      unlinkSync(scene.jpeg(32, 'photos/zoo'));
      await sleep(100);
      scene.daemon.child.kill('SIGCONT');
      await scene.daemon.next('trashed');
    },
  },
];

playAll('the system has no room for watches', FEW, cannotLower());
playAll(
  'a queue that runs over',
  OVERFLOW,
  process.platform === 'linux' && process.getuid?.() === 0 ? null : 'only root on Linux can shorten the queue',
);
