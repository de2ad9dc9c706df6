import type { RenderedFrame, Sidecar } from '../../model/frame.js';
import { push } from '../../model/groups.js';
import type { FolderListing, Scan } from '../../model/scan.js';
import { foldName } from '../../model/stem.js';
import { pictureSidecars } from '../picture-sidecars.js';
import { sidecarFolders } from '../sidecars.js';

export interface JpegSidecars {
  /** All that bear its stem, also those of a raw that is gone: work that they tell of is work on the shot. */
  readonly all: readonly Sidecar[];
  /** Those that are the picture's alone, and go along with it. */
  readonly own: readonly Sidecar[];
}
type Picture = Pick<RenderedFrame, 'folder' | 'name' | 'stem'>;

export function findJpegSidecars(found: Pick<Scan, 'folders'>): (jpeg: Picture) => JpegSidecars {
  const holding = sidecarFolders(found);
  const known = new Map<string, (jpeg: Picture) => JpegSidecars>();
  return jpeg => {
    const of = known.get(jpeg.folder) ?? sidecarsIn(jpeg.folder, holding.get(jpeg.folder) ?? []);
    known.set(jpeg.folder, of);
    return of(jpeg);
  };
}

function sidecarsIn(folder: string, listings: readonly FolderListing[]): (jpeg: Picture) => JpegSidecars {
  const byStem = new Map<string, Sidecar[]>();
  for (const { files } of listings) {
    for (const file of files) if (file.kind === 'sidecar') for (const stem of stemsOf(file.stem)) push(byStem, stem, file);
  }
  const here = listings.find(({ path }) => path === folder);
  const beside = here && pictureSidecars(here);
  return jpeg => {
    const all = byStem.get(jpeg.stem) ?? [];
    const named = all.filter(file => file.folder !== folder && file.stem === foldName(jpeg.name));
    const { own = [], versions = [] } = beside?.(jpeg) ?? {};
    return { all, own: [...own, ...versions, ...named] };
  };
}

/** The stems of files that a sidecar may belong to: of `X.ARW.xmp` also X, of darktable's `X_01.ARW.xmp` too. */
function stemsOf(key: string): ReadonlySet<string> {
  const inner = key.replace(/\.[a-z0-9]{2,4}$/, '');
  return new Set([key, inner, inner.replace(/_\d\d$/, '')]);
}
