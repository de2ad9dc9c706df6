import type { AbsPath, RawFrame } from '../model/frame.js';
import type { FolderListing, Scan } from '../model/scan.js';
import { findSidecars, type SidecarsOf } from './sidecars.js';

interface Known {
  readonly raws: ReadonlyMap<AbsPath, RawFrame>;
  readonly sidecarsOf: SidecarsOf;
}
/** Made once for each listing: a run asks for one raw after the other. */
const known = new WeakMap<FolderListing, Known>();

/** The name of a sidecar of the raw that stands in its folder as it is now and did not when it was planned, or null: it may hold a rating or edits. */
export function newSidecarSince(planned: Scan): (raw: AbsPath, folder: FolderListing) => string | null {
  const then = new Map(planned.folders.map(folder => [folder.path, folder]));
  const namesIn = new Map<AbsPath, ReadonlySet<string>>();
  return (path, folder) => {
    const before = then.get(folder.path);
    const { raws, sidecarsOf } = known.get(folder) ?? knownOf(folder);
    const raw = raws.get(path);
    if (!before || !raw) return null;
    const names = namesIn.get(folder.path) ?? new Set(before.files.map(({ name }) => name));
    namesIn.set(folder.path, names);
    return sidecarsOf(raw).find(({ sidecar }) => !names.has(sidecar.name))?.sidecar.name ?? null;
  };
}

function knownOf(folder: FolderListing): Known {
  const raws = new Map(folder.files.flatMap(file => (file.kind === 'raw' ? [[file.path, file] as const] : [])));
  const scan: Scan = { roots: [], also: [], folders: [folder], unreadable: [], notes: [], fileCount: new Map() };
  const made: Known = { raws, sidecarsOf: findSidecars(scan) };
  known.set(folder, made);
  return made;
}
