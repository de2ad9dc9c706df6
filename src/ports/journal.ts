import type { AbsPath } from '../model/frame.js';
import type { JournalEntry, JournalRead } from '../model/journal.js';
import type { RunSummary } from '../model/receipt.js';

/** The journal of one run, open for writing. Entries are durable after `sync` only. */
export interface RunJournal {
  append(entries: readonly JournalEntry[]): Promise<void>;
  sync(): Promise<void>;
  /** Writes nothing more. The run stays marked as open, and will be recovered, unless `settled`. */
  close(settled: boolean): Promise<void>;
  /** For a run that has touched nothing: takes back its journal and its mark. */
  abandon(): Promise<void>;
}

/** The record of all runs. What cannot be written is an AppError JOURNAL_WRITE, what cannot be read JOURNAL_DAMAGED. */
export interface JournalPort {
  /** Starts the journal of a new run; refuses an id that exists. The run is marked as open first. */
  begin(run: string): Promise<RunJournal>;
  /** Opens the journal of a known run again and marks it as open. */
  reopen(run: string): Promise<RunJournal>;
  /** The usable lines and the numbers of the damaged ones; null when there is no such run. */
  read(run: string): Promise<JournalRead | null>;
  /** Ids of all runs, oldest first. */
  runs(): Promise<string[]>;
  /** Ids of the runs marked as open, oldest first. */
  unfinished(): Promise<string[]>;
  /** Takes the open mark from a run. */
  settled(run: string): Promise<void>;
  /** Another word after each write to the journal of a run; null when there is no such run. */
  version(run: string): Promise<string | null>;
  /** Summaries kept from earlier readings, by run; they hold while the version is the same. Losing them costs time alone. */
  recall(): Promise<ReadonlyMap<string, KnownSummary>>;
  /** Keeps summaries for the next reading; never fails. */
  keep(known: ReadonlyMap<string, KnownSummary>): Promise<void>;
  /** What is left of runs that were folded. */
  folded(): Promise<readonly RunSummary[]>;
  /** Writes the summaries of runs into the archive, durably, and only then takes their journals away. The caller holds the lock of `archive`. */
  fold(summaries: readonly RunSummary[]): Promise<void>;
  /** The file that `fold` writes. */
  readonly archive: AbsPath;
}

export interface KnownSummary {
  readonly version: string;
  readonly summary: RunSummary;
}
