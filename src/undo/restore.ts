import type { Moved } from '../model/receipt.js';
import type { FsPort } from '../ports/fs.js';
import type { JournalPort, RunJournal } from '../ports/journal.js';
import type { WayBack } from '../ports/trash.js';
import type { UndoPlan } from './plan-undo.js';
import { restoreBatch } from './restore-batch.js';
import { restoredStep, type Step } from './step.js';

interface RestoreRequest {
  readonly plan: UndoPlan;
  /** Not all that is in trash was asked for. */
  readonly part?: true;
  readonly signal: AbortSignal;
}
interface RestoreDeps {
  readonly fs: FsPort;
  readonly journal: JournalPort;
  /** `wayBack(fs)` of execute. */
  readonly wayBack: WayBack;
}
/** Files between two syncs. */
const BATCH = 64;

/**
 * Carries out an undo plan, never over anything; what the plan holds as blocked is yielded too. The caller holds the lock of the
 * roots. On abort it ends after the batch in hand, with the journal complete; the rest can be undone later.
 */
export async function* restore({ plan, part, signal }: RestoreRequest, deps: RestoreDeps): AsyncGenerator<Step, void, undefined> {
  if (plan.restores.length + plan.blocked.length + plan.already.length === 0) return;
  const journal = await deps.journal.reopen(plan.run);
  let done = 0;
  let isBroken = false;
  try {
    await journal.append([{ type: 'undo-begin', items: plan.restores.length, ...(part ? { part } : {}) }]);
    await journal.sync();
    yield* await writeKnown(plan, journal, deps.wayBack);
    for (; done < plan.restores.length && !signal.aborted; done += BATCH) {
      const steps = await restoreBatch(plan.restores.slice(done, done + BATCH), { ...deps, journal });
      yield* steps;
    }
  } catch (error) {
    isBroken = true;
    throw error;
  } finally {
    // A consumer that stops listening ends the undo as an abort does; a journal that cannot be written leaves it to recovery.
    await (isBroken ? journal.close(false) : finish(journal, done < plan.restores.length));
  }
}

/** What was plain before anything moved: files home already, and files that cannot come. */
async function writeKnown({ already, blocked }: UndoPlan, journal: RunJournal, wayBack: WayBack): Promise<Step[]> {
  for (const item of already) await wayBack.sweep(item);
  const moved = ({ from, at }: Moved): Moved => ({ from, at });
  await journal.append(already.map(item => ({ type: 'restored', ...moved(item) })));
  await journal.append(blocked.map(one => ({ type: 'blocked', ...one })));
  return [...already.map(restoredStep), ...blocked.map(one => ({ outcome: 'blocked', ...one }) as const)];
}

async function finish(journal: RunJournal, interrupted: boolean): Promise<void> {
  await journal.append([{ type: 'undo-end', interrupted }]);
  await journal.sync();
  await journal.close(true);
}
