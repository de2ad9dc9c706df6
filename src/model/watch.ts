import type { AbsPath } from './frame.js';
import type { Told } from './message.js';

/** Why nothing is trashed below a root, until it is well again or a person says that it is right as it is. */
export const PAUSES = [
  'gone',
  'unreadable',
  'marker-gone',
  'marker-changed',
  'other-disk',
  'empty',
  'shrunken',
  'state-lost',
  'forbidden',
  'brake',
] as const;
export type PauseReason = (typeof PAUSES)[number];

/** Where the state of one raw stands; all but `trashed` are what the last whole pass said of it. */
export const SHOT_STATES = ['importing', 'paired', 'jpeg-missing', 'orphan', 'trashed', 'raw-only', 'unsure'] as const;
export type ShotState = (typeof SHOT_STATES)[number];

/** Why every grace started again: what was seen before proves nothing about the time between. */
export type EpochReason = 'started' | 'root-back' | 'resumed' | 'clock-jumped' | 'accepted';

/** What the daemon tells, a line each. `at`: ISO 8601. Sizes in bytes, times in milliseconds. */
export type WatchEvent = { readonly at: string } & (
  | {
      readonly kind: 'started';
      readonly roots: readonly AbsPath[];
      readonly also: readonly AbsPath[];
      readonly graceMs: number;
      readonly dryRun: boolean;
    }
  | { readonly kind: 'marked'; readonly root: AbsPath; readonly id: string }
  /** The first whole pass is done and the folders are watched. */
  | { readonly kind: 'ready'; readonly folders: number; readonly raws: number; readonly paired: number; readonly tookMs: number }
  | { readonly kind: 'listening'; readonly mode: 'native' | 'polling'; readonly why?: Told; readonly everyMs?: number }
  | { readonly kind: 'jpeg-missing'; readonly folder: AbsPath; readonly raws: readonly AbsPath[]; readonly until: string }
  /** A raw that waited is kept after all. */
  | { readonly kind: 'kept-after-all'; readonly folder: AbsPath; readonly raws: readonly AbsPath[]; readonly why: Told }
  | {
      readonly kind: 'grace-renewed';
      readonly folder: AbsPath;
      readonly raws: number;
      readonly until: string;
      readonly why: 'folder-changed' | 'still-importing';
    }
  | {
      readonly kind: 'trashed';
      readonly run: string;
      readonly folder: AbsPath;
      readonly raws: readonly AbsPath[];
      readonly files: number;
      readonly bytes: number;
    }
  | { readonly kind: 'would-trash'; readonly folder: AbsPath; readonly raws: readonly AbsPath[]; readonly bytes: number }
  | { readonly kind: 'left'; readonly raw: AbsPath; readonly why: Told }
  /** A JPEG came back after its raw was trashed. */
  | { readonly kind: 'jpeg-back'; readonly raw: AbsPath; readonly twin: AbsPath; readonly run: string }
  | { readonly kind: 'paused'; readonly root: AbsPath; readonly reason: PauseReason; readonly message: Told }
  | { readonly kind: 'well-again'; readonly root: AbsPath }
  | { readonly kind: 'accepted'; readonly root: AbsPath }
  | { readonly kind: 'released'; readonly root: AbsPath; readonly raws: number }
  | { readonly kind: 'new-epoch'; readonly why: EpochReason }
  | { readonly kind: 'busy'; readonly message: Told }
  | { readonly kind: 'unreadable'; readonly path: AbsPath; readonly code: string }
  | { readonly kind: 'settled'; readonly run: string; readonly alarms: readonly Told[] }
  | { readonly kind: 'summary'; readonly trashed: number; readonly bytes: number; readonly waiting: number; readonly learnt: number }
  | { readonly kind: 'trouble'; readonly message: Told }
  | { readonly kind: 'stopped'; readonly why: Told }
);
export type WatchEventKind = WatchEvent['kind'];

export const WATCH_STATUS_SCHEMA = 'rawtwin.watch/1';

/** What `watch status` shows: written by the daemon after each pass, whole or not at all. */
export interface WatchStatus {
  readonly schema: typeof WATCH_STATUS_SCHEMA;
  readonly pid: number;
  readonly startedAt: string;
  readonly writtenAt: string;
  readonly graceMs: number;
  readonly dryRun: boolean;
  readonly also: readonly AbsPath[];
  readonly listening: { readonly mode: 'native' | 'polling'; readonly why?: Told };
  readonly roots: readonly WatchedRoot[];
  /** Null before the first whole pass. */
  readonly lastScan: { readonly at: string; readonly tookMs: number; readonly folders: number } | null;
  readonly nextScanAt: string | null;
}
export interface WatchedRoot {
  readonly path: AbsPath;
  readonly paused: { readonly reason: PauseReason; readonly since: string; readonly message: Told } | null;
  readonly counts: Readonly<Record<ShotState, number>>;
  /** Raws whose grace runs, the first to end first; at most 200 are named. */
  readonly waiting: readonly { readonly raw: AbsPath; readonly since: string; readonly until: string }[];
}
