import type { AbsPath } from '../model/frame.js';
import { folderOf, nameOf } from '../model/path.js';
import type { Action } from '../model/plan.js';
import type { Show } from './place.js';
import { printable } from './printable.js';
import type { Words } from './words/index.js';

/** The sidecars that go along, short: `.xmp` where it is named like its raw, the name where it is not, the path when it is elsewhere. */
export function companionWords(action: Action, show: Show, { say }: Words): string {
  const name = nameOf(action.raw.path);
  const stem = name.slice(0, name.lastIndexOf('.'));
  return say.list(action.with.map(({ path }) => shortName(path, stem, folderOf(action.raw.path), show)));
}

function shortName(path: AbsPath, stem: string, folder: AbsPath, show: Show): string {
  if (folderOf(path) !== folder) return show(path);
  const name = nameOf(path);
  return printable(name.startsWith(`${stem}.`) ? name.slice(stem.length) : name);
}
