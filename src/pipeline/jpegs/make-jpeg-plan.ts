import type { KnownFacts } from '../../exif/known-facts.js';
import type { AbsPath, RenderedFrame, Stamp } from '../../model/frame.js';
import { folderOf } from '../../model/path.js';
import type { Action, Plan } from '../../model/plan.js';
import type { Result } from '../../model/result.js';
import type { Scan } from '../../model/scan.js';
import { findJpegSidecars } from '../../pair/jpegs/jpeg-sidecars.js';
import { askGuards } from '../../plan/guards/index.js';
import { assembleJpegs, judgeJpegs } from '../../plan/jpegs/assemble.js';
import type { JpegInput } from '../../plan/jpegs/case.js';
import { isSureTie } from '../../plan/jpegs/shoots.js';
import type { PlanParts } from '../../plan/plan.js';
import { tally } from '../../plan/tally.js';
import type { Memory } from '../../ports/memory.js';
import { NO_STAGES } from '../../ports/stages.js';
import { scan } from '../../scan/scan.js';
import { stampsOf, tracesOf } from '../../scan/stamp.js';
import { sightOf } from '../judge-folders.js';
import { listingsOf, type Made, type PlanDeps, type PlanRequest, scanProgress, withFacts } from '../make-plan.js';
import { rememberRoots } from '../remember.js';
import { stillTaken } from '../taken.js';
import { learnJpegs } from './learn-jpegs.js';
import { type PairedJpegs, pairJpegs } from './pair-jpegs.js';

export interface JpegPlanDeps extends PlanDeps {
  /** JPEGs, each with the raw it was seen with. What is known of whole roots stands in `memory`. */
  readonly jpegMemory: Memory;
}

/**
 * The decision about JPEGs whose raw was deleted, by the same stages and guards as that about raws, and never mixed with it. Each row's `raw`
 * is the JPEG. Changes nothing in the folders. Throws as `makePlan` does.
 */
export const makeJpegPlan = (request: PlanRequest, deps: JpegPlanDeps): Promise<Made> =>
  withFacts(deps, facts => planned(request, deps, facts));

async function planned(request: PlanRequest, deps: JpegPlanDeps, facts: KnownFacts): Promise<Made> {
  const { stages = NO_STAGES, memory, jpegMemory, signal } = deps;
  deps.progress.phase('scanning');
  const listed = await stages.within('list', () => scan(request, { ...listingsOf(deps), signal, ...scanProgress(deps) }));
  deps.progress.phase('reading');
  const folders = listed.folders.map(({ path }) => path);
  const sightings = await jpegMemory.recall(folders);
  const taken = await stillTaken('raw', listed, facts, deps.taken, signal);
  const paired = await stages.within('pair', () => pairJpegs({ found: listed, facts, sightings, taken }));
  const now = deps.now();
  const found: Scan = { ...listed, unreadable: [...listed.unreadable, ...paired.unread] };
  const roots = await memory.recallRoots([...listed.fileCount.keys()], folders);
  const lostSightOf = sightOf({ found, listingAccepted: request.listingAccepted, roots });
  const looked = await lookAt(paired, found, request, now, signal);
  const { policy } = request;
  const input: Omit<JpegInput, 'jpegs'> = {
    ...{ policy, lostSightOf, nowNs: nsOf(now), hiding: found.unreadable, searched: paired.raws.size },
    ...{ factsOf: facts.of, whyNoFacts: facts.why, sightingOf: path => sightings.get(path), stampOf: path => looked.stamps.get(path) },
    ...{ sizeOf: looked.sizeOf, rawsChangedAt: looked.rawsChangedAt },
  };
  const parts = await stages.within('judge', () => decide(paired, found, facts, input, looked.stamps, signal));
  const learnt = await learnJpegs(paired, looked.traces, facts, sightings, now.toISOString(), jpegMemory);
  const refuse = guardsOf(request, deps, found, top => roots.fileCount.get(top));
  const plan = finish(request, deps.newId(), now, found, parts, paired.raws.size, refuse);
  await rememberRoots(found, learnt, roots, plan, memory);
  deps.progress.stop();
  return { plan, scan: found, shots: [], facts, refuse };
}

const nsOf = (time: Date): bigint => BigInt(time.getTime()) * 1_000_000n;

type Stamps = Map<AbsPath, Result<Stamp>>;

/** JPEGs without a raw are looked at, and the raws of their folders and shoots: while those are being written nothing is gone. */
async function lookAt({ jpegs, raws }: PairedJpegs, found: Scan, { policy }: PlanRequest, now: Date, signal: AbortSignal) {
  const open = jpegs.filter(({ ties }) => ties.length === 0);
  const stamps: Stamps = await stampsOf(
    open.map(({ jpeg }) => jpeg.path),
    signal,
  );
  const traces = await tracesOf(
    jpegs.flatMap(({ jpeg, ties }) => (ties.length > 0 ? [jpeg.path] : [])),
    signal,
  );
  const rawFolders = new Map<string, Set<string>>(open.map(({ jpeg }) => [jpeg.folder, new Set([jpeg.folder as string])]));
  for (const { jpeg, ties } of jpegs) {
    const own = rawFolders.get(jpeg.folder);
    if (own) for (const tie of ties) if (isSureTie(tie)) own.add(folderOf(tie.as));
  }
  const wanted = new Set([...rawFolders.values()].flatMap(set => [...set]));
  const looked = await stampsOf(
    found.folders.flatMap(({ path, files }) => (wanted.has(path) ? files.flatMap(file => (raws.has(file.path) ? [file.path] : [])) : [])),
    signal,
  );
  const settleNs = BigInt(policy.settleSeconds) * 1_000_000_000n;
  const latestIn = new Map<string, bigint>();
  for (const [path, stamp] of looked) {
    const [folder, at] = [folderOf(path), stamp.ok ? stamp.value.ctimeNs : nsOf(now)];
    if (at > nsOf(now) - settleNs && at < nsOf(now) + settleNs && at > (latestIn.get(folder) ?? 0n)) latestIn.set(folder, at);
  }
  const rawsChangedAt = ({ folder }: RenderedFrame) =>
    [...(rawFolders.get(folder) ?? [])]
      .flatMap(path => latestIn.get(path) ?? [])
      .reduce<bigint | undefined>((a, b) => (a && a > b ? a : b), undefined);
  const sizeOf = (path: AbsPath) => {
    const stamp = stamps.get(path);
    return stamp?.ok ? stamp.value.bytes : (traces.get(path)?.bytes ?? 0);
  };
  return { stamps, traces, rawsChangedAt, sizeOf };
}

/** Verdicts, then protection by sidecars. What goes is judged by what its bytes say now: a program may have put its times back. */
async function decide(
  paired: PairedJpegs,
  found: Scan,
  facts: KnownFacts,
  input: Omit<JpegInput, 'jpegs'>,
  stamps: Stamps,
  signal: AbortSignal,
): Promise<PlanParts> {
  let jpegs = paired.jpegs;
  let judged = judgeJpegs({ ...input, jpegs });
  const going = () => judged.flatMap(({ shot, verdict }) => (verdict.verdict === 'orphan' ? [shot.jpeg] : []));
  while (await facts.askAnew(going().map(({ path }) => path))) {
    jpegs = paired.again();
    judged = judgeJpegs({ ...input, jpegs });
  }
  const sidecarsOf = findJpegSidecars(found);
  const sidecars = going().flatMap(jpeg => sidecarsOf(jpeg).all);
  for (const [path, stamp] of await stampsOf(
    new Set([...sidecars, ...going().flatMap(jpeg => sidecarsOf(jpeg).own)].map(({ path }) => path)),
    signal,
  ))
    stamps.set(path, stamp);
  const { readAllWork } = await import('../../exif/read-all-work.js');
  const work = await readAllWork(sidecars, [], signal);
  return assembleJpegs(judged, {
    ...input,
    jpegs,
    workBeside: ({ jpeg }) =>
      sidecarsOf(jpeg).all.flatMap(({ path }) => {
        const done = work.get(path);
        return done ? [{ path, work: done }] : [];
      }),
    companionsOf: ({ jpeg }) => sidecarsOf(jpeg).own,
  });
}

const guardsOf =
  (request: PlanRequest, deps: PlanDeps, found: Scan, lastCount: (top: AbsPath) => number | undefined): Made['refuse'] =>
  actions =>
    askGuards({
      ...{ scan: found, actions, orphans: 'jpeg', limit: request.policy.maxTrash, lastCount },
      ...{ listingAccepted: request.listingAccepted, home: deps.home },
    });

function finish(
  { policy }: PlanRequest,
  id: string,
  now: Date,
  { roots, also, unreadable, notes }: Scan,
  { actions, kept }: PlanParts,
  raws: number,
  refuse: (actions: readonly Action[]) => Plan['refusals'],
): Plan {
  const lists = { roots, also, policy, actions, kept, unreadable, notes, refusals: refuse(actions) };
  return { orphans: 'jpeg', id, madeAt: now.toISOString(), ...lists, totals: tally(actions, kept, raws) };
}
