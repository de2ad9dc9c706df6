import type { AbsPath } from '../model/frame.js';
import type { PlannedMove } from '../model/journal.js';
import type { Identity } from '../model/same-stamp.js';
import type { RunJournal } from '../ports/journal.js';
import type { TrashStore, WayBack } from '../ports/trash.js';
import type { ExecuteDeps, ExecuteRequest } from './execute.js';
import type { FolderViews } from './folder-views.js';
import type { StoreChooser } from './trash/choose-store.js';

/** What all steps of one run share. */
export interface RunContext extends Omit<ExecuteDeps, 'journal'> {
  readonly request: ExecuteRequest;
  readonly journal: RunJournal;
  readonly chooser: StoreChooser;
  readonly views: FolderViews;
  readonly wayBack: WayBack;
  /** Names, by folder, of the files that this run has trashed. */
  readonly trashedIn: Map<AbsPath, Set<string>>;
  /** Moves not yet synced. */
  readonly moved: PlannedMove[];
  /** Moves that a store or file refused; folders made for them may stand empty. */
  readonly refused: { readonly move: PlannedMove; readonly store: TrashStore }[];
  /** What the disk did not confirm. With any doubt the run stays open, and the next command asks the disk. */
  readonly doubts: string[];
  /** The syncs of the batch before this one. */
  syncing: Promise<void>;
  identityOf(folder: AbsPath): Promise<Identity>;
  nextSequence(): number;
}
