import type { AbsPath } from '../model/frame.js';
import type { ProcessId } from '../ports/processes.js';
import type { Territory } from './territory.js';

/** Who holds which roots since when; `run` is the run this process may be writing. */
export interface LockRecord {
  readonly holder: ProcessId;
  readonly roots: readonly AbsPath[];
  readonly territory: Territory;
  readonly verb: string;
  readonly run: string | null;
  readonly since: string;
}

export const encodeLock = (record: LockRecord): Uint8Array => Buffer.from(JSON.stringify(record));

/** Null when the bytes are no lock record: such a lock counts as held, by nobody knows whom. */
export function decodeLock(bytes: Uint8Array): LockRecord | null {
  try {
    const value = JSON.parse(Buffer.from(bytes).toString());
    const isWhole = typeof value?.holder?.pid === 'number' && typeof value.holder.host === 'string' && isNames(value.roots);
    if (!isWhole) return null;
    return isTerritory(value.territory) ? value : { ...value, territory: { paths: value.roots, own: [], above: [], grounds: [] } };
  } catch {
    // Not JSON: torn by a power cut or written by someone else.
    return null;
  }
}

const isNames = (value: unknown): boolean => Array.isArray(value) && value.every(name => typeof name === 'string');

function isTerritory(value: Partial<Territory> | undefined): boolean {
  const grounds: unknown = value?.grounds;
  return [value?.paths, value?.own, value?.above].every(isNames) && Array.isArray(grounds) && grounds.every(isNames);
}
