import { dirname } from 'node:path';
import type { CameraName } from '../../../fixtures/heads/cameras.js';
import type { Shot as Press } from '../../../fixtures/heads/shot.js';

export type Kind = 'raw' | 'jpeg' | 'sidecar' | 'other';
/** One content that the user owns, known by its sha256: it must always be somewhere, and only once. */
export interface Owned {
  readonly sha: string;
  readonly kind: Kind;
  shot: Shot | null;
  /** Where the user last put it. */
  path: string;
  /** A first half of a copy: it may stay in trash. */
  isScrap?: true;
}

/** One press of the shutter as the user thinks of it. Nothing here is asked of rawtwin. */
export interface Shot {
  readonly number: number;
  readonly camera: CameraName;
  readonly hasJpeg: boolean;
  readonly raw: Owned;
  /** JPEGs, HEIFs and exports that the user has of it now. */
  readonly pictures: Set<Owned>;
  /** The camera's own, among `pictures`, or null once it was culled. */
  jpeg: Owned | null;
  /** As they were, to be put back. */
  readonly bytes: { readonly raw: Buffer; readonly jpeg: Buffer; readonly press: Press };
  /** The JPEG is still to come from the card. */
  isComing: boolean;
  /** The user rated it. */
  isRated: boolean;
  /** The user brought it back from trash, and has not had a JPEG beside it since. */
  isUndone: boolean;
  /** It was rightly trashed before the user wanted it again. */
  wasLate: boolean;
  /** Brought back, and not seen with its JPEG since: culled once more, it may stay. */
  mayStay: boolean;
  /** Where the raw stood when a whole pass surely saw it with its camera's JPEG. */
  seenAt: string | null;
  /** Folders in which its pictures were since the raw stands where it stands. */
  readonly pictureFolders: Set<string>;
  /** An editor wrote over the camera's JPEG. */
  isRewritten: boolean;
}

/** What the user wants: every raw, but those of which all pictures were deleted on purpose. */
export const isWanted = (shot: Shot): boolean => !shot.hasJpeg || shot.pictures.size > 0 || shot.isComing || shot.isRated || shot.isUndone;

/** Cameras of the soak that write into the raw whether a JPEG was recorded too. */
const TELLS: ReadonlySet<CameraName> = new Set(['sony']);

/**
 * Whether the raw must go in the end: nobody wants it, and it was seen with its JPEG, or lies between two of its camera that were.
 * `beside`: the shots of its folder. Where another folder that held its JPEG is empty or gone, the documents promise to keep it, as a
 * disk may be missing. `isEmpty`: of such a folder.
 */
export function mustGo(shot: Shot, beside: readonly Shot[], isEmpty: (folder: string) => boolean): boolean {
  if (isWanted(shot) || shot.mayStay) return false;
  const own = dirname(shot.raw.path);
  if ([...shot.pictureFolders].some(folder => folder !== own && isEmpty(folder))) return false;
  if (isSeen(shot)) return true;
  const pairs = beside.filter(one => one.camera === shot.camera && one.jpeg !== null && isSeen(one) && !one.isRewritten);
  const isBetween = pairs.some(({ number }) => number < shot.number) && pairs.some(({ number }) => number > shot.number);
  return TELLS.has(shot.camera) && isBetween;
}
const isSeen = (one: Shot): boolean => one.seenAt === one.raw.path && !(one.isRewritten && !TELLS.has(one.camera));
