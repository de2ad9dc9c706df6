import type { AbsPath } from '../model/frame.js';
import { folderOf, nameOf, separatorOf } from '../model/path.js';
import { printable } from './printable.js';

export { nameOf };

/** A path in a form fit for the reader's eyes. */
export type Show = (path: AbsPath) => string;

/** The path below `folder` (`''` for the folder itself); undefined when it is not in there. */
export function below(path: AbsPath, folder: AbsPath): string | undefined {
  if (path === folder) return '';
  const separator = separatorOf(folder);
  const start = folder.endsWith(separator) ? folder : folder + separator;
  return path.startsWith(start) ? path.slice(start.length) : undefined;
}

/**
 * Files or folders told from their root. One root: below it, the root itself by its name and a slash. Several: each with its root's name.
 * In full where no root, or two roots of one name, would mislead.
 */
export function showIn(roots: readonly AbsPath[]): Show {
  const names = roots.map(nameOf);
  return path => {
    const root = roots.filter(one => below(path, one) !== undefined).sort((a, b) => b.length - a.length)[0];
    if (root === undefined) return printable(path);
    const name = nameOf(root);
    if (name === '' || names.filter(one => one === name).length > 1) return printable(path);
    const rest = below(path, root) ?? '';
    if (roots.length === 1 && rest !== '') return printable(rest);
    return printable(`${name}${separatorOf(path)}${rest}`);
  };
}

/** As seen from beside a file: files of the same folder by name alone. */
export function showBeside(folder: AbsPath, roots: readonly AbsPath[]): Show {
  const far = showIn(roots);
  return path => (folderOf(path) === folder ? printable(nameOf(path)) : far(path));
}
