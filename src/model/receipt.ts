import type { AbsPath } from './frame.js';
import type { Told } from './message.js';
import type { Plan } from './plan.js';

export const RUN_SCHEMA = 'rawtwin.run/1';
/** Of a plan of JPEGs. */
export const JPEG_RUN_SCHEMA = 'rawtwin.jpeg-run/1';
export const UNDO_SCHEMA = 'rawtwin.undo/1';
export const ERROR_SCHEMA = 'rawtwin.error/1';

/** Where one file went. */
export interface Moved {
  readonly from: AbsPath;
  readonly at: AbsPath;
}
/** What happened to one action. `why` is absent only when trashed. */
export interface Receipt {
  readonly action: string;
  readonly raw: AbsPath;
  readonly bytes: number;
  readonly outcome: 'trashed' | 'skipped' | 'failed';
  readonly to: readonly Moved[];
  readonly why?: Told;
}
/** One carrying-out of a plan. */
export interface RunResult {
  readonly run: string;
  readonly plan: Plan;
  readonly receipts: readonly Receipt[];
  readonly interrupted: boolean;
}
/** What came back and what could not, with the reason. */
export interface UndoResult {
  readonly run: string;
  /** It took JPEGs; `unasked` counts those then. */
  readonly orphans?: 'jpeg';
  readonly restored: readonly Moved[];
  readonly blocked: readonly (Moved & { readonly why: Told })[];
  /** Deleted for good by an earlier purge. */
  readonly purged: readonly Moved[];
  /** Raws of the run that are in trash and were not asked for. */
  readonly unasked: number;
  readonly interrupted: boolean;
}
/** One line of `history`. `left`: raws still to be undone; `leftFiles` and `bytes` count their sidecars too. */
export interface RunSummary {
  readonly run: string;
  /** It took JPEGs; what is counted as raws are JPEGs then. */
  readonly orphans?: 'jpeg';
  readonly at: string;
  readonly roots: readonly AbsPath[];
  readonly trashed: number;
  readonly restored: number;
  readonly purged: number;
  readonly left: number;
  readonly leftFiles: number;
  readonly failed: number;
  readonly bytes: number;
  readonly places: readonly string[];
  readonly undoable: boolean;
  /** Not settled yet: a later command looks at the disk first. */
  readonly open: boolean;
  /** Numbers of the lines of its journal that could not be used. */
  readonly damaged: readonly number[];
}
