import type { AbsPath, FoundFile, RawFrame, Sidecar } from '../model/frame.js';
import type { FolderListing, Scan } from '../model/scan.js';

/** `shared`: named after the stem alone, so every file of the stem has a part in it. */
export interface OwnSidecar {
  readonly sidecar: Sidecar;
  readonly shared: boolean;
}
export type SidecarsOf = (raw: RawFrame) => readonly OwnSidecar[];

/** Folders in which a program keeps sidecars of the folder above: Nikon NX Studio, Capture One. */
const SIDECAR_FOLDER = /^(.*)[/\\](?:NKSC_PARAM|CaptureOne[/\\]Settings\d*)$/i;

/** Sidecars of each raw: `X.xmp`, `X.ARW.xmp`, darktable's `X_01.ARW.xmp`, and those in a program's own subfolder. */
export function findSidecars(scan: Scan): SidecarsOf {
  const byFolder = new Map<string, Map<string, Sidecar[]>>();
  for (const folder of scan.folders) {
    const at = SIDECAR_FOLDER.exec(folder.path)?.[1] ?? folder.path;
    for (const file of folder.files) {
      if (file.kind !== 'sidecar') continue;
      const keys = byFolder.get(at) ?? new Map<string, Sidecar[]>();
      byFolder.set(at, keys);
      for (const key of new Set([file.stem, duplicateOf(file.stem, folder)])) keys.set(key, [...(keys.get(key) ?? []), file]);
    }
  }
  return raw => {
    const keys = byFolder.get(raw.folder);
    if (!keys) return [];
    const named = keys.get(`${raw.stem}.${raw.format}`) ?? [];
    return [
      ...(keys.get(raw.stem) ?? []).map(sidecar => ({ sidecar, shared: true })),
      ...named.map(sidecar => ({ sidecar, shared: false })),
    ];
  };
}

/** darktable numbers its duplicates between stem and extension: `X_01.ARW.xmp` is a second edit of X.ARW, unless a raw X_01.ARW is there. */
function duplicateOf(key: string, folder: FolderListing): string {
  const match = /^(.+)_\d\d(\.[a-z0-9]{3})$/.exec(key);
  if (!match) return key;
  const isRawsOwn = folder.files.some(file => file.kind === 'raw' && `${file.stem}.${file.format}` === key);
  return isRawsOwn ? key : `${match[1]}${match[2]}`;
}

/** Folder → stem → files of any kind but sidecars: whoever survives keeps a shared sidecar. */
export function stemMates(folder: FolderListing): ReadonlyMap<string, readonly FoundFile[]> {
  const mates = new Map<string, FoundFile[]>();
  for (const file of folder.files) {
    if (file.kind !== 'sidecar') mates.set(file.stem, [...(mates.get(file.stem) ?? []), file]);
  }
  return mates;
}

/**
 * The sidecars that go along with each raw to be trashed. One that a file of the stem shares which is not being trashed stays;
 * where all of the stem go, it goes with the last of them, and execution looks again.
 */
export function companions(scan: Scan, sidecarsOf: SidecarsOf, going: ReadonlySet<AbsPath>): (raw: RawFrame) => readonly Sidecar[] {
  const lastOfStem = new Map<string, AbsPath>();
  const staying = new Set<string>();
  for (const folder of scan.folders) {
    if (!folder.files.some(file => going.has(file.path))) continue;
    for (const [stem, files] of stemMates(folder)) {
      const key = `${folder.path}\0${stem}`;
      if (files.some(file => !going.has(file.path))) staying.add(key);
      const last = files.findLast(file => going.has(file.path));
      if (last) lastOfStem.set(key, last.path);
    }
  }
  return raw => {
    const key = `${raw.folder}\0${raw.stem}`;
    const mayTakeShared = !staying.has(key) && lastOfStem.get(key) === raw.path;
    return sidecarsOf(raw).flatMap(({ sidecar, shared }) => (shared && !mayTakeShared ? [] : [sidecar]));
  };
}
