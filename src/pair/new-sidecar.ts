import type { AbsPath } from '../model/frame.js';
import type { FolderListing, Scan } from '../model/scan.js';
import { findSidecars, type SidecarsOf } from './sidecars.js';

const known = new WeakMap<FolderListing, SidecarsOf>();

/** The name of a sidecar of the raw that stands in its folder as it is now and did not when it was planned, or null: it may hold a rating or edits. */
export function newSidecarSince(planned: Scan): (raw: AbsPath, folder: FolderListing) => string | null {
  const then = new Map(planned.folders.map(folder => [folder.path, folder]));
  const namesIn = new Map<AbsPath, ReadonlySet<string>>();
  return (path, folder) => {
    const before = then.get(folder.path);
    const raw = folder.files.find(file => file.path === path);
    if (!before || raw?.kind !== 'raw') return null;
    const sidecarsOf =
      known.get(folder) ?? findSidecars({ roots: [], also: [], folders: [folder], unreadable: [], notes: [], fileCount: new Map() });
    known.set(folder, sidecarsOf);
    const names = namesIn.get(folder.path) ?? new Set(before.files.map(({ name }) => name));
    namesIn.set(folder.path, names);
    return sidecarsOf(raw).find(({ sidecar }) => !names.has(sidecar.name))?.sidecar.name ?? null;
  };
}
