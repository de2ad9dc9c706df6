import { join } from 'node:path';
import { errnoOf } from '../model/errors.js';
import type { AbsPath } from '../model/frame.js';
import type { Unreadable } from '../model/scan.js';
import { type ListedFolder, listFolder } from './list-folder.js';
import type { Listings } from './listing-cache.js';

/** Folders listed at the same time: enough to hide latency, few enough to keep the order of the disk. */
const IN_FLIGHT = 8;

export interface Walk {
  readonly folders: readonly ListedFolder[];
  readonly unreadable: readonly Unreadable[];
}
export interface WalkOptions {
  readonly skip: (path: string, name: string) => boolean;
  readonly onFolder: (entries: number) => void;
  readonly signal: AbortSignal;
  readonly listings?: Listings;
}

/** Lists `root` and every folder below it. A folder that cannot be listed whole is told with its errno; symbolic links are not entered. */
export async function walk(root: AbsPath, options: WalkOptions): Promise<Walk> {
  const folders: ListedFolder[] = [];
  const unreadable: Unreadable[] = [];
  const queue: AbsPath[] = [root];
  async function list(path: AbsPath): Promise<void> {
    try {
      const listed = options.listings?.get(path) ?? (await listFolder(path));
      options.listings?.set(listed);
      folders.push(listed);
      unreadable.push(...listed.unnamable);
      for (const name of listed.folders) {
        const below = join(path, name) as AbsPath;
        if (!options.skip(below, name)) queue.push(below);
      }
      options.onFolder(listed.files.length + listed.folders.length + listed.links.length);
    } catch (error) {
      unreadable.push({ path, code: errnoOf(error), hides: true });
    }
  }
  const inFlight = new Set<Promise<void>>();
  while (queue.length > 0 || inFlight.size > 0) {
    options.signal.throwIfAborted();
    while (queue.length > 0 && inFlight.size < IN_FLIGHT) {
      const one: Promise<void> = list(queue.shift() as AbsPath).finally(() => inFlight.delete(one));
      inFlight.add(one);
    }
    await Promise.race(inFlight);
  }
  return { folders, unreadable };
}
