import type { AbsPath } from '../model/frame.js';
import type { FolderListing } from '../model/scan.js';
import { pairByStem } from './by-stem.js';

const known = new WeakMap<FolderListing, ReadonlyMap<AbsPath, readonly string[]>>();

/** Stages 1 and 2 once more, for one folder as it is now: the name of a file that speaks for the raw, or null. `leaving`: names that do not count. */
export function twinAmong(raw: AbsPath, folder: FolderListing, leaving: ReadonlySet<string>): string | null {
  let twins = known.get(folder);
  if (!twins) {
    const { shots } = pairByStem({ roots: [], also: [], folders: [folder], unreadable: [], notes: [], fileCount: new Map() });
    twins = new Map(shots.flatMap(shot => (shot.twins.length > 0 ? [[shot.raw.path, shot.twins.map(({ name }) => name)] as const] : [])));
    known.set(folder, twins);
  }
  return twins.get(raw)?.find(name => !leaving.has(name)) ?? null;
}
