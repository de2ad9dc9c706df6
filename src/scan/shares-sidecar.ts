import { basename } from 'node:path';
import type { AbsPath } from '../model/frame.js';
import { push } from '../model/groups.js';
import type { FolderListing } from '../model/scan.js';
import { stemOf } from '../model/stem.js';
import { listingOf } from './listing-of.js';

/** Names of a folder's files but its sidecars, by stem. */
const known = new WeakMap<FolderListing, ReadonlyMap<string, readonly string[]>>();

/** The name of a file in the sidecar's folder that bears the same stem and stays, or null. A sidecar named after a whole file (`X.ARW.xmp`) is shared by none. */
export function sharesSidecar(sidecar: AbsPath, names: readonly string[], leaving: Pick<ReadonlySet<string>, 'has'>): string | null {
  const listing = listingOf(sidecar, names);
  const byStem = known.get(listing) ?? namesByStem(listing);
  known.set(listing, byStem);
  return byStem.get(stemOf(basename(sidecar)))?.find(name => !leaving.has(name)) ?? null;
}

function namesByStem({ files }: FolderListing): ReadonlyMap<string, readonly string[]> {
  const byStem = new Map<string, string[]>();
  for (const { kind, name, stem } of files) if (kind !== 'sidecar') push(byStem, stem, name);
  return byStem;
}
