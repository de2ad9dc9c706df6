import type { FoundFile, Sidecar } from '../model/frame.js';
import { push } from '../model/groups.js';
import type { FolderListing } from '../model/scan.js';
import { foldName } from '../model/stem.js';
import { duplicateOf } from './sidecars.js';

/** `own`: what stands in them is said of the picture. `versions`: of further edits of it, that darktable numbers. */
export interface PictureSidecars {
  readonly own: readonly Sidecar[];
  readonly versions: readonly Sidecar[];
}

/**
 * The sidecars of the pictures of one folder: `X.JPG.xmp`, darktable's `X_01.JPG.xmp`; and `X.xmp` where the picture is the only file of
 * that stem, for beside a raw it is the raw's.
 */
export function pictureSidecars(folder: FolderListing): (picture: Pick<FoundFile, 'name' | 'stem'>) => PictureSidecars {
  const [byKey, versions] = [new Map<string, Sidecar[]>(), new Map<string, Sidecar[]>()];
  const ofStem = new Map<string, number>();
  const names = new Set(folder.files.map(({ name }) => foldName(name)));
  for (const file of folder.files) {
    if (file.kind !== 'sidecar') ofStem.set(file.stem, (ofStem.get(file.stem) ?? 0) + 1);
    else {
      push(byKey, file.stem, file);
      const first = duplicateOf(file.stem, folder);
      if (first !== file.stem && !names.has(file.stem)) push(versions, first, file);
    }
  }
  return ({ name, stem }) => {
    const key = foldName(name);
    const alone = ofStem.get(stem) === 1 ? (byKey.get(stem) ?? []) : [];
    return { own: [...(byKey.get(key) ?? []), ...alone], versions: versions.get(key) ?? [] };
  };
}
