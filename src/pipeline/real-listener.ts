import { mountOf } from '../execute/trash/mounts.js';
import type { AbsPath } from '../model/frame.js';
import type { FsPort } from '../ports/fs.js';
import type { OpenListener } from '../ports/listener.js';
import type { Machine } from '../ports/machine.js';
import { chokidarListener } from '../watch/listen.js';

const QUEUE = '/proc/sys/fs/inotify/max_queued_events' as AbsPath;

/** Listens on this machine, as its mount table and its limits are. The mount table is read anew each time. */
export async function realListener({ fs, machine }: { readonly fs: FsPort; readonly machine: Machine }): Promise<OpenListener> {
  const length = Number(await machine.text(QUEUE));
  return chokidarListener({
    queueLength: length > 0 ? length : Number.POSITIVE_INFINITY,
    typesOf: async folders => {
      const mounts = await fs.mounts();
      return folders.map(folder => mountOf(folder, mounts ?? [])?.type ?? null);
    },
  });
}
