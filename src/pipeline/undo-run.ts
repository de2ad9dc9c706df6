import { type RecoverDeps, type Settled, settleUnfinished } from '../execute/recover.js';
import { takeTurn } from '../execute/take-turn.js';
import { wayBack } from '../execute/way-back.js';
import { latestUndoable, readRun } from '../journal/history.js';
import { AppError } from '../model/errors.js';
import type { AbsPath, Stamp } from '../model/frame.js';
import type { Undone } from '../model/memory.js';
import type { Message } from '../model/message.js';
import type { Moved, UndoResult } from '../model/receipt.js';
import type { Memory } from '../ports/memory.js';
import type { TakenStore } from '../ports/taken.js';
import { isRawName } from '../scan/classify.js';
import { lookAround } from '../undo/look-around.js';
import { actionsNamed, type Named } from '../undo/only.js';
import { planUndo, type UndoPlan } from '../undo/plan-undo.js';
import { restore } from '../undo/restore.js';
import { takeBackOf } from './taken.js';

export interface UndoRequest {
  /** A run or the beginning of its id; the last one that can be undone when absent. */
  readonly run?: string | undefined;
  /** Raws of the run; all when absent. */
  readonly only?: readonly Named[] | undefined;
}
export interface UndoDeps extends RecoverDeps {
  readonly onSettled: (settled: Settled) => void;
  /** Told once of a journal with lines that cannot be used. */
  readonly onDamaged: (plan: UndoPlan) => void;
  /** Told before anything moves how many files there are to do. */
  readonly onPlanned?: (files: number) => void;
  /** Told after each file that came back. */
  readonly onRestored: () => void;
  /** Told, before anything moves, which raws a person wants back. */
  readonly memory: Pick<Memory, 'want'>;
  /** Told of what came back. */
  readonly taken?: TakenStore;
  readonly signal: AbortSignal;
}

/** What an undo would bring back. Throws RUN_UNKNOWN, and USAGE for a name that does not fit the run. */
export async function previewUndo({ run: id, only }: UndoRequest, deps: UndoDeps): Promise<UndoPlan> {
  for (const settled of await settleUnfinished(deps)) deps.onSettled(settled);
  const run = id ?? (await latestUndoable(deps.journal));
  if (run === null) throw new AppError('RUN_UNKNOWN', { is: 'nothing-to-undo' });
  const read = await readRun(deps.journal, run);
  const actions = only ? actionsNamed(read, only) : undefined;
  return planUndo(read, await lookAround(read, deps.fs), actions);
}

/** Puts a run or a part of it back, never over anything that stands at a place. What cannot come back is told with its reason and can be undone later. */
export async function undoRun(request: UndoRequest, deps: UndoDeps): Promise<UndoResult> {
  const { roots, run } = await previewUndo(request, deps);
  const { only } = request;
  const lock = await takeTurn({ roots: roots, verb: 'undo', run }, deps);
  try {
    const plan = await previewUndo({ run, only }, deps); // once more, now that nobody else can move anything
    if (plan.damaged.length > 0) deps.onDamaged(plan);
    deps.onPlanned?.(plan.restores.length + plan.already.length + plan.blocked.length);
    await deps.memory.want(wantedBy(plan, deps.clock.now().toISOString()));
    const restored: Moved[] = [];
    const blocked: (Moved & { why: Message })[] = [];
    for await (const step of restore(
      { plan, ...(only ? { part: true } : {}), signal: deps.signal },
      { ...deps, wayBack: wayBack(deps.fs) },
    )) {
      const { from, at } = step;
      if (step.outcome === 'blocked') blocked.push({ from, at, why: step.why });
      else restored.push({ from, at });
      deps.onRestored();
    }
    if (deps.taken) await takeBackOf(run, restored, deps.taken);
    const left = plan.restores.length + plan.already.length - restored.length;
    const purged = plan.purged.map(({ from, at }) => ({ from, at }));
    const interrupted = deps.signal.aborted && left > blocked.length - plan.blocked.length;
    const { orphans, unasked } = plan;
    return { run, ...(orphans ? { orphans } : {}), restored, blocked, purged, unasked, interrupted };
  } finally {
    await lock.release();
  }
}

/** An undone raw is wanted: a daemon that runs beside this must know before it can see the raw again. */
function wantedBy({ restores, already }: UndoPlan, undoneAt: string): ReadonlyMap<AbsPath, Undone> {
  const raws = [...restores, ...already].filter(({ from, raw }) => from === raw && isRawName(raw));
  const fileOf = (stamp: Stamp | null) => (stamp === null ? null : { bytes: stamp.bytes, mtimeNs: stamp.mtimeNs });
  return new Map(raws.map(({ raw, stamp, stuck }) => [raw, { file: stuck ? null : fileOf(stamp), undoneAt }]));
}
