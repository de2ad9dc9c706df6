import type { AbsPath } from '../model/frame.js';
import { stemOf } from '../model/stem.js';
import { classify } from './classify.js';
import type { ListedFolder } from './list-folder.js';

/**
 * Whether all that changed in a folder concerns its own raws alone: every picture that came or went bears the name of a raw beside it. Else
 * it may be, or have been, the twin of a raw in any folder. False where it is not known how the folder was, and where folders or links in
 * it changed.
 */
export function isLocalChange(before: ListedFolder | undefined, now: ListedFolder): boolean {
  if (!before || !isSame(before.folders, now.folders) || !isSame(before.links, now.links)) return false;
  if (before.unnamable.length + now.unnamable.length > 0) return false;
  const stems = new Set(now.files.filter(name => kindOf(now.path, name) === 'raw').map(stemOf));
  return [...only(before.files, now.files), ...only(now.files, before.files)]
    .filter(name => ['rendered', 'derivative'].includes(kindOf(now.path, name) ?? ''))
    .every(name => stems.has(stemOf(name)));
}

const kindOf = (folder: AbsPath, name: string) => classify(folder, name, false)?.kind;
const isSame = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((name, i) => name === b[i]);
function only(some: readonly string[], others: readonly string[]): readonly string[] {
  const known = new Set(others);
  return some.filter(name => !known.has(name));
}
