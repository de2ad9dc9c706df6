import type { AbsPath } from '../model/frame.js';
import { separatorOf } from '../model/path.js';
import type { FolderListing } from '../model/scan.js';
import { pairByStem, type Shot } from './by-stem.js';

const known = new WeakMap<FolderListing, ReadonlyMap<AbsPath, readonly string[]>>();

/** Stages 1 and 2 once more, for one folder as it is now: the name of a file that speaks for the raw, or null. `leaving`: names that do not count. */
export function twinAmong(raw: AbsPath, folder: FolderListing, leaving: ReadonlySet<string>): string | null {
  let twins = known.get(folder);
  if (!twins) {
    const { shots } = pairByStem({ roots: [], also: [], folders: [folder], unreadable: [], notes: [], fileCount: new Map() });
    twins = new Map(shots.flatMap(shot => (shot.evidence.length > 0 ? [[shot.raw.path, namesIn(shot)] as const] : [])));
    known.set(folder, twins);
  }
  return twins.get(raw)?.find(name => !leaving.has(name)) ?? null;
}

const namesIn = ({ evidence }: Shot): readonly string[] =>
  evidence.flatMap(one => ('as' in one ? [one.as.slice(one.as.lastIndexOf(separatorOf(one.as)) + 1)] : []));
