import type { AbsPath } from './frame.js';
import type { StoreKind } from './journal.js';
import { isWithin, separatorOf } from './path.js';
import type { TrashItem } from './trash-items.js';

/** One file between home and trash, and what its lines say of the trash; what they do not say is left out, or null. */
export interface Slot {
  readonly from: AbsPath;
  readonly at: AbsPath;
  readonly place?: AbsPath | null;
  readonly info?: AbsPath | null;
}

/**
 * The store of ours that gives the very file this place in trash in that run, or null. `roots`: the folders of the run, null when the
 * line that names them is damaged. The journal is data: all else that it names may be any file of anybody.
 */
export function storeOf(slot: Slot, run: string, roots: readonly AbsPath[] | null): StoreKind | null {
  const { from, at, place, info } = slot;
  if (![from, at, place ?? at, info ?? at].every(isPlain)) return null;
  if (isFolderSlot(slot, run, roots)) return 'folder';
  return isDesktopSlot(slot, run) ? 'freedesktop' : null;
}

/** True when nothing is left open: place and store are known, and a desktop's trash has its note. Only then may the file be deleted. */
export function isInStore(item: TrashItem, run: string): boolean {
  const { store, place, info } = item;
  return store !== null && place !== null && (info !== null) === (store === 'freedesktop') && storeOf(item, run, null) === store;
}

/** Absolute, with no `.` or `..`, no empty part and no sign that ends a path for the system. */
export function isPlain(path: unknown): path is AbsPath {
  if (typeof path !== 'string' || !/^(\/|[A-Za-z]:\\|\\)/.test(path) || path.includes('\0')) return false;
  const separator = separatorOf(path);
  if (separator === '\\' && path.includes('/')) return false;
  const parts = path.replace(/^\\\\|^([A-Za-z]:)?[\\/]/, '').split(separator);
  return parts.every(part => part !== '' && part !== '.' && part !== '..');
}

/** `roots` null: the line that names them is damaged; then the place in trash alone has to fit. */
export const isBelow = (path: AbsPath, roots: readonly AbsPath[] | null): boolean =>
  roots === null || roots.some(root => path !== root && isWithin(path, root));

/** `<top>/.rawtwin/trash/<run>/<path>` for `<top>/<path>`: nothing else than that file can come from there. */
function isFolderSlot({ from, at, place, info }: Slot, run: string, roots: readonly AbsPath[] | null): boolean {
  const separator = separatorOf(at);
  const own = ['', '.rawtwin', 'trash', run].join(separator);
  const start = at.indexOf(own + separator);
  if (start < 0 || info) return false;
  const top = at.slice(0, start) as AbsPath;
  const isTop = roots === null || roots.includes(top) || isBelow(top, roots);
  return isTop && (!place || place === top + own) && from === top + at.slice(start + own.length);
}

/** `<trash>/files/<stem>.<run>-<number><extension>` for a file of that stem and extension, and the note of the same name. */
function isDesktopSlot({ from, at, place, info }: Slot, run: string): boolean {
  const [files, name] = split(at);
  const [trash, folder] = split(files);
  if (folder !== 'files' || !isTrashFolder(trash) || (place && place !== trash)) return false;
  if (info && info !== [trash, 'info', `${name}.trashinfo`].join(separatorOf(at))) return false;
  const mark = name.lastIndexOf(`.${run}-`);
  const [numbered, extension = ''] = /^\d+(\.[^.]*)?$/.exec(name.slice(mark + run.length + 2)) ?? [];
  const [, original] = split(from);
  return mark >= 0 && numbered !== undefined && original.startsWith(name.slice(0, mark)) && original.endsWith(extension);
}

/** The places of the FreeDesktop trash specification 1.0: home trash, `$topdir/.Trash/$uid`, `$topdir/.Trash-$uid`. */
function isTrashFolder(path: string): boolean {
  const [above, name] = split(path);
  return /^(Trash|\.Trash-\d+)$/.test(name) || (/^\d+$/.test(name) && split(above)[1] === '.Trash');
}

function split(path: string): readonly [folder: string, name: string] {
  const at = path.lastIndexOf(separatorOf(path));
  return [path.slice(0, Math.max(at, 0)), path.slice(at + 1)];
}
