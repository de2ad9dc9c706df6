import { basename, dirname, join, normalize, sep } from 'node:path';
import type { AbsPath } from '../model/frame.js';
import type { TrashItem } from '../model/trash-items.js';

/**
 * True when an item lies where a store of ours puts the files of that run, and nowhere else: the journal is data, and a line that
 * somebody wrote into it must not delete a file that rawtwin never trashed.
 */
export function isInStore({ at, place, store, info }: TrashItem, run: string): boolean {
  if (!place || [at, place, info ?? place].some(path => normalize(path) !== path)) return false;
  if (store === 'folder') return info === null && place.endsWith(join(sep, '.rawtwin', 'trash', run)) && at.startsWith(place + sep);
  const isOurName = basename(at).includes(`.${run}-`);
  const note = join(place, 'info', `${basename(at)}.trashinfo`);
  return store === 'freedesktop' && isDesktopTrash(place) && dirname(at) === join(place, 'files') && isOurName && info === note;
}

/** The places of the FreeDesktop trash specification 1.0: home trash, `$topdir/.Trash/$uid`, `$topdir/.Trash-$uid`. */
const isDesktopTrash = (place: AbsPath): boolean =>
  /^(Trash|\.Trash-\d+)$/.test(basename(place)) || (basename(dirname(place)) === '.Trash' && /^\d+$/.test(basename(place)));
