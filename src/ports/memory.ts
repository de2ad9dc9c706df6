import type { AbsPath } from '../model/frame.js';
import type { Recollection, Sighting } from '../model/memory.js';

/** What was once seen with a twin. Losing it costs proof, never a raw; memory that is there and cannot be read or written is STATE_UNUSABLE. */
export interface Memory {
  /** False: nothing it is told is kept, so nothing need be read for it. */
  readonly learns: boolean;
  recall(folders: readonly AbsPath[], tops: readonly AbsPath[]): Promise<Recollection>;
  /** Adds sightings, and of good scans the file counts and which folder each root was. */
  remember(
    sightings: ReadonlyMap<AbsPath, Sighting>,
    fileCount: ReadonlyMap<AbsPath, number>,
    rootOf?: ReadonlyMap<AbsPath, string>,
  ): Promise<void>;
}
