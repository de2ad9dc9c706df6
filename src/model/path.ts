import type { AbsPath } from './frame.js';

/** Told by the path, so that a journal or a plan reads the same anywhere: `/` of POSIX systems, `\` of `C:\` and `\\server`. */
export const separatorOf = (path: string): '/' | '\\' => (path.startsWith('/') ? '/' : '\\');

/** True when `path` is `folder` or lies below it. Both absolute, and spelled as the disk has them. */
export function isWithin(path: string, folder: string): boolean {
  const separator = separatorOf(folder);
  return path === folder || path.startsWith(folder.endsWith(separator) ? folder : folder + separator);
}

/** As `join()`, for a name without separators in it. */
export function pathIn(folder: AbsPath, name: string): AbsPath {
  const separator = separatorOf(folder);
  return (folder.endsWith(separator) ? folder + name : folder + separator + name) as AbsPath;
}

/** The part of a path behind its last separator. */
export const nameOf = (path: string): string => path.slice(path.lastIndexOf(separatorOf(path)) + 1);

/** Whether a path is that of a file, without putting that one together. */
export function isPathOf(path: AbsPath, { folder, name }: { readonly folder: AbsPath; readonly name: string }): boolean {
  const between = path.length - name.length - folder.length;
  if (between !== (folder.endsWith(separatorOf(folder)) ? 0 : 1) || !path.endsWith(name) || !path.startsWith(folder)) return false;
  return between === 0 || path[folder.length] === separatorOf(folder);
}

/** A drive, or a share of a server: the name of its top folder ends with a separator. */
const TOP = /^([A-Za-z]:|\\\\[^\\]+\\[^\\]+)$/;

/** The folder that holds a file; the top folder holds itself. */
export function folderOf(path: AbsPath): AbsPath {
  const separator = separatorOf(path);
  const cut = path.lastIndexOf(separator);
  const folder = path.slice(0, cut);
  return (folder === '' || TOP.test(folder) ? path.slice(0, cut + 1) : folder) as AbsPath;
}
