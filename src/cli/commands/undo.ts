import type { Moved, UndoResult } from '../../model/receipt.js';
import { previewUndo, type UndoDeps, type UndoRequest, undoRun } from '../../pipeline.js';
import type { Words } from '../../report/words/index.js';
import { named } from '../../undo/named.js';
import type { UndoPlan } from '../../undo/plan-undo.js';
import { EXIT } from '../exit-code.js';
import { readWords } from '../options.js';
import { print, view } from '../output.js';
import { runWorld } from '../run-world.js';
import { makeProgress } from '../ui/progress.js';
import { interruptible, ownMemory } from '../world.js';

interface UndoFlags {
  readonly only?: readonly string[];
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly lang?: string;
  readonly progress: boolean;
}

/** `undo [run]`: puts a run back, or the raws of it that `--only` names; never overwrites. Exit 3 when something could not come back, or was purged. */
export async function undoCommand(run: string | undefined, flags: UndoFlags): Promise<number> {
  const words = await readWords(flags);
  const request: UndoRequest = { run, only: flags.only && (await Promise.all(flags.only.map(named))) };
  const progress = makeProgress({ words, enabled: flags.progress });
  return interruptible(async signal => {
    const onDamaged = ({ run, damaged }: UndoPlan) => progress.note(`rawtwin: ${words.talk.damaged(run, damaged.join(', '))}`);
    const onPlanned = (files: number) => progress.expect(files);
    const deps: UndoDeps = {
      ...runWorld(progress, words),
      memory: ownMemory(),
      onDamaged,
      onPlanned,
      onRestored: () => progress.tick(1),
      signal,
    };
    if (flags.dryRun) return showPreview(request, deps, flags.json === true, words);
    progress.phase('restoring');
    const result = await undoRun(request, deps).finally(() => progress.stop());
    if (flags.json) await print((await import('../../report/json.js')).undoJson(result));
    else await print((await import('../../report/receipts.js')).renderUndo(result, view(words)));
    if (result.interrupted) return EXIT.interrupted;
    return isWhole(result) ? EXIT.done : EXIT.incomplete;
  });
}

async function showPreview(request: UndoRequest, deps: UndoDeps, json: boolean, words: Words): Promise<number> {
  const plan = await previewUndo(request, deps);
  const moved = ({ from, at }: Moved): Moved => ({ from, at });
  if (plan.damaged.length > 0) deps.onDamaged(plan);
  const { run, orphans, blocked, unasked } = plan;
  const told = { run, ...(orphans ? { orphans } : {}), blocked, unasked, interrupted: false };
  const result = { ...told, restored: plan.restores.map(moved), purged: plan.purged.map(moved) };
  if (json) await print((await import('../../report/json.js')).undoJson(result));
  else await print((await import('../../report/receipts.js')).renderUndo(result, { ...view(words), preview: true }));
  return isWhole(result) ? EXIT.done : EXIT.incomplete;
}

const isWhole = ({ blocked, purged }: UndoResult): boolean => blocked.length === 0 && purged.length === 0;
