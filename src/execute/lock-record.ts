import type { AbsPath } from '../model/frame.js';
import type { ProcessId } from '../ports/processes.js';

/** Who holds which roots since when; `run` is the run this process may be writing. */
export interface LockRecord {
  readonly holder: ProcessId;
  readonly roots: readonly AbsPath[];
  readonly verb: string;
  readonly run: string | null;
  readonly since: string;
}

export const encodeLock = (record: LockRecord): Uint8Array => Buffer.from(JSON.stringify(record));

/** Null when the bytes are no lock record: such a lock counts as held, by nobody knows whom. */
export function decodeLock(bytes: Uint8Array): LockRecord | null {
  try {
    const value = JSON.parse(Buffer.from(bytes).toString());
    const isWhole = typeof value?.holder?.pid === 'number' && typeof value.holder.host === 'string' && Array.isArray(value.roots);
    return isWhole ? value : null;
  } catch {
    // Not JSON: torn by a power cut or written by someone else.
    return null;
  }
}
