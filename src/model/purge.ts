import type { AbsPath } from './frame.js';
import type { Told } from './message.js';
import type { Moved } from './receipt.js';

export const PURGE_SCHEMA = 'rawtwin.purge/1';
/** Without `--older-than`. */
export const PURGE_AGE_MS = 30 * 86_400_000;

/** One file that a purge deletes, or deleted, for good. */
export interface Purged extends Moved {
  readonly bytes: number;
  readonly run: string;
}
/** One file that is old enough and stays in trash all the same. */
export interface NotPurged extends Moved {
  readonly run: string;
  readonly why: Told;
}
/** What a purge would take from one run. */
export interface PurgeRow {
  readonly run: string;
  readonly trashedAt: string;
  /** It took JPEGs; `raws` counts those then. */
  readonly orphans?: 'jpeg';
  readonly raws: number;
  readonly files: number;
  readonly bytes: number;
  readonly places: readonly AbsPath[];
}
interface Left {
  readonly refused: readonly NotPurged[];
  /** No longer in trash, by somebody else's doing. */
  readonly gone: readonly (Moved & { readonly run: string })[];
  /** Not old enough. */
  readonly young: { readonly runs: number; readonly files: number; readonly bytes: number };
}
/** What a purge would delete, the oldest run first, and what it would leave. */
export interface PurgeOffer extends Left {
  readonly olderThanMs: number;
  readonly rows: readonly PurgeRow[];
  readonly purged: readonly Purged[];
}
/** What a purge deleted and what it left. */
export interface PurgeResult extends Left {
  readonly purged: readonly Purged[];
  readonly interrupted: boolean;
}
