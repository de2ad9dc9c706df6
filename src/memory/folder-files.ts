import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { readdir, readFile, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { DiskPace } from '../model/disk-pace.js';
import { errnoOf } from '../model/errors.js';
import type { AbsPath } from '../model/frame.js';

/** Small files, one for each folder of photos, each replaced whole by rename. */
export interface FolderFiles {
  /** Empty where nothing is known. Rejects when the disk keeps it from us. */
  read(folder: AbsPath): Promise<string>;
  write(folder: AbsPath, text: string): Promise<void>;
  /** Removes those that were not written for longest, until no more than so many files and bytes are left. */
  forgetOldest(most: { readonly files: number; readonly bytes: number }): Promise<void>;
}

/** A file is replaced whole; that its name is on the disk is not waited for. */
const WHOLE = { fsync: false } as const;

/** Named after a hash of the folder, since a path may be longer than a name can be. */
export function folderFiles(top: string): FolderFiles {
  const disk = quickly();
  const at = (folder: AbsPath): string => join(top, `${createHash('sha256').update(folder).digest('hex').slice(0, 32)}.json`);
  return {
    read: folder =>
      orEmpty(() =>
        disk(
          () => readFileSync(at(folder), 'utf8'),
          () => readFile(at(folder), 'utf8'),
        ),
      ),
    write: (folder, text) =>
      disk(
        () => writeFileAtomic.sync(at(folder), text, WHOLE),
        () => writeFileAtomic(at(folder), text, WHOLE),
      ),
    async forgetOldest(most) {
      const names = (await readdir(top)).filter(name => /^[0-9a-f]{32}\.json$/.test(name));
      if (names.length <= most.files && most.bytes === Number.POSITIVE_INFINITY) return;
      const look = (path: string) =>
        disk(
          () => statSync(path),
          () => stat(path),
        );
      const aged = await Promise.all(
        names.map(async name => {
          const { size, mtimeMs } = await look(join(top, name));
          return { name, bytes: size, atMs: mtimeMs };
        }),
      );
      aged.sort((a, b) => b.atMs - a.atMs);
      let [files, bytes] = [0, 0];
      for (const one of aged) {
        files += 1;
        bytes += one.bytes;
        if (files > most.files || bytes > most.bytes) await unlink(join(top, one.name));
      }
    },
  };
}

/** Calls before other work gets a turn (Ctrl-C, the spinner). */
const TURN = 32;

/** Does things at once while the disk answers at once: through the thread pool a small file costs ten times the processor. */
function quickly(): <T>(atOnce: () => T, later: () => Promise<T>) => Promise<T> {
  const pace = new DiskPace();
  let calls = 0;
  return async (atOnce, later) => {
    calls += 1;
    if (calls % TURN === 0) await new Promise(resolve => setImmediate(resolve));
    if (!pace.isQuick()) return later();
    const from = performance.now();
    try {
      return atOnce();
    } finally {
      pace.took(performance.now() - from);
    }
  };
}

export const readText = (path: string): Promise<string> => orEmpty(() => readFile(path, 'utf8'));

/** Missing: nothing is known. Not readable is another thing, and the caller's to judge. */
async function orEmpty(read: () => Promise<string>): Promise<string> {
  try {
    return await read();
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return '';
    throw error;
  }
}
