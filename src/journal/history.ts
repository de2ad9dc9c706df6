import { AppError } from '../model/errors.js';
import type { AbsPath } from '../model/frame.js';
import type { Begin, JournalLine, JournalRead } from '../model/journal.js';
import type { RunSummary } from '../model/receipt.js';
import { everTrashed, intentsOf, receiptsOf, stillAmong, stillInTrash, type TrashItem } from '../model/trash-items.js';
import type { JournalPort, KnownSummary } from '../ports/journal.js';

/**
 * Pure: one line of history. `trashed`, `restored`, `purged` and `failed` count raws; `bytes` are those of all files,
 * sidecars too, that are still in trash. What has only an intent counts for nothing.
 */
export function summarise(read: JournalRead, open: boolean): RunSummary {
  const { run, lines, damaged } = read;
  const begin = lines.find((line): line is typeof line & Begin => line.type === 'begin');
  const all = everTrashed(lines);
  const rawsAt = new Set(all.filter(isCertainRaw).map(item => item.at));
  const raws = (type: 'restored' | 'purged') =>
    new Set(lines.flatMap(line => (line.type === type && rawsAt.has(line.at) ? [line.at] : []))).size;
  const left = stillAmong(all, lines).filter(item => item.certain);
  return {
    run,
    ...(begin?.orphans ? { orphans: begin.orphans } : {}),
    at: begin?.writtenAt ?? lines[0]?.writtenAt ?? timeOf(run),
    roots: begin?.roots ?? [],
    trashed: rawsAt.size,
    restored: raws('restored'),
    purged: raws('purged'),
    left: left.filter(isCertainRaw).length,
    leftFiles: left.length,
    failed: [...receiptsOf(lines).values()].filter(receipt => receipt.outcome === 'failed').length,
    bytes: left.reduce((sum, item) => sum + (item.stamp?.bytes ?? 0), 0),
    places: placesOf(all, lines),
    undoable: left.length > 0,
    open,
    damaged,
  };
}

const isCertainRaw = (item: TrashItem): boolean => item.certain && item.from === item.raw;

function placesOf(all: readonly TrashItem[], lines: readonly JournalLine[]): readonly AbsPath[] {
  const used = new Set(all.flatMap(item => (item.certain && item.place ? [item.place] : [])));
  return [...new Set(intentsOf(lines).map(intent => intent.place))].filter(place => used.has(place));
}

/** The time that a run's id holds, for a journal whose lines are all damaged. */
function timeOf(run: string): string {
  const time = run.replace(/^(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d).*$/s, '$1-$2-$3T$4:$5:$6.000Z');
  return time === run ? '' : time;
}

/** So many new summaries are worth keeping. */
const WORTH_KEEPING = 50;

/** All runs, newest first, those that were folded too. Journals that did not change since an earlier reading are not read again. */
export async function listRuns(journal: JournalPort): Promise<readonly RunSummary[]> {
  const open = new Set(await journal.unfinished());
  const known = await journal.recall();
  const found = new Map<string, KnownSummary>();
  let fresh = 0;
  for (const run of await journal.runs()) {
    const version = await journal.version(run);
    const before = known.get(run);
    if (version === null) continue;
    if (before?.version === version) found.set(run, { version, summary: { ...before.summary, open: open.has(run) } });
    else {
      const read = await journal.read(run);
      if (read) found.set(run, { version, summary: summarise(read, open.has(run)) });
      fresh++;
    }
  }
  if (fresh >= WORTH_KEEPING) await journal.keep(found);
  const all = new Map((await journal.folded()).map(summary => [summary.run, summary]));
  for (const { summary } of found.values()) all.set(summary.run, summary);
  return [...all.values()].sort((a, b) => (a.run < b.run ? 1 : -1));
}

/** The journal of one run by its id or the beginning of it; RUN_UNKNOWN when no run, or more than one, begins so. */
export async function readRun(journal: JournalPort, id: string): Promise<JournalRead> {
  const runs = await journal.runs();
  const fitting = runs.includes(id) ? [id] : runs.filter(run => id !== '' && run.startsWith(id));
  if (fitting.length > 1) {
    throw new AppError('RUN_UNKNOWN', { is: 'run-ambiguous', id, runs: fitting.slice(0, 5) });
  }
  const read = fitting[0] === undefined ? null : await journal.read(fitting[0]);
  if (read) return read;
  const folded = (await journal.folded()).find(({ run }) => id !== '' && run.startsWith(id));
  if (folded) {
    const { run, restored, purged } = folded;
    throw new AppError('RUN_UNKNOWN', { is: 'run-spent', run, restored, purged });
  }
  throw new AppError('RUN_UNKNOWN', { is: 'run-unknown', id });
}

/** The newest run that still has something to bring back, or null. */
export async function latestUndoable(journal: JournalPort): Promise<string | null> {
  let known: ReadonlyMap<string, KnownSummary> | null = null;
  for (const run of (await journal.runs()).reverse()) {
    const before: KnownSummary | undefined = known?.get(run);
    if (before && !before.summary.undoable && before.version === (await journal.version(run))) continue;
    const read = await journal.read(run);
    if (read && stillInTrash(read.lines).some(item => item.certain)) return run;
    known ??= await journal.recall();
  }
  return null;
}
