import type { Bytes } from './container/bytes.js';
import type { Tiff } from './container/tiff.js';
import type { NoteFacts } from './makernote/note.js';
import type { StandardTags } from './standard-tags.js';

/** More bytes that a reader needs; whoever runs it adds them to its `Bytes`, or leaves them out at the end of the file or of its patience. */
export interface MoreBytes {
  readonly at: number;
  readonly length: number;
}
export type Pull<T> = Generator<MoreBytes, T, void>;

/** Where a container keeps what we read. */
export interface Located {
  /** TIFF block with make, model and orientation in its first directory. */
  readonly main?: Tiff;
  /** Exif directory as a block of its own (CR3); else the main block points to it. */
  readonly exif?: Tiff;
  /** Maker note as a block of its own (CR3); else the Exif directory points to it. */
  readonly note?: Tiff;
  /** Facts may stand in a JPEG inside as well (RW2): its block, asked second. */
  readonly inner?: Tiff;
  /** XMP packet: offset and length. */
  readonly xmp?: MoreBytes;
  /** What did not fit into that packet, in pieces, in their order (JPEG). */
  readonly extendedXmp?: readonly MoreBytes[];
  /** Rotation where the container overrules Exif (HEIF `irot`), as an Exif orientation. */
  readonly orientation?: number;
  /** Standard tags that the container keeps in a way of its own; they fill what the blocks leave open. */
  readonly tags?: StandardTags;
  /** What stands in the place of a maker note. */
  readonly facts?: NoteFacts;
  /** Why less is read of this file than its format allows. */
  readonly warnings?: readonly string[];
}

/** One file format: how it is recognised by its first bytes, and where its facts lie. */
export interface Format {
  /** An extension of RAW_FORMATS, `jpeg`, `heif` or `tiff`. */
  readonly id: string;
  /** Further extensions, lower case, under which these bytes are at home. */
  readonly alias?: readonly string[];
  /** A camera RAW file. */
  readonly raw: boolean;
  /** By magic, and for TIFF-based files by what their first directory says. */
  readonly sniff: (head: Bytes) => boolean;
  readonly locate: (bytes: Bytes) => Pull<Located>;
}

/** The first read of a file. */
export const HEAD = 65_536;
/** The most that one further read takes. With two of them and the head, a file costs at most 256 KiB. */
export const MORE = 98_304;
/** Reads per file, the head included. */
export const MOST_READS = 3;

/** Makes sure that `length` bytes at `at` are at hand, by one more read if need be. */
export function* need(bytes: Bytes, at: number, length: number): Pull<boolean> {
  if (!bytes.has(at, length) && at >= 0 && at < bytes.size) yield { at, length: MORE };
  return bytes.has(at, length);
}
