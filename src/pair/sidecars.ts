import type { AbsPath, FoundFile, RawFrame, RenderedFrame, Sidecar } from '../model/frame.js';
import { push } from '../model/groups.js';
import type { FolderListing, Scan } from '../model/scan.js';

/** `shared`: named after the stem alone, so every file of the stem has a part in it. */
export interface OwnSidecar {
  readonly sidecar: Sidecar;
  readonly shared: boolean;
}
export type SidecarsOf = (raw: RawFrame) => readonly OwnSidecar[];

/** Folders in which a program keeps sidecars of the folder above: Nikon NX Studio, Capture One. */
const SIDECAR_FOLDER = /^(.*)[/\\](?:NKSC_PARAM|CaptureOne[/\\]Settings\d*)$/i;

/** Listings that hold sidecars of the files of each folder: its own, and those of a program's subfolder. */
export function sidecarFolders(scan: Pick<Scan, 'folders'>): ReadonlyMap<string, readonly FolderListing[]> {
  const holding = new Map<string, FolderListing[]>();
  for (const folder of scan.folders) push(holding, SIDECAR_FOLDER.exec(folder.path)?.[1] ?? folder.path, folder);
  return holding;
}

/** Sidecars of each raw: `X.xmp`, `X.ARW.xmp`, darktable's `X_01.ARW.xmp`, and those in a program's own subfolder. */
export function findSidecars(scan: Scan): SidecarsOf {
  const holding = sidecarFolders(scan);
  let last: { readonly folder: AbsPath; readonly keys: ReadonlyMap<string, readonly Sidecar[]> } | undefined;
  return ({ folder, stem, format }) => {
    // Raws are asked about folder by folder, so one at a time is kept.
    if (last?.folder !== folder) last = { folder, keys: sidecarsIn(holding.get(folder) ?? []) };
    const { keys } = last;
    const named = keys.get(`${stem}.${format}`) ?? [];
    return [...(keys.get(stem) ?? []).map(sidecar => ({ sidecar, shared: true })), ...named.map(sidecar => ({ sidecar, shared: false }))];
  };
}

function sidecarsIn(folders: readonly FolderListing[]): ReadonlyMap<string, readonly Sidecar[]> {
  const keys = new Map<string, Sidecar[]>();
  for (const folder of folders) {
    for (const file of folder.files) {
      if (file.kind !== 'sidecar') continue;
      for (const key of new Set([file.stem, duplicateOf(file.stem, folder)])) push(keys, key, file);
    }
  }
  return keys;
}

/** darktable numbers its duplicates between stem and extension: `X_01.ARW.xmp` is a second edit of X.ARW, unless a raw X_01.ARW is there. */
export function duplicateOf(key: string, folder: FolderListing): string {
  const match = /^(.+)_\d\d(\.[a-z0-9]{3})$/.exec(key);
  if (!match) return key;
  const isRawsOwn = folder.files.some(file => file.kind === 'raw' && `${file.stem}.${file.format}` === key);
  return isRawsOwn ? key : `${match[1]}${match[2]}`;
}

/**
 * The sidecars that go along with each raw to be trashed. One that a file of the stem shares which is not being trashed stays;
 * where all of the stem go, it goes with the last of them, and execution looks again. `pictures`: rejected ones, which go as well.
 */
export function companions(
  scan: Scan,
  sidecarsOf: SidecarsOf,
  going: readonly RawFrame[],
  pictures: readonly RenderedFrame[] = [],
): (raw: RawFrame) => readonly Sidecar[] {
  const mayTakeShared = new Set<AbsPath>();
  const goingIn = new Map<AbsPath, string[]>();
  for (const { folder, name } of [...going, ...pictures]) push(goingIn, folder, name);
  for (const folder of scan.folders) for (const path of lastOfStems(folder, new Set(goingIn.get(folder.path)))) mayTakeShared.add(path);
  return raw => sidecarsOf(raw).flatMap(({ sidecar, shared }) => (shared && !mayTakeShared.has(raw.path) ? [] : [sidecar]));
}

/** The last raw of each stem of which every file in the folder goes; its sidecars do not count. */
function lastOfStems({ files }: FolderListing, going: ReadonlySet<string>): Iterable<AbsPath> {
  const isGoing = (file: FoundFile) => (file.kind === 'raw' || file.kind === 'rendered') && going.has(file.name);
  const last = new Map<string, AbsPath>();
  if (going.size === 0) return [];
  for (const file of files) if (file.kind === 'raw' && isGoing(file)) last.set(file.stem, file.path);
  for (const file of files) if (file.kind !== 'sidecar' && !isGoing(file)) last.delete(file.stem);
  return last.values();
}
