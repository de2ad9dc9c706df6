import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { errnoOf } from '../model/errors.js';
import type { AbsPath } from '../model/frame.js';
import type { Unreadable } from '../model/scan.js';
import type { Listings } from './listing-cache.js';

/** Folders listed at the same time: enough to hide latency, few enough to keep the order of the disk. */
const IN_FLIGHT = 8;

export interface ListedFolder {
  readonly path: AbsPath;
  readonly entries: readonly Dirent[];
  /** Names whose bytes are no valid UTF-8; left out of `entries`. */
  readonly unnamable: readonly Unreadable[];
}
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
      for (const entry of listed.entries) {
        const below = join(path, entry.name) as AbsPath;
        if (entry.isDirectory() && !options.skip(below, entry.name)) queue.push(below);
      }
      options.onFolder(listed.entries.length);
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

/** Node shows bytes that are no UTF-8 as U+FFFD; only then the folder is read once more as bytes, to know which names are true. */
async function listFolder(path: AbsPath): Promise<ListedFolder> {
  const entries = await readdir(path, { withFileTypes: true });
  if (!entries.some(entry => entry.name.includes('\uFFFD'))) return { path, entries, unnamable: [] };
  const raw = await readdir(path, { encoding: 'buffer' });
  const valid = new Set<string>();
  const unnamable: Unreadable[] = [];
  for (const bytes of raw) {
    const name = bytes.toString();
    if (Buffer.from(name).equals(bytes)) valid.add(name);
    else unnamable.push(unnamableEntry(path, bytes));
  }
  return { path, entries: entries.filter(entry => valid.has(entry.name)), unnamable };
}

/** A raw with such a name is left alone and hides nothing; anything else could be a twin, or a folder of twins. */
function unnamableEntry(folder: AbsPath, bytes: Buffer): Unreadable {
  const shown = bytes.toString('latin1').replace(/[^\x20-\x7e]/g, c => `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`);
  const hides = !/^\.(arw|cr2|cr3|nef|nrw|raf|orf|rw2|dng|pef|srw|xmp|mp4|mov)$/i.test(extname(shown));
  return { path: join(folder, shown) as AbsPath, code: 'EILSEQ', hides };
}
