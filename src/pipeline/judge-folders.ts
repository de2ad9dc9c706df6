import type { KnownFacts } from '../exif/known-facts.js';
import type { WorkDone } from '../model/facts.js';
import type { AbsPath, RawFrame, Sidecar, Stamp, Trace } from '../model/frame.js';
import { wholeGroups } from '../model/groups.js';
import type { KnownRoots, Sightings } from '../model/memory.js';
import { isWithin } from '../model/path.js';
import type { Action, Kept } from '../model/plan.js';
import type { Policy } from '../model/policy.js';
import { ok, type Result } from '../model/result.js';
import type { Scan } from '../model/scan.js';
import type { Taken } from '../model/taken.js';
import { findLeftBehind } from '../pair/left-behind.js';
import { companions, findSidecars, type SidecarsOf } from '../pair/sidecars.js';
import { isNamedAsMade } from '../pair/stem-rules.js';
import type { TakenHalfOf } from '../pair/taken-half.js';
import { countsAsDeleted, type PlanInput, type ShotAsPaired } from '../plan/case.js';
import { neighboursToRead } from '../plan/neighbours.js';
import { assemble, type Judged, judgeAll, type PlanParts } from '../plan/plan.js';
import type { Memory } from '../ports/memory.js';
import type { Stages } from '../ports/stages.js';
import { holdPaths } from '../scan/classify.js';
import { stampsOf, tracesOf } from '../scan/stamp.js';
import { countTwins } from './count-twins.js';
import { learnPairs, replacedOf } from './remember.js';
import { answered, type FindUndone, undoneAmong } from './undone.js';

/** Raws judged together, in whole folders: what is only needed to judge them is held for so many. */
const AT_ONCE = 4_000;

/** What verdicts rest on beyond the raws of a folder. */
export interface Ground {
  readonly found: Scan;
  readonly policy: Policy;
  /** A person said that the folders are listed as they should be. */
  readonly listingAccepted: boolean;
  readonly keepUndone: boolean;
  /** Only raws without a twin need be looked at; memory may want the others too. */
  readonly onlyLoose: boolean;
  readonly facts: KnownFacts;
  readonly roots: KnownRoots;
  readonly memory: Memory;
  readonly now: Date;
  readonly stages: Stages;
  readonly signal: AbortSignal;
  /** JPEGs that rawtwin itself took. */
  readonly taken: readonly Taken[];
}
export interface JudgedFolders extends PlanParts {
  /** Folders in which twins of raws elsewhere lie. */
  readonly twinFolders: ReadonlySet<AbsPath>;
}

/** Every raw with its verdict, folder by folder, since the raws of a folder are judged by each other. Memory learns the pairs it sees. */
export async function judgeFolders(shots: readonly ShotAsPaired[], ground: Ground): Promise<JudgedFolders> {
  const { memory, facts, policy, now, stages } = ground;
  const [actions, kept]: [Action[], Kept[]] = [[], []];
  const twinFolders = new Set<AbsPath>();
  const undone = ground.keepUndone ? undoneAmong(await memory.undone()) : undefined;
  const sidecarsOf = findSidecars(ground.found);
  const inputOf = inputs(ground);
  const takenHalf = ground.taken.length > 0 ? (await import('../pair/taken-half.js')).findTaken(ground.taken, facts.of) : undefined;
  for (const asPaired of wholeGroups(shots, ({ raw }) => raw.folder, AT_ONCE)) {
    const letGo = holdPaths(asPaired.map(({ raw }) => raw));
    const sightings = await stages.within('recall', () => memory.recall([...new Set(asPaired.map(({ raw }) => raw.folder))]));
    const some = takenHalf ? asPaired.map(shot => withTaken(shot, takenHalf, sightings)) : asPaired;
    const looked = await stages.within('look', () => lookAt(some, ground.onlyLoose && !memory.learns, ground));
    const input = inputOf(some, looked, sightings);
    const parts = await stages.within('judge', async () => {
      if (policy.trust !== 'stem') await readNeighbours(input, facts);
      return decide(ground, input, sidecarsOf, looked.stamps, undone, actions.length);
    });
    for (const action of parts.actions) actions.push(action);
    for (const row of parts.kept) kept.push(row);
    const pairs = { ...input, traces: looked.traces };
    const seenIn = await stages.within('learn', () => learnPairs(pairs, facts, sightings, now.toISOString(), memory));
    for (const folder of seenIn) twinFolders.add(folder);
    if (undone) await memory.unwant(answered(some, shots, looked.traces, undone, ground.found));
    letGo();
  }
  return { actions, kept, twinFolders };
}

/** A raw with a twin needs none that is in trash. */
function withTaken(shot: ShotAsPaired, takenHalf: TakenHalfOf, sightings: Sightings): ShotAsPaired {
  const trashed = shot.pairing.length > 0 ? undefined : takenHalf(shot.raw, sightings.get(shot.raw.path)?.twin);
  return trashed ? { ...shot, trashed } : shot;
}

type Stamps = Map<AbsPath, Result<Stamp>>;
interface Looked {
  readonly stamps: Stamps;
  readonly traces: ReadonlyMap<AbsPath, Trace>;
}

/** A raw that has a twin stays: of it only size and time are kept, or nothing. */
async function lookAt(shots: readonly ShotAsPaired[], onlyLoose: boolean, { stages, signal }: Ground): Promise<Looked> {
  const paired = shots.flatMap(({ raw, pairing }) => (pairing.length > 0 ? [raw.path] : []));
  const looked = { stamps: await stampsOf(shots.flatMap(mayGo), signal), traces: await tracesOf(onlyLoose ? [] : paired, signal) };
  stages.count('looks', looked.stamps.size + looked.traces.size);
  return looked;
}

/** The files of a shot that a plan may move, but sidecars of the raw: those of orphans alone are looked at. */
function mayGo(shot: ShotAsPaired): readonly AbsPath[] {
  if (shot.pairing.length === 0) return [shot.raw.path];
  return countsAsDeleted(shot) ? [shot.raw, ...(shot.rejected?.going ?? []), ...(shot.rejected?.along ?? [])].map(({ path }) => path) : [];
}

type InputOf = (shots: readonly ShotAsPaired[], looked: Looked, sightings: Sightings) => PlanInput;

/** Why what once lay in a folder cannot be said to be gone from it; undefined: it can. */
export function sightOf({ found, listingAccepted, roots }: Pick<Ground, 'found' | 'listingAccepted' | 'roots'>): PlanInput['lostSightOf'] {
  const filesIn = new Map(found.folders.map(folder => [folder.path, folder.files.length]));
  const topOf = (folder: AbsPath) => [...found.fileCount.keys()].find(top => isWithin(folder, top));
  const isReplaced = replacedOf(roots);
  return (folder, own) => {
    const [files, top] = [filesIn.get(folder), topOf(folder)];
    if (listingAccepted) return undefined;
    if ((top !== undefined && isReplaced(top)) || (!own && isReplaced(folder))) return 'REPLACED';
    if (own || (files !== undefined && files > 0)) return undefined;
    if (files === 0) return 'EMPTY';
    return top === undefined ? 'NOT-SEARCHED' : 'ENOENT';
  };
}

function inputs(ground: Ground): InputOf {
  const { found, policy, facts, now } = ground;
  const shared = {
    policy,
    nowNs: BigInt(now.getTime()) * 1_000_000n,
    factsOf: facts.of,
    whyNoFacts: facts.why,
    unusable: facts.unusable,
    hiding: found.unreadable.filter(({ hides }) => hides),
    lostSightOf: sightOf(ground),
    searched: countTwins(found),
  };
  return (shots, { stamps, traces }, sightings) => ({
    ...shared,
    shots,
    stampOf: path => stamps.get(path),
    sizeOf: ({ raw, pairing }) => {
      if (pairing.length > 0) return traces.size === 0 ? 0 : (traces.get(raw.path)?.bytes ?? 0);
      const stamp = stamps.get(raw.path);
      return stamp?.ok ? stamp.value.bytes : 0;
    },
    sightingOf: path => sightings.get(path),
  });
}

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

const orphansAmong = (judged: readonly Judged[]): readonly RawFrame[] =>
  judged.flatMap(({ shot, verdict }) => (verdict.verdict === 'orphan' ? [shot.raw] : []));

/** Verdicts, then protection by the sidecars of the orphans and by what programs appended to them, then what goes along. */
async function decide(
  { found, facts, stages, signal }: Ground,
  input: PlanInput,
  sidecarsOf: SidecarsOf,
  stamps: Stamps,
  undone: FindUndone | undefined,
  before: number,
): Promise<PlanParts> {
  let judged = judgeAll(input);
  // What goes is judged by what its bytes say now: a program may have rated it and put its times back.
  while (await facts.askAnew(orphansAmong(judged).map(({ path }) => path))) judged = judgeAll(input);
  const orphans = orphansAmong(judged);
  const leftBehind = findLeftBehind(found);
  const besideOf = (raw: RawFrame) => [...sidecarsOf(raw).map(({ sidecar }) => sidecar), ...leftBehind(raw)];
  const sidecars = orphans.flatMap(besideOf);
  const work = await stages.within('protect', async () => {
    for (const [path, stamp] of await stampsOf(new Set(sidecars.map(({ path }) => path)), signal)) stamps.set(path, stamp);
    return workOf(sidecars, input.policy.trust === 'stem' ? [] : orphans, signal);
  });
  stages.count('sidecars', sidecars.length);
  return assemble(judged, {
    ...input,
    before,
    workBeside: raw => [
      ...[...besideOf(raw).map(({ path }) => path), raw.path].flatMap(path => {
        const done = work.get(path);
        return done ? [{ path, work: done }] : [];
      }),
      ...(isNamedAsMade(raw)
        ? [{ path: raw.path, work: ok({ edited: facts.of(raw.path)?.software ?? 'the program that named it' }) }]
        : []),
    ],
    undoneAt: (raw, stamp) => undone?.(raw.path, stamp)?.undoneAt,
    companionsOf: (going, pictures) => companions(found, sidecarsOf, going, pictures),
  });
}
