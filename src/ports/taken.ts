import type { AbsPath } from '../model/frame.js';
import type { Taken } from '../model/taken.js';

/** What runs of rawtwin moved to trash. It is no memory of pairs, and `--no-memory` does not turn it off: without it our own doing would be proof. */
export interface TakenStore {
  /** Throws STATE_UNUSABLE when it is there and cannot be read. */
  recall(half: Taken['half']): Promise<readonly Taken[]>;
  /** On the disk when it resolves, before any of them moves. */
  note(taken: readonly Taken[]): Promise<void>;
  /** They stayed, or are back at their places: from here on a deletion counts anew. */
  back(half: Taken['half'], paths: readonly AbsPath[]): Promise<void>;
}
