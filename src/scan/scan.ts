import type { AbsPath, FoundFile } from '../model/frame.js';
import { isWithin, pathIn } from '../model/path.js';
import type { FolderListing, Note, Scan, Unreadable } from '../model/scan.js';
import { classify } from './classify.js';
import type { ListedFolder } from './list-folder.js';
import type { Listings } from './listing-cache.js';
import { expandFolders, ignoredPaths } from './patterns.js';
import { placeholderOf } from './placeholder.js';
import { resolveRoots } from './roots.js';
import { isSkippedFile, isSkippedFolder } from './skipped-folders.js';
import { walk } from './walk.js';

export interface ScanRequest {
  /** Folders or folder patterns, relative to `cwd`. */
  readonly folders: readonly string[];
  readonly also: readonly string[];
  readonly ignore: readonly string[];
  /** More of them, each list below one root alone, by its real path. */
  readonly ignoreBelow?: ReadonlyMap<string, readonly string[]>;
  readonly cwd: string;
}
export interface ScanDeps {
  readonly signal: AbortSignal;
  /** Told which folders are walked, before any is listed. */
  readonly onTops?: (tops: readonly AbsPath[]) => Promise<void>;
  /** Told after each folder how many entries it held. */
  readonly onFolder: (entries: number) => void;
  /** Folders found in it are not listed anew. */
  readonly listings?: Listings;
}

/** Everything below the folders, sorted by name, each file once. What could not be listed is in `unreadable`. Throws for a root that is no folder. */
export async function scan(request: ScanRequest, deps: ScanDeps): Promise<Scan> {
  const { roots, also } = await resolveRoots(
    await expandFolders(request.folders, request.cwd),
    await expandFolders(request.also, request.cwd),
  );
  const folders: FolderListing[] = [];
  const unreadable: Unreadable[] = [];
  const notes: Note[] = [];
  const namedOnly: AbsPath[] = [];
  const fileCount = new Map<AbsPath, number>();
  const tops = [...roots, ...also.filter(folder => !roots.some(root => isWithin(folder, root)))];
  await deps.onTops?.(tops);
  for (const top of tops) {
    const ignored = await ignoredPaths(top, [...request.ignore, ...(request.ignoreBelow?.get(top) ?? [])]);
    const inner = tops.filter(other => other !== top && isWithin(other, top));
    const skip = (path: string, name: string) => isSkippedFolder(name) || ignored.paths.has(path) || inner.some(other => other === path);
    const walked = await walk(top, { ...deps, skip });
    let files = 0;
    for (const listed of walked.folders.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
      const listing = readListing(listed, isSearchOnly(listed.path, roots, also), ignored.paths, { notes, namedOnly });
      files += listing.files.length;
      folders.push(listing);
    }
    const listed = new Set(walked.folders.map(({ path }) => path));
    unreadable.push(...walked.unreadable, ...ignored.unasked.filter(({ path }) => listed.has(path)));
    fileCount.set(top, files);
  }
  unreadable.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { roots, also, folders, unreadable, notes, namedOnly, fileCount };
}

/** The innermost of the folders given decides; where both were given, `--also` wins, since it moves nothing. */
function isSearchOnly(path: AbsPath, roots: readonly AbsPath[], also: readonly AbsPath[]): boolean {
  const depth = (tops: readonly AbsPath[]) => Math.max(-1, ...tops.filter(top => isWithin(path, top)).map(top => top.length));
  return depth(also) >= depth(roots);
}

interface LeftOut {
  readonly notes: Note[];
  readonly namedOnly: AbsPath[];
}

function readListing(
  listed: ListedFolder,
  searchOnly: boolean,
  ignored: ReadonlySet<string>,
  { notes, namedOnly }: LeftOut,
): FolderListing {
  const files: FoundFile[] = [];
  const share = sharedStems();
  let isSorted = listed.links.length === 0;
  const add = (given: string, isLink: boolean): void => {
    const standsFor = placeholderOf(given);
    if (standsFor !== undefined && listed.files.includes(standsFor)) return;
    const name = standsFor ?? given;
    if (isSkippedFile(name)) return;
    if (ignored.size > 0 && ignored.has(pathIn(listed.path, name))) return;
    const linked = isLink || standsFor !== undefined;
    if (standsFor !== undefined) isSorted = false;
    const file = classify(listed.path, name, linked, share);
    if (file === undefined || (linked && file.kind === 'raw')) namedOnly.push(pathIn(listed.path, name));
    if (file === undefined) {
      if (standsFor === undefined) notes.push({ kind: 'unknown-raw', path: pathIn(listed.path, name) });
    } else if (!linked || file.kind === 'rendered' || file.kind === 'derivative') files.push(file);
    else if (standsFor === undefined) notes.push({ kind: 'symlink', path: file.path });
  };
  for (const name of listed.files) add(name, false);
  for (const name of listed.links) add(name, true);
  if (!isSorted) files.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return { path: listed.path, searchOnly, files };
}

/** A raw and its JPEG have one stem, which is held once. */
function sharedStems(): (stem: string) => string {
  const known = new Map<string, string>();
  return stem => {
    const own = known.get(stem);
    if (own !== undefined) return own;
    known.set(stem, stem);
    return stem;
  };
}
