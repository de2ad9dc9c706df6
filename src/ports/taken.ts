import type { Taken } from '../model/taken.js';

/** What runs of rawtwin moved to trash. It is no memory of pairs, and `--no-memory` does not turn it off: without it our own doing would be proof. */
export interface TakenStore {
  /** Throws STATE_UNUSABLE when it is there and cannot be read. */
  recall(half: Taken['half']): Promise<readonly Taken[]>;
  /** On the disk when it resolves, before any of them moves. The caller holds the lock of their roots. */
  note(taken: readonly Taken[]): Promise<void>;
  /** Just these notes hold no longer: the files stayed, or are back at their places, and from here on a deletion counts anew. */
  back(taken: readonly Taken[]): Promise<void>;
  /** Whether a run may be about to move what it noted: that a file stands at its place says nothing then. */
  isMoving(): Promise<boolean>;
}
