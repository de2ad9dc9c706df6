import { previewUndo, type UndoDeps, undoRun } from '../../pipeline.js';
import { printable } from '../../report/printable.js';
import { EXIT } from '../exit-code.js';
import { print, view } from '../output.js';
import { makeProgress } from '../ui/progress.js';
import { interruptible, runWorld } from '../world.js';

export interface UndoFlags {
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly progress: boolean;
}

/** `undo [run]`: puts a run back; never overwrites. Exit 3 when something could not come back. */
export async function undoCommand(id: string | undefined, flags: UndoFlags): Promise<number> {
  const progress = makeProgress({ enabled: flags.progress });
  return interruptible(async signal => {
    const deps: UndoDeps = { ...runWorld(progress), onRestored: () => progress.tick(1), signal };
    if (flags.dryRun) return showPreview(id, deps, flags.json === true);
    progress.phase('restoring');
    const result = await undoRun(id, deps);
    progress.stop();
    if (flags.json) await print((await import('../../report/json.js')).undoJson(result));
    else await print((await import('../../report/receipts.js')).renderUndo(result, view()));
    if (result.interrupted) return EXIT.interrupted;
    return result.blocked.length > 0 ? EXIT.incomplete : EXIT.done;
  });
}

async function showPreview(id: string | undefined, deps: UndoDeps, json: boolean): Promise<number> {
  const plan = await previewUndo(id, deps);
  const restores = plan.restores.map(({ from, at }) => ({ from, at }));
  if (json) {
    const { undoJson } = await import('../../report/json.js');
    await print(undoJson({ run: plan.run, restored: restores, blocked: plan.blocked, interrupted: false }));
  } else {
    await print([
      `Undo of ${plan.run} would bring back ${restores.length} files:\n`,
      ...restores.map(({ from }) => `  ${printable(from)}\n`),
      ...plan.blocked.map(({ from, why }) => `  cannot come back: ${printable(from)}: ${printable(why)}\n`),
    ]);
  }
  return plan.blocked.length > 0 ? EXIT.incomplete : EXIT.done;
}
