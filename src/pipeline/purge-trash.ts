import { type Lock, takeLock } from '../execute/lock.js';
import { type RecoverDeps, type Settled, settleUnfinished } from '../execute/recover.js';
import { takeTurn } from '../execute/take-turn.js';
import { wayBack } from '../execute/way-back.js';
import { foldSpent } from '../journal/fold.js';
import { listRuns } from '../journal/history.js';
import { AppError } from '../model/errors.js';
import type { AbsPath } from '../model/frame.js';
import type { NotPurged, Purged, PurgeOffer, PurgeResult, PurgeRow } from '../model/purge.js';
import type { Moved, RunSummary } from '../model/receipt.js';
import { rootsOf } from '../model/trash-items.js';
import { lookAtTrash } from '../purge/look-at-trash.js';
import { type PurgeItem, type PurgePlan, type PurgeRun, planPurge } from '../purge/plan-purge.js';
import { purge } from '../purge/purge.js';

export interface PurgeDeps extends RecoverDeps {
  readonly onSettled: (settled: Settled) => void;
  /** Told after each file. */
  readonly onStep: () => void;
  readonly signal: AbortSignal;
}

/** What a purge would delete for good now, and what it would leave. Settles unfinished runs first; changes nothing else. */
export async function previewPurge(olderThanMs: number, deps: PurgeDeps): Promise<PurgeOffer> {
  for (const settled of await settleUnfinished(deps)) deps.onSettled(settled);
  const summaries = (await listRuns(deps.journal)).filter(({ leftFiles }) => leftFiles > 0);
  const isYoung = ({ at }: RunSummary) => Date.parse(at) > deps.clock.now().getTime() - olderThanMs;
  const old = summaries.filter(summary => !isYoung(summary)).map(({ run }) => run);
  const offer = offerOf(await planNow(await readRuns(old.reverse(), deps), olderThanMs, deps), olderThanMs);
  return { ...offer, young: sumOf(offer.young, summaries.filter(isYoung)) };
}

const sumOf = (start: PurgeOffer['young'], more: readonly RunSummary[]): PurgeOffer['young'] =>
  more.reduce(
    ({ runs, files, bytes }, summary) => ({ runs: runs + 1, files: files + summary.leftFiles, bytes: bytes + summary.bytes }),
    start,
  );

/**
 * Deletes what was offered, and of that only what may still go when all is looked at again under the lock of the folders concerned.
 * Throws RUN_LOCKED with nothing deleted.
 */
export async function purgeTrash(offer: PurgeOffer, deps: PurgeDeps): Promise<PurgeResult> {
  const names = offer.rows.map(({ run }) => run);
  const first = await readRuns(names, deps);
  const roots = [...new Set(first.flatMap(({ read }) => rootsOf(read.lines)))];
  const lock = await takeTurn({ roots, verb: 'purge', run: null }, deps);
  try {
    const plan = await planNow(await readRuns(names, deps), offer.olderThanMs, deps);
    const offered = new Set(offer.purged.map(({ at }) => at));
    const deletes = plan.deletes.filter(({ item }) => offered.has(item.at));
    const now = offerOf(plan, offer.olderThanMs);
    const purged: Purged[] = [];
    const refused: NotPurged[] = [...offer.refused, ...now.refused.filter(({ at }) => offered.has(at))];
    for await (const step of purge({ deletes, signal: deps.signal }, { ...deps, wayBack: wayBack(deps.fs) })) {
      const { run, from, at } = step;
      if (step.outcome === 'purged') purged.push({ from, at, bytes: step.bytes, run });
      else refused.push({ from, at, run, why: step.why });
      deps.onStep();
    }
    const gone = [...offer.gone, ...now.gone.filter(({ at }) => offered.has(at))];
    const done = purged.length + refused.length - offer.refused.length + gone.length - offer.gone.length;
    return { purged, refused, gone, young: offer.young, interrupted: deps.signal.aborted && done < offer.purged.length };
  } finally {
    await lock.release();
  }
}

/**
 * Folds the journals of old runs with nothing left to undo into the archive; their number. Left for another time while another process
 * does it.
 */
export async function foldJournals(olderThanMs: number, deps: PurgeDeps): Promise<number> {
  const { journal, clock } = deps;
  let lock: Lock;
  try {
    lock = await takeLock({ roots: [journal.archive], verb: 'purge', run: null }, deps);
  } catch (error) {
    if (error instanceof AppError && error.code === 'RUN_LOCKED') return 0;
    throw error;
  }
  try {
    return await foldSpent(journal, new Date(clock.now().getTime() - olderThanMs));
  } finally {
    await lock.release();
  }
}

async function readRuns(names: readonly string[], { journal }: PurgeDeps): Promise<readonly PurgeRun[]> {
  const open = new Set(await journal.unfinished());
  const runs: PurgeRun[] = [];
  for (const run of names) {
    const read = await journal.read(run);
    if (read) runs.push({ read, isOpen: open.has(run) });
  }
  return runs;
}

async function planNow(runs: readonly PurgeRun[], olderThanMs: number, { fs, clock }: PurgeDeps): Promise<PurgePlan> {
  return planPurge(runs, await lookAtTrash(runs, fs), { now: clock.now(), olderThanMs });
}

const bytesOf = ({ item }: PurgeItem): number => item.stamp?.bytes ?? 0;
const movedOf = ({ run, item }: PurgeItem): Moved & { run: string } => ({ from: item.from, at: item.at, run });

function offerOf(plan: PurgePlan, olderThanMs: number): PurgeOffer {
  return {
    olderThanMs,
    rows: rowsOf(plan.deletes),
    purged: plan.deletes.map(one => ({ ...movedOf(one), bytes: bytesOf(one) })),
    refused: plan.refused.map(one => ({ ...movedOf(one), why: one.why })),
    gone: plan.gone.map(movedOf),
    young: {
      runs: new Set(plan.young.map(({ run }) => run)).size,
      files: plan.young.length,
      bytes: plan.young.reduce((sum, one) => sum + bytesOf(one), 0),
    },
  };
}

function rowsOf(deletes: readonly PurgeItem[]): readonly PurgeRow[] {
  const rows = new Map<string, PurgeRow>();
  for (const one of deletes) {
    const { run, trashedAt, orphans, item } = one;
    const row = rows.get(run) ?? {
      run,
      trashedAt,
      ...(orphans ? { orphans } : {}),
      raws: 0,
      files: 0,
      bytes: 0,
      places: [] as readonly AbsPath[],
    };
    const places = item.place && !row.places.includes(item.place) ? [...row.places, item.place] : row.places;
    const raws = row.raws + (item.from === item.raw ? 1 : 0);
    rows.set(run, { ...row, raws, files: row.files + 1, bytes: row.bytes + bytesOf(one), places });
  }
  return [...rows.values()];
}
