import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { watch } from 'chokidar';
import type { AbsPath } from '../src/model/frame.js';
import { chokidarListener } from '../src/watch/listen.js';

/**
 * What it costs to listen: time, memory, watches and processor at rest, for `rawtwin`, for the same by the clock, and for chokidar as it
 * comes. One way per process: `npm run bench:listen native|polling|chokidar [folders] [files]`; TMPDIR says on which disk.
 */
const [way = 'native', folders = '500', files = '200'] = process.argv.slice(2);
const top = realpathSync(mkdtempSync(join(tmpdir(), 'rawtwin-listen-')));
const names = Array.from({ length: Number(folders) }, (_, i) => join(top, `2026-${i}`) as AbsPath);
for (const folder of names) {
  mkdirSync(folder);
  for (let i = 0; i < Number(files); i += 1) writeFileSync(join(folder, `DSC${i}.${i % 2 === 0 ? 'ARW' : 'JPG'}`), '');
}
const watches = (): number =>
  readdirSync('/proc/self/fdinfo')
    .filter(fd => Number(fd) > 2)
    .flatMap(fd => {
      try {
        return readFileSync(`/proc/self/fdinfo/${fd}`, 'utf8').split('\n');
      } catch {
        return [];
      }
    })
    .filter(line => line.startsWith('inotify wd:')).length;
const rss = (): number => {
  globalThis.gc?.();
  return process.memoryUsage.rss() / 2 ** 20;
};
let heard: (() => void) | null = null;
const onHint = (): void => heard?.();

async function listen(): Promise<() => Promise<void>> {
  if (way === 'chokidar') {
    const watcher = watch(top, { ignoreInitial: true });
    watcher.on('all', onHint);
    await new Promise<void>(resolve => watcher.once('ready', resolve));
    return () => watcher.close();
  }
  const type = way === 'polling' ? 'nfs' : 'ext4';
  const open = chokidarListener({ typesOf: async all => all.map(() => type), queueLength: 16_384 });
  const listener = open({ onHint, onMode: () => undefined });
  await listener.listenTo([top as AbsPath, ...names]);
  return () => listener.close();
}

try {
  await sleep(500);
  const [rssBefore, start] = [rss(), performance.now()];
  const close = await listen();
  const readyMs = performance.now() - start;
  await sleep(2_000);
  const row = { way, folders, files, readyMs: Math.round(readyMs), rssMiB: Math.round(rss() - rssBefore), watches: watches() };
  const [cpu, from] = [process.cpuUsage(), performance.now()];
  await sleep(20_000);
  const { user, system } = process.cpuUsage(cpu);
  const cpuPercent = Number(((user + system) / 10 / (performance.now() - from)).toFixed(2));
  const deleted = performance.now();
  const told = new Promise<void>(resolve => {
    heard = resolve;
  });
  unlinkSync(join(names[0] ?? top, 'DSC1.JPG'));
  await told;
  console.log(JSON.stringify({ ...row, cpuPercent, heardMs: Math.round(performance.now() - deleted) }));
  await close();
} finally {
  rmSync(top, { recursive: true });
}
