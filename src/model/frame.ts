/** An absolute path, spelled as the disk spells it. Compare stem keys, never paths. */
export type AbsPath = string & { readonly __abs: true };

/** Every camera RAW extension rawtwin knows, lower case, without the dot. The extension is the format's name. */
export const RAW_FORMATS = [
  ...['arw', 'sr2', 'srf', 'cr2', 'cr3', 'crw', 'dng', 'nef', 'nrw', 'raf', 'orf', 'ori', 'rw2', 'rwl', 'raw', 'pef'],
  ...['srw', 'gpr', '3fr', 'fff', 'iiq', 'x3f', 'mrw', 'kdc', 'dcr', 'k25', 'erf', 'mef', 'mos'],
] as const;
export type RawFormat = (typeof RAW_FORMATS)[number];

/** A JPEG or HEIF, from a camera or from software. */
export type RenderedFormat = 'jpeg' | 'heif';

/** What one look at a file's inode said. Times in nanoseconds since 1970, sizes in bytes. */
export interface Stamp {
  readonly dev: bigint;
  readonly ino: bigint;
  readonly bytes: number;
  readonly mtimeNs: bigint;
  readonly ctimeNs: bigint;
  readonly mode: number;
  readonly nlink: number;
}

/** By which memory knows a file again, after remounts too. */
export type Trace = Pick<Stamp, 'bytes' | 'mtimeNs'>;

interface FileAt {
  readonly path: AbsPath;
  readonly folder: AbsPath;
  readonly name: string;
  /** NFC, case-folded name without its last extension: equal keys, same stem. */
  readonly stem: string;
}
export interface RawFrame extends FileAt {
  readonly kind: 'raw';
  readonly format: RawFormat;
}
/** `linked`: a symbolic link, or a placeholder for a file in the cloud or still being copied; it speaks by its name only and is never opened. */
export interface RenderedFrame extends FileAt {
  readonly kind: 'rendered';
  readonly format: RenderedFormat;
  readonly linked: boolean;
}
/** A file made from a raw: TIFF, PSD, PNG, WebP, AVIF, JPEG XL ... */
export interface Derivative extends FileAt {
  readonly kind: 'derivative';
  readonly format: string;
  readonly linked: boolean;
}
/** Edits or notes beside a raw. Named after the whole file (`X.ARW.xmp`) it has that as its stem. */
export interface Sidecar extends FileAt {
  readonly kind: 'sidecar';
  readonly format: string;
}
/** Anything else: seen, counted, left alone. It can share a sidecar. */
interface OtherFile extends FileAt {
  readonly kind: 'other';
}
export type FoundFile = RawFrame | RenderedFrame | Derivative | Sidecar | OtherFile;
