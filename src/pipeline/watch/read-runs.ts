import { newRunId } from '../../journal/run-id.js';
import { isWithin } from '../../model/path.js';
import { doubtfulRaws, takenRaws } from '../../model/trash-items.js';
import type { Clock } from '../../ports/clock.js';
import type { JournalPort } from '../../ports/journal.js';
import { type LatelyTrashed, withTrashed } from '../../watch/root-record.js';
import { knownAtStart, type RunsRead, seenUpTo } from '../../watch/runs-read.js';
import type { Watching } from './watching.js';

type Runs = Pick<JournalPort, 'runs' | 'unfinished' | 'version' | 'read'>;
type ReadTrashed = (run: string) => Promise<readonly LatelyTrashed[]>;

/**
 * Adds to the record of each root what runs trashed there since the last pass: those of a person, and those of a daemon that was killed
 * before it kept its record. A run that is open is read again when more is written to it. Throws as the journal does.
 */
export async function readRuns(
  { roots, runsRead }: Pick<Watching, 'roots' | 'runsRead'>,
  { journal, clock }: { readonly journal: Runs; readonly clock: Clock },
): Promise<void> {
  // In this order: a run that is listed, and not open after that, says no more.
  const runs = await journal.runs();
  const open = new Set(await journal.unfinished());
  const trashedBy = onceEach(journal);
  const latest = newRunId(clock.now(), () => 0);
  for (const root of roots.roots) {
    const record = roots.recordOf(root);
    if (!record) continue;
    const before = record.seenRun === null ? undefined : runsRead.get(root);
    // Written by a clock that was ahead, it says nothing of the runs that were made since by the right one.
    const read = before ?? knownAtStart(runs, record.seenRun !== null && record.seenRun > latest ? null : record.seenRun);
    runsRead.set(root, read);
    const added: LatelyTrashed[] = [];
    for (const run of runs) {
      if (read.known.has(run)) continue;
      const isNew = await hasNews(run, open.has(run), read, journal);
      if (isNew) added.push(...(await trashedBy(run)).filter(({ raw }) => isWithin(raw, root)));
    }
    const seenRun = seenUpTo(runs, read.known) ?? record.seenRun;
    await roots.keep({ ...record, trashed: withTrashed(record.trashed, added), seenRun });
  }
}

/** Whether it says more than when it was asked last. Its version is taken before it is read, so that what is written meanwhile is news. */
async function hasNews(run: string, isOpen: boolean, { known, versions }: RunsRead, journal: Runs): Promise<boolean> {
  const version = await journal.version(run);
  const before = versions.get(run);
  if (isOpen && version !== null) versions.set(run, version);
  else {
    known.add(run);
    versions.delete(run);
  }
  return version !== null && version !== before;
}

/** Each run is read once for all roots. */
function onceEach(journal: Runs): ReadTrashed {
  const all = new Map<string, readonly LatelyTrashed[]>();
  return async run => {
    const found = all.get(run) ?? (await trashedIn(run, journal));
    all.set(run, found);
    return found;
  };
}

async function trashedIn(run: string, journal: Runs): Promise<readonly LatelyTrashed[]> {
  const lines = (await journal.read(run))?.lines ?? [];
  const of = ({ from, stamp }: ReturnType<typeof takenRaws>[number]): LatelyTrashed => {
    return { raw: from, bytes: stamp.bytes, mtimeNs: String(stamp.mtimeNs), run, told: false };
  };
  if (lines.some(line => line.type === 'begin' && line.orphans === 'jpeg')) return []; // its JPEGs are no raws to come back
  return [...takenRaws(lines).map(of), ...doubtfulRaws(lines).map(move => ({ ...of(move), ctimeNs: String(move.stamp.ctimeNs) }))];
}
