import type { Evidence } from './evidence.js';
import type { AbsPath } from './frame.js';
import type { Message } from './message.js';
import type { RawRef } from './plan.js';
import type { Unreadable } from './scan.js';

export const COLLECT_SCHEMA = 'rawtwin.collect/1';

/** Why a raw is taken for what was picked. `chosen`: it was named itself. `named`: it bears the name on a list, in part or in full. */
export type Ground = Evidence | { readonly kind: 'chosen' } | { readonly kind: 'named'; readonly as: string };

/** `pending`: not done, since this is a dry run or it was interrupted. `refused`: another file stands in its place. */
export const FILE_STATES = ['copied', 'linked', 'already-there', 'pending', 'refused', 'failed'] as const;
export type FileState = (typeof FILE_STATES)[number];

/** `sha256`: of both ends, hex; where they were compared. */
export interface CollectedFile {
  readonly from: AbsPath;
  readonly at: AbsPath;
  readonly bytes: number;
  readonly state: FileState;
  readonly sha256?: string;
  readonly why?: Message;
}
/** One raw with its sidecars. Its state is the worst of its files. */
export interface CollectedRaw {
  readonly raw: RawRef;
  /** The picks that led to it, as they were given. */
  readonly picks: readonly string[];
  readonly because: readonly Ground[];
  readonly state: FileState;
  readonly files: readonly CollectedFile[];
}
export interface Candidate {
  readonly path: AbsPath;
  readonly because: readonly Ground[];
}
/** A pick that led to no raw. `other`: a raw of its name, which is of another shot. */
export interface NotFound {
  readonly pick: string;
  readonly other?: AbsPath;
}
export interface Ambiguous {
  readonly pick: string;
  readonly candidates: readonly Candidate[];
}
/** What became of all picks. Each is named by a raw, or in `notFound` or `ambiguous`. */
export interface CollectResult {
  readonly to: AbsPath;
  readonly from: readonly AbsPath[];
  readonly link: boolean;
  readonly dryRun: boolean;
  readonly raws: readonly CollectedRaw[];
  readonly notFound: readonly NotFound[];
  readonly ambiguous: readonly Ambiguous[];
  readonly unreadable: readonly Unreadable[];
  readonly interrupted: boolean;
}
