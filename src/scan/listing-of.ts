import { dirname } from 'node:path';
import type { AbsPath } from '../model/frame.js';
import type { FolderListing } from '../model/scan.js';
import { classify } from './classify.js';
import { placeholderOf } from './placeholder.js';
import { isSkippedFile } from './skipped-folders.js';

const known = new WeakMap<readonly string[], FolderListing>();

/** The folder of `file` as a listing, from names alone; made once for each list of names. */
export function listingOf(file: AbsPath, names: readonly string[]): FolderListing {
  const made = known.get(names);
  if (made) return made;
  const folder = dirname(file) as AbsPath;
  const files = names
    .map(name => placeholderOf(name) ?? name)
    .filter(name => !isSkippedFile(name))
    .flatMap(name => classify(folder, name, false) ?? []);
  const listing: FolderListing = { path: folder, searchOnly: false, files };
  known.set(names, listing);
  return listing;
}
