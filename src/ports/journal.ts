import type { JournalEntry, JournalRead } from '../model/journal.js';

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
}
