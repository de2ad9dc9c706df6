import { createHash } from 'node:crypto';
import { readdir, readFile, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
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

/** Named after a hash of the folder, since a path may be longer than a name can be. */
export function folderFiles(top: string): FolderFiles {
  const at = (folder: AbsPath): string => join(top, `${createHash('sha256').update(folder).digest('hex').slice(0, 32)}.json`);
  return {
    read: folder => readText(at(folder)),
    write: (folder, text) => writeFileAtomic(at(folder), text, { fsync: false }),
    async forgetOldest(most) {
      const names = (await readdir(top)).filter(name => /^[0-9a-f]{32}\.json$/.test(name));
      const aged = await Promise.all(names.map(async name => ({ name, ...(await sizeAndTime(join(top, name))) })));
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

const sizeAndTime = async (path: string) => stat(path).then(({ size, mtimeMs }) => ({ bytes: size, atMs: mtimeMs }));

/** Missing: nothing is known. Not readable is another thing, and the caller's to judge. */
export async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return '';
    throw error;
  }
}
