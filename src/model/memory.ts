import type { AbsPath } from './frame.js';
import type { Press } from './one-shot.js';

/**
 * A raw that was once seen with a twin. It speaks for a raw only while size and mtime are the same.
 * `camera`: the twin was read and is the camera's own (maker note, no editor's mark); false for exports; null when it was not read.
 * `press`: of which shot the twin said that it is, where it was read; a twin by name alone may have been of another.
 */
export interface Sighting {
  readonly bytes: number;
  readonly mtimeNs: bigint;
  readonly twin: AbsPath;
  readonly camera: boolean | null;
  readonly seenAt: string;
  readonly press?: Pick<Press, 'takenAt' | 'bodySerial'>;
}
/** A raw that an undo brought back, or a person took out of trash: wanted. Null: the file it was is not known, and any file of the name will do. */
export interface Undone {
  readonly file: { readonly bytes: number; readonly mtimeNs: bigint } | null;
  readonly undoneAt: string;
}
/** What memory says about the raws of the folders that were asked for. */
export interface Sightings {
  readonly get: (raw: AbsPath) => Sighting | undefined;
}
/** What memory says about whole roots. */
export interface KnownRoots {
  /** Files of any kind listed below a root in its last good scan. */
  readonly fileCount: ReadonlyMap<AbsPath, number>;
  /** Which folder a root was in that scan, and one that held twins of raws elsewhere: another at its path is another disk, or a copy. */
  readonly rootOf: ReadonlyMap<AbsPath, string>;
}
