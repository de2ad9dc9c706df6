import type { Facts } from '../model/facts.js';
import type { AbsPath } from '../model/frame.js';

/** Facts with the look at the file from before they were read: another look, another file. */
export interface StampedFacts {
  readonly stamp: string;
  readonly facts: Facts;
}
/** Where facts are kept from one time to the next. Losing them costs time, nothing else, so it never fails. */
export interface FactsStore {
  /** Gets what is kept of the files of these folders, so that `get` knows it. */
  recall(folders: readonly AbsPath[]): Promise<void>;
  get(path: AbsPath): StampedFacts | undefined;
  put(path: AbsPath, stamped: StampedFacts): void;
  /** Keeps what was put, once for all that was read: a file per folder is written whole. */
  keep(): Promise<void>;
}
