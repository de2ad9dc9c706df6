import type { AbsPath, RawFrame, Sidecar } from '../model/frame.js';
import { push } from '../model/groups.js';
import type { FolderListing, Scan } from '../model/scan.js';
import { duplicateOf } from './sidecars.js';

/** A stem that was a picture's whole name. */
const OF_PICTURE = /^(.+)\.(?:jpe?g|jpe|hei[cf]|hif)$/;

/**
 * Sidecars that the picture of a raw left behind when it was deleted: `X.JPG.xmp`, darktable's `X_01.JPG.xmp`. What they tell is work on the
 * shot; they themselves stay.
 */
export function findLeftBehind({ folders }: Pick<Scan, 'folders'>): (raw: RawFrame) => readonly Sidecar[] {
  const listed = new Map(folders.map(folder => [folder.path, folder]));
  const known = new Map<AbsPath, ReadonlyMap<string, readonly Sidecar[]>>();
  return ({ folder, stem }) => {
    const listing = listed.get(folder);
    const byStem = known.get(folder) ?? (listing ? leftIn(listing) : new Map());
    known.set(folder, byStem);
    return byStem.get(stem) ?? [];
  };
}

function leftIn(folder: FolderListing): ReadonlyMap<string, readonly Sidecar[]> {
  const byStem = new Map<string, Sidecar[]>();
  for (const file of folder.files) {
    const stem = file.kind === 'sidecar' ? OF_PICTURE.exec(duplicateOf(file.stem, folder))?.[1] : undefined;
    if (stem !== undefined) push(byStem, stem, file as Sidecar);
  }
  return byStem;
}
