import type { Moved, UndoResult } from '../../model/receipt.js';
import { previewUndo, type UndoDeps, undoRun } from '../../pipeline.js';
import type { UndoPlan } from '../../undo/plan-undo.js';
import { EXIT } from '../exit-code.js';
import { print, view } from '../output.js';
import { makeProgress } from '../ui/progress.js';
import { interruptible, ownMemory, runWorld } from '../world.js';

export interface UndoFlags {
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly progress: boolean;
}

/** `undo [run]`: puts a run back; never overwrites. Exit 3 when something could not come back, or was purged. */
export async function undoCommand(id: string | undefined, flags: UndoFlags): Promise<number> {
  const progress = makeProgress({ enabled: flags.progress });
  return interruptible(async signal => {
    const onDamaged = ({ run, damaged }: UndoPlan) =>
      progress.note(`rawtwin: the journal of ${run} is damaged in line ${damaged.join(', ')}; what could be read is used.`);
    const onPlanned = (files: number) => progress.expect(files);
    const deps: UndoDeps = { ...runWorld(progress), memory: ownMemory(), onDamaged, onPlanned, onRestored: () => progress.tick(1), signal };
    if (flags.dryRun) return showPreview(id, deps, flags.json === true);
    progress.phase('restoring');
    const result = await undoRun(id, deps);
    progress.stop();
    if (flags.json) await print((await import('../../report/json.js')).undoJson(result));
    else await print((await import('../../report/receipts.js')).renderUndo(result, view()));
    if (result.interrupted) return EXIT.interrupted;
    return isWhole(result) ? EXIT.done : EXIT.incomplete;
  });
}

async function showPreview(id: string | undefined, deps: UndoDeps, json: boolean): Promise<number> {
  const plan = await previewUndo(id, deps);
  const moved = ({ from, at }: Moved): Moved => ({ from, at });
  if (plan.damaged.length > 0) deps.onDamaged(plan);
  const { run, blocked } = plan;
  const result = { run, restored: plan.restores.map(moved), blocked, purged: plan.purged.map(moved), interrupted: false };
  if (json) await print((await import('../../report/json.js')).undoJson(result));
  else await print((await import('../../report/receipts.js')).renderUndo(result, { ...view(), preview: true }));
  return isWhole(result) ? EXIT.done : EXIT.incomplete;
}

const isWhole = ({ blocked, purged }: UndoResult): boolean => blocked.length === 0 && purged.length === 0;
