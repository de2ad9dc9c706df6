import type { AbsPath } from '../model/frame.js';
import { push } from '../model/groups.js';
import type { Message } from '../model/message.js';
import type { Moved } from '../model/receipt.js';
import type { FsPort } from '../ports/fs.js';
import type { JournalPort, RunJournal } from '../ports/journal.js';
import type { WayBack } from '../ports/trash.js';
import type { PurgeItem } from './plan-purge.js';
import { purgeBatch } from './purge-batch.js';

interface PurgeRequest {
  /** What a purge plan says may go. */
  readonly deletes: readonly PurgeItem[];
  readonly signal: AbortSignal;
}
interface PurgeDeps {
  readonly fs: FsPort;
  readonly journal: JournalPort;
  /** `wayBack(fs)` of execute. */
  readonly wayBack: WayBack;
}
/** What became of one file. `stuck`: it has this name in trash, until recovery gives it its own back. */
export type PurgeStep = ({ readonly run: string } & Moved) &
  (
    | { readonly outcome: 'purged'; readonly bytes: number }
    | { readonly outcome: 'refused'; readonly why: Message; readonly stuck?: AbsPath }
  );

/** Files between two syncs. */
const BATCH = 64;

/**
 * Deletes files in trash for good: the only thing in rawtwin that deletes photo data. What is about to go is in the journal of its run
 * and on disk first. The caller holds the lock of the runs' roots. On abort it ends after the file in hand, with the journals complete.
 */
export async function* purge({ deletes, signal }: PurgeRequest, deps: PurgeDeps): AsyncGenerator<PurgeStep, void, undefined> {
  for (const [run, items] of byRun(deletes)) {
    if (signal.aborted) return;
    yield* purgeRun(run, items, signal, deps);
  }
}

function byRun(deletes: readonly PurgeItem[]): ReadonlyMap<string, readonly PurgeItem[]> {
  const runs = new Map<string, PurgeItem[]>();
  for (const one of deletes) push(runs, one.run, one);
  return runs;
}

async function* purgeRun(run: string, items: readonly PurgeItem[], signal: AbortSignal, deps: PurgeDeps): AsyncGenerator<PurgeStep> {
  const journal = await deps.journal.reopen(run);
  const staying = new Map<string, AbsPath>();
  let done = 0;
  let isStuck = false;
  try {
    while (done < items.length && !signal.aborted) {
      const steps = await purgeBatch(items.slice(done, done + BATCH), done, signal, { ...deps, journal, staying });
      done += steps.length;
      isStuck ||= steps.some(step => step.outcome === 'refused' && step.stuck !== undefined);
      yield* steps;
    }
  } catch (error) {
    isStuck = true;
    throw error;
  } finally {
    // A consumer that stops listening ends the purge as an abort does. A journal that cannot be written, or a file that did not get its
    // name back, leaves it to recovery.
    await (isStuck ? journal.close(false) : finish(journal, done < items.length));
  }
}

async function finish(journal: RunJournal, interrupted: boolean): Promise<void> {
  await journal.append([{ type: 'purge-end', interrupted }]);
  await journal.sync();
  await journal.close(true);
}
