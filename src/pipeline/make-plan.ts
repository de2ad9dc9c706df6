import { KnownFacts } from '../exif/known-facts.js';
import type { ReadFacts } from '../exif/read-facts.js';
import type { WorkDone } from '../model/facts.js';
import type { AbsPath, RawFrame, Sidecar, Stamp, Trace } from '../model/frame.js';
import type { Recollection } from '../model/memory.js';
import type { Action, Plan, Refusal } from '../model/plan.js';
import type { Policy } from '../model/policy.js';
import type { Result } from '../model/result.js';
import type { Scan } from '../model/scan.js';
import { companions, findSidecars } from '../pair/sidecars.js';
import type { PlanInput, ShotAsPaired } from '../plan/case.js';
import { askGuards } from '../plan/guards/index.js';
import { neighboursToRead } from '../plan/neighbours.js';
import { assemble, judgeAll, type PlanParts } from '../plan/plan.js';
import { tally } from '../plan/tally.js';
import type { Memory } from '../ports/memory.js';
import type { Progress } from '../ports/progress.js';
import type { Listings } from '../scan/listing-cache.js';
import { type ScanRequest, scan } from '../scan/scan.js';
import { stampsOf, tracesOf } from '../scan/stamp.js';
import { pairScan } from './pair-scan.js';
import { remember, replacedOf } from './remember.js';
import { answered, type FindUndone, undoneAmong } from './undone.js';

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
  /** What is known from an earlier plan of the same process; absent: all is read anew. */
  readonly readFacts?: ReadFacts;
  readonly listings?: Listings;
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
type Stamps = Map<AbsPath, Result<Stamp>>;
type Traces = ReadonlyMap<AbsPath, Trace>;

/** All formats, and exifr: half of the program, loaded once a file is to be opened. */
const readers = () => import('../exif/read-facts.js');
const reading = ({ signal, progress }: PlanDeps) => ({ signal, onRead: () => progress.tick(1) });

const listingsOf = ({ listings }: PlanDeps): { listings?: Listings } => (listings ? { listings } : {});

/** How many files the last good scan of these folders found is the best guess of how many there are. */
const scanProgress = ({ memory, progress }: PlanDeps) => ({
  onTops: async (tops: readonly AbsPath[]) => {
    const { fileCount } = await memory.recall([], tops);
    if (tops.every(top => fileCount.has(top))) progress.expect([...fileCount.values()].reduce((sum, files) => sum + files, 0));
  },
  onFolder: (entries: number) => progress.tick(entries),
});

/**
 * The whole decision: scan, pair, judge. Changes nothing in the folders; memory learns what it saw.
 * Throws for roots that are no folders; everything else that cannot be read is in the plan and keeps its raws.
 */
export async function makePlan(request: PlanRequest, deps: PlanDeps): Promise<Made> {
  deps.progress.phase('scanning');
  const found = await scan(request, { ...listingsOf(deps), signal: deps.signal, ...scanProgress(deps) });
  deps.progress.phase('reading');
  const facts = new KnownFacts(async paths => {
    deps.progress.expect(paths.length);
    return (deps.readFacts ?? (await readers()).readFacts)(paths, reading(deps));
  });
  const { shots, unread } = await pairScan(found, facts, request.policy, request.concerning);
  const recalled = request.concerning ?? found.folders.map(({ path }) => path);
  const memory = await deps.memory.recall([...recalled], [...found.fileCount.keys()]);
  const { stamps, traces } = await looked(shots, request.sizesOf === 'orphans' && !deps.memory.learns, deps.signal);
  const seen: Scan = { ...found, unreadable: [...found.unreadable, ...unread] };
  const input = planInput(request, deps, seen, shots, { stamps, traces }, facts, memory);
  if (request.policy.trust !== 'stem') await readNeighbours(input, facts);
  const undone = request.keepUndone ? undoneAmong(await deps.memory.undone()) : undefined;
  const parts = await decide(found, input, stamps, undone, deps.signal);
  const refuse = guardsOf(request, deps, found, memory);
  const plan = finish(request, deps, seen, parts, refuse(parts.actions));
  await remember(found, { ...input, traces }, facts, memory, plan, deps.memory);
  if (undone) await deps.memory.unwant(answered(shots, traces, undone, found));
  deps.progress.stop();
  return { plan, scan: found, shots, facts, refuse };
}

interface Looked {
  readonly stamps: Stamps;
  readonly traces: Traces;
}

/** A raw that has a twin stays: of it only size and time are kept, or nothing. */
async function looked(shots: readonly ShotAsPaired[], onlyLoose: boolean, signal: AbortSignal): Promise<Looked> {
  const pathsOf = (isPaired: boolean) => shots.flatMap(({ raw, pairing }) => (pairing.length > 0 === isPaired ? [raw.path] : []));
  return { stamps: await stampsOf(pathsOf(false), signal), traces: await tracesOf(onlyLoose ? [] : pathsOf(true), signal) };
}

function planInput(
  request: PlanRequest,
  deps: PlanDeps,
  found: Scan,
  shots: readonly ShotAsPaired[],
  { stamps, traces }: Looked,
  facts: KnownFacts,
  memory: Recollection,
): PlanInput {
  const filesIn = new Map(found.folders.map(folder => [folder.path, folder.files.length]));
  const topOf = (folder: AbsPath) => [...found.fileCount.keys()].find(top => folder === top || folder.startsWith(`${top}/`));
  const isReplaced = replacedOf(memory);
  return {
    shots,
    policy: request.policy,
    nowNs: BigInt(deps.now().getTime()) * 1_000_000n,
    stampOf: path => stamps.get(path),
    sizeOf: ({ raw, pairing }) => {
      if (pairing.length > 0) return traces.size === 0 ? 0 : (traces.get(raw.path)?.bytes ?? 0);
      const stamp = stamps.get(raw.path);
      return stamp?.ok ? stamp.value.bytes : 0;
    },
    factsOf: facts.of,
    whyNoFacts: facts.why,
    unusable: facts.unusable,
    sightingOf: path => memory.sightings.get(path),
    hiding: found.unreadable.filter(({ hides }) => hides),
    lostSightOf: (folder, own) => {
      const [files, top] = [filesIn.get(folder), topOf(folder)];
      if (request.listingAccepted) return undefined;
      if ((top !== undefined && isReplaced(top)) || (!own && isReplaced(folder))) return 'REPLACED';
      if (own || (files !== undefined && files > 0)) return undefined;
      if (files === 0) return 'EMPTY';
      return top === undefined ? 'NOT-SEARCHED' : 'ENOENT';
    },
    searched: countTwins(found),
  };
}

const countTwins = (found: Scan): number =>
  found.folders.reduce((sum, folder) => sum + folder.files.filter(file => file.kind === 'rendered').length, 0);

/** Rules 5 and 8 need a few paired neighbours; the reach doubles until they have enough or there are no more. */
async function readNeighbours(input: PlanInput, facts: KnownFacts): Promise<void> {
  const asked = new Set<AbsPath>();
  for (let reach = 1; ; reach *= 2) {
    const near = neighboursToRead(input, asked, reach);
    if (near.length === 0) return;
    for (const shot of near) asked.add(shot.raw.path);
    await facts.ask(near.flatMap(shot => [shot.raw.path, ...shot.twins.filter(twin => !twin.linked).map(twin => twin.path)]));
  }
}

type Work = ReadonlyMap<AbsPath, Result<WorkDone>>;

async function workOf(sidecars: readonly Sidecar[], raws: readonly RawFrame[], signal: AbortSignal): Promise<Work> {
  if (sidecars.length + raws.length === 0) return new Map();
  const { readAllWork } = await import('../exif/read-all-work.js');
  return readAllWork(sidecars, raws, signal);
}

/** Verdicts, then protection by the sidecars of the orphans and by what programs appended to them, then what goes along. */
async function decide(
  found: Scan,
  input: PlanInput,
  stamps: Stamps,
  undone: FindUndone | undefined,
  signal: AbortSignal,
): Promise<PlanParts> {
  const judged = judgeAll(input);
  const sidecarsOf = findSidecars(found);
  const orphans = judged.filter(({ verdict }) => verdict.verdict === 'orphan').map(({ shot }) => shot.raw);
  const sidecars = orphans.flatMap(raw => sidecarsOf(raw).map(({ sidecar }) => sidecar));
  for (const [path, stamp] of await stampsOf(new Set(sidecars.map(({ path }) => path)), signal)) stamps.set(path, stamp);
  const work = await workOf(sidecars, input.policy.trust === 'stem' ? [] : orphans, signal);
  return assemble(judged, {
    ...input,
    workBeside: raw =>
      [...sidecarsOf(raw).map(({ sidecar }) => sidecar.path), raw.path].flatMap(path => {
        const done = work.get(path);
        return done ? [{ path, work: done }] : [];
      }),
    undoneAt: (raw, stamp) => undone?.(raw.path, stamp)?.undoneAt,
    companionsOf: going => companions(found, sidecarsOf, going),
  });
}

const guardsOf =
  (request: PlanRequest, deps: PlanDeps, found: Scan, memory: Recollection): Made['refuse'] =>
  actions =>
    askGuards({
      scan: found,
      actions,
      limit: request.policy.maxTrash,
      lastCount: top => memory.fileCount.get(top),
      listingAccepted: request.listingAccepted,
      home: deps.home,
    });

function finish(request: PlanRequest, deps: PlanDeps, found: Scan, parts: PlanParts, refusals: readonly Refusal[]): Plan {
  const { roots, also, unreadable, notes } = found;
  const totals = tally(parts.actions, parts.kept, countTwins(found));
  return {
    id: deps.newId(),
    madeAt: deps.now().toISOString(),
    roots,
    also,
    policy: request.policy,
    ...parts,
    unreadable,
    notes,
    refusals,
    totals,
  };
}
