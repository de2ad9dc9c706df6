import type { AbsPath } from '../model/frame.js';

/** Reading and writing whole files. Refusals are thrown as errors with an errno `code`; a signal that aborts, as its reason. */
export interface CopyPort {
  /**
   * Makes a new file with the bytes and the time of change of `from`, on the disk when this resolves; EEXIST when anything stands at `to`.
   * Gives the SHA-256, hex, of what was read. Whenever it fails, the new file is gone again.
   */
  copy(from: AbsPath, to: AbsPath, signal: AbortSignal): Promise<string>;
  /** The SHA-256, hex, of what is read from the file now. */
  hash(path: AbsPath, signal: AbortSignal): Promise<string>;
}
