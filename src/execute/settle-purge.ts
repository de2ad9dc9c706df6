import type { AbsPath } from '../model/frame.js';
import { folderOf } from '../model/path.js';
import { isSameContent } from '../model/same-stamp.js';
import type { TrashItem } from '../model/trash-items.js';
import type { FsPort, Look } from '../ports/fs.js';
import { lookOr } from '../ports/seen.js';
import { isVolumeThere } from './is-volume-there.js';

/** `gone`: at neither of its names in trash, though its disk is there. */
type AfterPurge = 'in trash' | 'gone' | 'unknown';

/** Looks after a file that a purge had in hand. One that still has the name that a purge gives it gets its own back first. */
export async function afterPurge(item: TrashItem, under: AbsPath, fs: FsPort): Promise<AfterPurge> {
  const { at } = item;
  try {
    const found = await lookOr(under, fs);
    if (await lookOr(at, fs)) return found && (await isItem(found, item, fs)) ? 'unknown' : 'in trash';
    if (found) {
      await fs.rename(under, at);
      await fs.syncFolder(folderOf(at));
      return 'in trash';
    }
    return (await isDiskThere(item, fs)) ? 'gone' : 'unknown';
  } catch {
    // Whatever cannot be looked at or renamed now stays as it is, for a later command.
    return 'unknown';
  }
}

/** A file that had the name before the purge, which therefore left the item alone, is somebody else's. */
const isItem = async ({ stamp: now }: Look, { stamp, at }: TrashItem, fs: FsPort): Promise<boolean> =>
  stamp === null || isSameContent(stamp, now, await fs.identity(folderOf(at)));

/** Our own trash folder and a desktop's trash stand on the disk itself, not on the empty mount point that an unplugged disk leaves. */
async function isDiskThere({ from, at, stamp, store, place }: TrashItem, fs: FsPort): Promise<boolean> {
  const trash = store === 'folder' && place ? folderOf(place) : (place ?? folderOf(at));
  if ((await lookOr(trash, fs))?.kind === 'folder') return true;
  return stamp !== null && (await isVolumeThere({ from, to: at, stamp }, trash, fs));
}
