import { takeLock } from '../execute/lock.js';
import { type RecoverDeps, type Settled, settleUnfinished } from '../execute/recover.js';
import { wayBack } from '../execute/way-back.js';
import { latestUndoable, readRun } from '../journal/history.js';
import { AppError } from '../model/errors.js';
import type { Moved, UndoResult } from '../model/receipt.js';
import { lookAround } from '../undo/look-around.js';
import { planUndo, type UndoPlan } from '../undo/plan-undo.js';
import { restore } from '../undo/restore.js';

export interface UndoDeps extends RecoverDeps {
  readonly onSettled: (settled: Settled) => void;
  /** Told once of a journal with lines that cannot be used. */
  readonly onDamaged: (plan: UndoPlan) => void;
  /** Told after each file that came back. */
  readonly onRestored: () => void;
  readonly signal: AbortSignal;
}

/** What an undo of the run, or of the last one that can be undone, would bring back. Throws RUN_UNKNOWN. */
export async function previewUndo(id: string | undefined, deps: UndoDeps): Promise<UndoPlan> {
  for (const settled of await settleUnfinished(deps)) deps.onSettled(settled);
  const run = id ?? (await latestUndoable(deps.journal));
  if (run === null) throw new AppError('RUN_UNKNOWN', 'There is no run to undo: nothing that rawtwin trashed is still in trash.');
  const read = await readRun(deps.journal, run);
  return planUndo(read, await lookAround(read, deps.fs));
}

/** Puts a run back, never over anything that stands at a place. What cannot come back is told with its reason and can be undone later. */
export async function undoRun(id: string | undefined, deps: UndoDeps): Promise<UndoResult> {
  const { roots, run } = await previewUndo(id, deps);
  const lock = await takeLock({ roots: roots, verb: 'undo', run }, deps);
  try {
    const plan = await previewUndo(run, deps); // once more, now that nobody else can move anything
    if (plan.damaged.length > 0) deps.onDamaged(plan);
    const restored: Moved[] = [];
    const blocked: (Moved & { why: string })[] = [];
    for await (const step of restore({ plan, signal: deps.signal }, { ...deps, wayBack: wayBack(deps.fs) })) {
      const { from, at } = step;
      if (step.outcome === 'blocked') blocked.push({ from, at, why: step.why });
      else restored.push({ from, at });
      deps.onRestored();
    }
    const left = plan.restores.length + plan.already.length - restored.length;
    const purged = plan.purged.map(({ from, at }) => ({ from, at }));
    return { run, restored, blocked, purged, interrupted: deps.signal.aborted && left > blocked.length - plan.blocked.length };
  } finally {
    await lock.release();
  }
}
