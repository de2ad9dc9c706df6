import type { JournalRead } from '../model/journal.js';
import type { RunSummary } from '../model/receipt.js';
import { stillInTrash } from '../model/trash-items.js';
import type { JournalPort } from '../ports/journal.js';
import { listRuns, summarise } from './history.js';

/**
 * Pure: true when the journal of a run can tell nothing that anybody needs: it ended, all of it was put back or purged, and no line is
 * damaged that might say otherwise.
 */
function isSpent({ lines, damaged }: JournalRead): boolean {
  return damaged.length === 0 && lines.some(({ type }) => type === 'end') && stillInTrash(lines).length === 0;
}

/** Journals folded at once. */
const BATCH = 500;

/**
 * Folds the journals of spent runs that began before a time into the archive. Cut short anywhere, each run is in its journal, in the
 * archive or in both. The caller holds the lock of the archive.
 */
export async function foldSpent(journal: JournalPort, before: Date): Promise<number> {
  const old = (await listRuns(journal)).filter(({ at, undoable, open }) => !undoable && !open && Date.parse(at) < before.getTime());
  let folded = 0;
  let batch: RunSummary[] = [];
  const flush = async () => {
    if (batch.length > 0) await journal.fold(batch);
    folded += batch.length;
    batch = [];
  };
  for (const { run } of old) {
    const read = await journal.read(run);
    if (read && isSpent(read)) batch.push(summarise(read, false));
    if (batch.length >= BATCH) await flush();
  }
  await flush();
  return folded;
}
