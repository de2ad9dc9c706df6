import { basename, dirname, extname, join, normalize, sep } from 'node:path';
import type { AbsPath } from '../model/frame.js';
import type { Intent, JournalLine } from '../model/journal.js';

/** One file between home and trash, and what its line says of the trash. */
interface Way {
  readonly from: AbsPath;
  readonly to: AbsPath;
  readonly info?: AbsPath | null;
  readonly place?: AbsPath;
}

/**
 * A journal is data: a line may have been altered, and its checksum with it. True when a line leads only where this run itself could
 * have gone: from a place inside its roots to the place that a store gives that very file. All else is as good as damaged.
 */
export function isInBounds(line: JournalLine, run: string, roots: readonly AbsPath[] | null): boolean {
  const inside = (way: Way) => isPlain(way.from) && isPlain(way.to) && isBelow(way.from, roots) && isOwnSlot(way, run, roots);
  switch (line.type) {
    case 'begin':
      return line.roots.every(root => isPlain(root) && dirname(root) !== root);
    case 'intent':
      return waysOf(line).every(inside);
    case 'receipt':
      return line.to.every(({ from, at }) => inside({ from, to: at }));
    case 'placeholder':
    case 'restored':
    case 'purged':
    case 'blocked':
      return inside({ from: line.from, to: line.at });
    case 'purging':
      return inside({ from: line.from, to: line.at }) && isPurgeName(line.under, line.at, run);
    default:
      return true;
  }
}

/** A file about to be deleted gets a name beside its own, and none that another run could give. */
const isPurgeName = (under: AbsPath, at: AbsPath, run: string): boolean =>
  isPlain(under) && dirname(under) === dirname(at) && basename(under).replace(/\d+$/, '') === `.purge-${run}-`;

const waysOf = ({ moves, place }: Intent): Way[] => moves.map(({ from, to, info }) => ({ from, to, place, info: info ?? null }));

/** Absolute, with no `..`, no empty part and no sign that ends a path for the system. */
const isPlain = (path: unknown): path is AbsPath =>
  typeof path === 'string' && /^([A-Za-z]:)?[\\/]/.test(path) && !path.includes('\0') && normalize(path) === path;

/** `roots` null: the line that names them is damaged; then the place in trash alone has to fit. */
const isBelow = (path: string, roots: readonly AbsPath[] | null): boolean =>
  roots === null || roots.some(root => path.startsWith(root.endsWith(sep) ? root : root + sep));

const isOwnSlot = (way: Way, run: string, roots: readonly AbsPath[] | null): boolean =>
  isFolderSlot(way, run, roots) || isDesktopSlot(way, run);

/** `<top>/.rawtwin/trash/<run>/<path>` for `<top>/<path>`: nothing else than that file can come from there. */
function isFolderSlot({ from, to, info, place }: Way, run: string, roots: readonly AbsPath[] | null): boolean {
  const own = join(sep, '.rawtwin', 'trash', run);
  const start = to.indexOf(own + sep);
  if (start < 0 || info) return false;
  const top = to.slice(0, start) as AbsPath;
  const isTop = roots === null || roots.includes(top) || isBelow(top, roots);
  return isTop && (place === undefined || place === top + own) && from === top + to.slice(start + own.length);
}

/** `<trash>/files/<stem>.<run>-<number><extension>` for a file of that stem and extension, and the note of the same name. */
function isDesktopSlot({ from, to, info, place }: Way, run: string): boolean {
  const [files, name] = [dirname(to), basename(to)];
  const trash = dirname(files);
  if (basename(files) !== 'files' || !isTrashFolder(trash) || (place !== undefined && place !== trash)) return false;
  if (info && info !== join(trash, 'info', `${name}.trashinfo`)) return false;
  const extension = extname(name);
  const stored = name.slice(0, name.length - extension.length);
  const at = stored.lastIndexOf(`.${run}-`);
  const isNumbered = at >= 0 && /^\d+$/.test(stored.slice(at + run.length + 2));
  return isNumbered && basename(from).startsWith(stored.slice(0, at)) && basename(from).endsWith(extension);
}

const isTrashFolder = (path: string): boolean =>
  /^(Trash|\.Trash-\d+)$/.test(basename(path)) || (/^\d+$/.test(basename(path)) && basename(dirname(path)) === '.Trash');
