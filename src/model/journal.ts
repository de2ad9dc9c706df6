import type { AbsPath, Stamp } from './frame.js';
import type { Told } from './message.js';
import type { StoreChoice } from './policy.js';
import type { Moved, Receipt, RunSummary } from './receipt.js';

export const JOURNAL_VERSION = 1;

/** `freedesktop`: the desktop's trash of the volume; `folder`: our own folder at the top of the root. */
export type StoreKind = 'freedesktop' | 'folder';

/** One file that is to go from its place into a store. `info`: the note beside it that a desktop trash needs. */
export interface PlannedMove {
  readonly from: AbsPath;
  readonly to: AbsPath;
  readonly stamp: Stamp;
  readonly info?: AbsPath;
}
/** What a run will do with one action: the raw first, then its sidecars. On disk before any of it happens. */
export interface Intent {
  readonly type: 'intent';
  readonly action: string;
  readonly store: StoreKind;
  /** The trash folder, or the run's own folder. */
  readonly place: AbsPath;
  readonly moves: readonly PlannedMove[];
}
export interface Begin {
  readonly type: 'begin';
  readonly verb: string;
  readonly plan: string;
  readonly to: StoreChoice;
  readonly roots: readonly AbsPath[];
  readonly actions: number;
  /** The files that it moved with their sidecars are JPEGs; absent: raws. */
  readonly orphans?: 'jpeg';
}
/** `recovered`: written by a later command from what the disk said, after the run's own process died. */
interface Recoverable {
  readonly recovered?: true;
}
/** What the journal of a run can say. A later entry about the same thing holds against an earlier one. */
export type JournalEntry =
  | Begin
  | Intent
  | ({ readonly type: 'receipt' } & Receipt & Recoverable)
  | ({ readonly type: 'end'; readonly interrupted: boolean } & Recoverable)
  /** A file is about to be handed to the trash of the system, which tells nobody where it is then. */
  | ({ readonly type: 'handing' } & Moved)
  /** `part`: a person named some raws of the run, and wanted no others. */
  | { readonly type: 'undo-begin'; readonly items: number; readonly part?: true }
  /** An empty file is about to hold the place of a file that comes back, where there are no hard links. */
  | ({ readonly type: 'placeholder' } & Moved)
  | { readonly type: 'made-folder'; readonly path: AbsPath }
  | ({ readonly type: 'restored' } & Moved & Recoverable)
  | ({ readonly type: 'blocked'; readonly why: Told } & Moved)
  | ({ readonly type: 'undo-end'; readonly interrupted: boolean } & Recoverable)
  /** A file in trash is about to be deleted for good; `under`: the name beside it that it gets first, to be looked at once more. */
  | ({ readonly type: 'purging'; readonly under: AbsPath } & Moved)
  | ({ readonly type: 'purged' } & Moved & Recoverable)
  | ({ readonly type: 'purge-end'; readonly interrupted: boolean } & Recoverable)
  | { readonly type: 'alarm'; readonly why: Told }
  /** Only in the archive: all that is left of a run with nothing to undo. */
  | { readonly type: 'folded'; readonly summary: RunSummary };
export type EntryType = JournalEntry['type'];

/** An entry as it stands on a line: with the version of the format and the time of writing (ISO-8601, UTC). */
export type JournalLine = JournalEntry & { readonly v: typeof JOURNAL_VERSION; readonly writtenAt: string };

/** All that could be read of a run. `damaged`: numbers of lines, from 1, that are torn, altered or from a newer version. */
export interface JournalRead {
  readonly run: string;
  readonly lines: readonly JournalLine[];
  readonly damaged: readonly number[];
}
