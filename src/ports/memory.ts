import type { AbsPath } from '../model/frame.js';
import type { Recollection, Sighting } from '../model/memory.js';

/** What was once seen with a twin. Losing it costs proof, never a raw. */
export interface Memory {
  /** False: nothing it is told is kept, so nothing need be read for it. */
  readonly learns: boolean;
  recall(folders: readonly AbsPath[], tops: readonly AbsPath[]): Promise<Recollection>;
  /** Adds sightings and the file counts of good scans. */
  remember(sightings: ReadonlyMap<AbsPath, Sighting>, fileCount: ReadonlyMap<AbsPath, number>): Promise<void>;
}
