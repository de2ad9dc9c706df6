import { KnownFacts } from '../exif/known-facts.js';
import type { ReadFacts } from '../exif/read-facts.js';
import type { AbsPath } from '../model/frame.js';
import type { KnownRoots } from '../model/memory.js';
import type { Action, Plan, Refusal } from '../model/plan.js';
import type { Policy } from '../model/policy.js';
import type { Scan } from '../model/scan.js';
import type { ShotAsPaired } from '../plan/case.js';
import { askGuards } from '../plan/guards/index.js';
import type { PlanParts } from '../plan/plan.js';
import { tally } from '../plan/tally.js';
import type { FactsStore } from '../ports/facts-store.js';
import type { Memory } from '../ports/memory.js';
import type { Progress } from '../ports/progress.js';
import { NO_STAGES, type Stages } from '../ports/stages.js';
import type { TakenStore } from '../ports/taken.js';
import type { Listings } from '../scan/listing-cache.js';
import { type ScanRequest, scan } from '../scan/scan.js';
import { countTwins } from './count-twins.js';
import { judgeFolders } from './judge-folders.js';
import { type Paired, pairScan } from './pair-scan.js';
import { rememberRoots } from './remember.js';
import { stillTaken } from './taken.js';

export interface PlanRequest extends ScanRequest {
  readonly policy: Policy;
  /** A person said that the folders are listed as they should be, though they shrank. */
  readonly listingAccepted: boolean;
  /** What came back from trash is kept, until it is seen with a twin again. Only `watch` asks for it. */
  readonly keepUndone?: true;
  /** Nobody is told how large kept raws are; those that a name explains need not be looked at then, unless memory learns them. */
  readonly sizesOf?: 'all' | 'orphans' | undefined;
  /** Only raws of these folders are judged and learnt; for looks, which move nothing. */
  readonly concerning?: ReadonlySet<AbsPath>;
}
/** The world as the pipeline may touch it. */
export interface PlanDeps {
  readonly now: () => Date;
  readonly newId: () => string;
  readonly home: string;
  readonly memory: Memory;
  readonly progress: Progress;
  readonly signal: AbortSignal;
  /** What was read for earlier plans; absent: all is read anew. */
  readonly keptFacts?: () => Promise<FactsStore>;
  readonly listings?: Listings;
  /** What runs took; absent: nothing is known of them. */
  readonly taken?: TakenStore;
  /** Who hears what each stage costs. */
  readonly stages?: Stages;
}
/** A plan with all that it was made from, for `explain` and for carrying out. */
export interface Made {
  readonly plan: Plan;
  readonly scan: Scan;
  readonly shots: readonly ShotAsPaired[];
  readonly facts: KnownFacts;
  /** What the guards say of carrying out just these actions. */
  readonly refuse: (actions: readonly Action[]) => readonly Refusal[];
}
/** All formats, and exifr: half of the program, loaded once a file is to be opened. */
async function readers(store: FactsStore | undefined, now: PlanDeps['now']): Promise<ReadFacts> {
  const { readFacts } = await import('../exif/read-facts.js');
  if (!store) return readFacts;
  const { keptFacts } = await import('../exif/kept-facts.js');
  return keptFacts(readFacts, store, () => now().getTime());
}

/** Hands in facts that are read when asked for; what was read is kept for later runs, also where the work breaks off. */
export async function withFacts<T>(deps: PlanDeps, work: (facts: KnownFacts) => Promise<T>): Promise<T> {
  const { signal, progress, stages = NO_STAGES } = deps;
  let store: FactsStore | undefined;
  let read: ReadFacts | undefined;
  const load = async () => {
    store = await deps.keptFacts?.();
    return readers(store, deps.now);
  };
  const facts = new KnownFacts(async (paths, { anew, onRead }) => {
    let left = paths.length;
    progress.expect(left);
    read ??= await stages.within('read', load);
    const tick = (path: AbsPath) => {
      left -= 1;
      progress.tick(1);
      onRead(path);
    };
    const reader = read;
    const found = await stages.within('read', () => reader(paths, { signal, anew, onRead: tick }));
    progress.tick(left);
    stages.count('headsKept', left);
    stages.count('headsRead', paths.length - left);
    return found;
  });
  try {
    return await work(facts);
  } finally {
    await stages.within('read', async () => store?.keep());
  }
}

export const listingsOf = ({ listings }: PlanDeps): { listings?: Listings } => (listings ? { listings } : {});

/** How many files the last good scan of these folders found is the best guess of how many there are. */
export const scanProgress = ({ memory, progress }: PlanDeps) => ({
  onTops: async (tops: readonly AbsPath[]) => {
    const { fileCount } = await memory.recallRoots(tops, []);
    if (tops.every(top => fileCount.has(top))) progress.expect([...fileCount.values()].reduce((sum, files) => sum + files, 0));
  },
  onFolder: (entries: number) => progress.tick(entries),
});

/**
 * The whole decision: scan, pair, judge. Changes nothing in the folders; memory learns what it saw.
 * Throws for roots that are no folders; everything else that cannot be read is in the plan and keeps its raws.
 */
export const makePlan = (request: PlanRequest, deps: PlanDeps): Promise<Made> => withFacts(deps, facts => planned(request, deps, facts));

async function planned(request: PlanRequest, deps: PlanDeps, facts: KnownFacts): Promise<Made> {
  const { stages = NO_STAGES } = deps;
  deps.progress.phase('scanning');
  const found = await stages.within('list', () => scan(request, { ...listingsOf(deps), signal: deps.signal, ...scanProgress(deps) }));
  deps.progress.phase('reading');
  const { shots, unread } = await stages.within('pair', () => paired(found, facts, request, deps.signal));
  countListed(stages, found, shots.length);
  const now = deps.now();
  const seen: Scan = { ...found, unreadable: [...found.unreadable, ...unread] };
  const folders = found.folders.map(({ path }) => path);
  const roots = await stages.within('recall', () => deps.memory.recallRoots([...found.fileCount.keys()], folders));
  const taken = await stillTaken('jpeg', found, facts, deps.taken, deps.signal);
  const ground = { found: seen, facts, roots, memory: deps.memory, now, stages, signal: deps.signal, taken };
  const parts = await judgeFolders(shots, { ...ground, ...groundOf(request) });
  const refuse = guardsOf(request, deps, found, roots);
  const plan = finish(request, deps.newId(), now, seen, parts, refuse(parts.actions));
  stages.count('orphans', plan.actions.length);
  await stages.within('learn', () => rememberRoots(found, parts.twinFolders, roots, plan, deps.memory));
  deps.progress.stop();
  return { plan, scan: found, shots, facts, refuse };
}

/** The marks of pictures are read only where they are asked for, and never for looks. */
async function paired(found: Scan, facts: KnownFacts, { policy, concerning }: PlanRequest, signal: AbortSignal): Promise<Paired> {
  const first = await pairScan(found, facts, policy, concerning);
  if (!policy.rejected || concerning) return first;
  const { withRejected } = await import('./rejected.js');
  return { ...first, shots: await withRejected(first, found, facts, policy, signal) };
}

function countListed(stages: Stages, { folders, fileCount }: Scan, raws: number): void {
  stages.count('folders', folders.length);
  stages.count(
    'files',
    [...fileCount.values()].reduce((sum, files) => sum + files, 0),
  );
  stages.count('raws', raws);
}

const groundOf = ({ policy, listingAccepted, keepUndone, sizesOf }: PlanRequest) => ({
  policy,
  listingAccepted,
  keepUndone: keepUndone === true,
  onlyLoose: sizesOf === 'orphans',
});

const guardsOf =
  (request: PlanRequest, deps: PlanDeps, found: Scan, roots: KnownRoots): Made['refuse'] =>
  actions =>
    askGuards({
      scan: found,
      actions,
      limit: request.policy.maxTrash,
      lastCount: top => roots.fileCount.get(top),
      listingAccepted: request.listingAccepted,
      home: deps.home,
    });

function finish(
  request: PlanRequest,
  id: string,
  now: Date,
  found: Scan,
  { actions, kept }: PlanParts,
  refusals: readonly Refusal[],
): Plan {
  const { roots, also, unreadable, notes } = found;
  const totals = tally(actions, kept, countTwins(found));
  return { id, madeAt: now.toISOString(), roots, also, policy: request.policy, actions, kept, unreadable, notes, refusals, totals };
}
