import { dirname } from 'node:path';
import type { AbsPath } from '../../model/frame.js';
import type { MaxTrash, StoreChoice } from '../../model/policy.js';
import type { EpochReason, WatchEvent } from '../../model/watch.js';
import type { FactsStore } from '../../ports/facts-store.js';
import type { OpenListener } from '../../ports/listener.js';
import type { Memory } from '../../ports/memory.js';
import type { ServiceManager } from '../../ports/service-manager.js';
import type { ListingCache } from '../../scan/listing-cache.js';
import type { Candidate } from '../../watch/candidates.js';
import type { Clocks } from '../../watch/clocks.js';
import type { Reading } from '../../watch/reading.js';
import type { RecordStore } from '../../watch/record-store.js';
import type { RunsRead } from '../../watch/runs-read.js';
import type { CarryDeps } from '../carry-out.js';
import type { PlanDeps } from '../make-plan.js';
import type { Rendered } from './missing.js';
import type { WatchedRoots } from './watched-roots.js';

export interface WatchSettings {
  /** Real paths; those of disks that are away, as they were given. */
  readonly roots: readonly AbsPath[];
  readonly also: readonly AbsPath[];
  readonly ignore: readonly string[];
  /** More of them, each list below one root alone. */
  readonly ignoreBelow?: ReadonlyMap<string, readonly string[]>;
  readonly graceMs: number;
  readonly settleSeconds: number;
  readonly maxTrash: MaxTrash | undefined;
  readonly to: StoreChoice;
  readonly dryRun: boolean;
}
type WithoutAt<T> = T extends unknown ? Omit<T, 'at'> : never;
/** An event as it comes to be; the time is added where it is told. */
export type News = WithoutAt<WatchEvent>;
export type Tell = (news: News) => void;

export interface WatchDeps extends Omit<CarryDeps, 'onSettled'> {
  readonly plan: Omit<PlanDeps, 'memory' | 'signal' | 'progress' | 'keptFacts' | 'listings' | 'taken'>;
  readonly memory: Memory;
  readonly clocks: Clocks;
  readonly records: RecordStore;
  readonly openListener: OpenListener;
  readonly manager: ServiceManager;
  readonly tell: Tell;
  /** Whether a person agrees that a marker is written into this folder. */
  readonly mayMark: (root: AbsPath) => Promise<boolean>;
  readonly newRunId: () => string;
  /** Gives back what a pass used, since a long rest follows. */
  readonly tidy: () => void;
}

/** All that one daemon knows between two passes. Nothing of it is missed after a crash but patience. */
export class Watching {
  readonly settings: WatchSettings;
  readonly roots: WatchedRoots;
  readonly listings: ListingCache;
  readonly keptFacts: FactsStore;
  readonly #tell: Tell;
  /** Raws whose twin is missing, by the whole passes. */
  waiting: ReadonlyMap<AbsPath, Candidate> = new Map();
  epoch = 0;
  /** Rendered files of the last whole pass that was well, or a digest of their names from an earlier run; null before the first. */
  rendered: Rendered | string | null = null;
  /** What waits is judged again by another process: a run of `--once`. */
  readonly isForNextRun: boolean;
  /** Told as missing already, by a look; told as what a dry run would trash. */
  readonly toldMissing = new Set<AbsPath>();
  readonly toldWould = new Set<AbsPath>();
  readonly toldUnreadable = new Set<string>();
  /** Of the journal, by root. */
  readonly runsRead = new Map<AbsPath, RunsRead>();
  trashed = 0;
  trashedBytes = 0;
  learnt = 0;

  constructor(
    settings: WatchSettings,
    roots: WatchedRoots,
    listings: ListingCache,
    keptFacts: FactsStore,
    tell: Tell,
    isForNextRun: boolean,
  ) {
    this.settings = settings;
    this.roots = roots;
    this.listings = listings;
    this.keptFacts = keptFacts;
    this.#tell = tell;
    this.isForNextRun = isForNextRun;
  }

  /** From now on every grace starts again. */
  newEpoch(why: EpochReason): void {
    this.epoch += 1;
    this.#tell({ kind: 'new-epoch', why });
  }

  /** Raws of which it was told that their JPEG is missing, and that are not among these. */
  toldBut(missing: { has(raw: AbsPath): boolean }): readonly { readonly raw: AbsPath; readonly folder: AbsPath }[] {
    return [...this.toldMissing].filter(raw => !missing.has(raw)).map(raw => ({ raw, folder: dirname(raw) as AbsPath }));
  }

  /** Those that hold a raw that waits, or that was told as missing. */
  foldersInDoubt(): ReadonlySet<AbsPath> {
    return new Set([...this.waiting.keys(), ...this.toldMissing].map(raw => dirname(raw) as AbsPath));
  }

  /** No raw waits any more: what was seen so far proves nothing. */
  forget(): void {
    this.waiting = new Map();
    this.toldMissing.clear();
    this.toldWould.clear();
  }
}

/** When a grace that began then will be over, by the wall clock as it is now. */
export const untilOf = (since: Reading, graceMs: number): string => new Date(since.wallMs + graceMs).toISOString();

/** Several raws by their folders, in order. */
export function byFolder<T extends { readonly folder: AbsPath }>(some: readonly T[]): ReadonlyMap<AbsPath, readonly T[]> {
  const groups = new Map<AbsPath, T[]>();
  for (const one of some) {
    const group = groups.get(one.folder);
    if (group) group.push(one);
    else groups.set(one.folder, [one]);
  }
  return groups;
}
