import { dirname } from 'node:path';
import type { AbsPath } from '../model/frame.js';
import type { TrashItem } from '../model/trash-items.js';
import type { FsPort } from '../ports/fs.js';
import { lookOr } from './both-ends.js';
import { isVolumeThere } from './is-volume-there.js';
import { mustBeFree } from './trash/must-be-free.js';

/** `gone`: at neither of its names in trash, though its disk is there. */
export type AfterPurge = 'in trash' | 'gone' | 'unknown';

/** Looks after a file that a purge had in hand. One that still has the name that a purge gives it gets its own back first. */
export async function afterPurge(item: TrashItem, under: AbsPath, fs: FsPort): Promise<AfterPurge> {
  const { at } = item;
  try {
    if (await lookOr(under, fs)) {
      await mustBeFree(fs, at);
      await fs.rename(under, at);
      await fs.syncFolder(dirname(at) as AbsPath);
      return 'in trash';
    }
    if (await lookOr(at, fs)) return 'in trash';
    return (await isDiskThere(item, fs)) ? 'gone' : 'unknown';
  } catch {
    // Whatever cannot be looked at or renamed now stays as it is, for a later command.
    return 'unknown';
  }
}

/** Our own trash folder and a desktop's trash stand on the disk itself, not on the empty mount point that an unplugged disk leaves. */
async function isDiskThere({ from, at, stamp, store, place }: TrashItem, fs: FsPort): Promise<boolean> {
  const trash = store === 'folder' && place ? (dirname(place) as AbsPath) : (place ?? (dirname(at) as AbsPath));
  if ((await lookOr(trash, fs))?.kind === 'folder') return true;
  return stamp !== null && (await isVolumeThere({ from, to: at, stamp }, trash, fs));
}
