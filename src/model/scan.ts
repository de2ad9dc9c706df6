import type { AbsPath, FoundFile } from './frame.js';

/** A folder or name that could not be read; part of every answer, never a gap. `code`: errno, or `EILSEQ` for bytes that are no UTF-8. */
export interface Unreadable {
  readonly path: AbsPath;
  readonly code: string;
  /** One of the folders searched may hide a twin because of this. False for a lone raw with an unusable name. */
  readonly hides: boolean;
}

/** Something a person should know that changes no verdict. */
export interface Note {
  readonly kind: 'symlink' | 'unknown-raw';
  readonly path: AbsPath;
}

export interface FolderListing {
  readonly path: AbsPath;
  /** From `--also`: searched for twins, never acted on. */
  readonly searchOnly: boolean;
  readonly files: readonly FoundFile[];
}

/** What scan hands on. */
export interface Scan {
  readonly roots: readonly AbsPath[];
  readonly also: readonly AbsPath[];
  readonly folders: readonly FolderListing[];
  readonly unreadable: readonly Unreadable[];
  readonly notes: readonly Note[];
  /** Raws that stand here by name only: links, placeholders of files in the cloud, and kinds that rawtwin does not handle. */
  readonly namedOnly?: readonly AbsPath[];
  /** Files listed below each root and each also-folder, of every kind. */
  readonly fileCount: ReadonlyMap<AbsPath, number>;
}
