import type { AbsPath } from '../model/frame.js';
import type { KnownRoots, Sighting, Sightings, Undone } from '../model/memory.js';

/** What was once seen with a twin. Losing it costs proof, never a raw; memory that is there and cannot be read or written is STATE_UNUSABLE. */
export interface Memory {
  /** False: nothing it is told is kept, so nothing need be read for it. */
  readonly learns: boolean;
  recall(folders: readonly AbsPath[]): Promise<Sightings>;
  /** Of these roots; `folders` may be such that hold twins of raws elsewhere. */
  recallRoots(tops: readonly AbsPath[], folders: readonly AbsPath[]): Promise<KnownRoots>;
  /** Adds sightings, and of good scans the file counts and which folder each root was. */
  remember(
    sightings: ReadonlyMap<AbsPath, Sighting>,
    fileCount: ReadonlyMap<AbsPath, number>,
    rootOf?: ReadonlyMap<AbsPath, string>,
  ): Promise<void>;
  /** Every raw that came back from trash and was not seen with a twin since. */
  undone(): Promise<ReadonlyMap<AbsPath, Undone>>;
  /** Keeps that these raws are wanted: on the disk, names too, when it resolves. */
  want(raws: ReadonlyMap<AbsPath, Undone>): Promise<void>;
  /** They were seen with a twin again: from here on its deletion counts anew. */
  unwant(raws: readonly AbsPath[]): Promise<void>;
}
