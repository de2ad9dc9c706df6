import type { AbsPath } from '../../model/frame.js';
import type { Action, Refusal } from '../../model/plan.js';
import type { MaxTrash } from '../../model/policy.js';
import type { Scan } from '../../model/scan.js';

/** What guards look at: the whole run, before anything moves. */
export interface GuardInput {
  readonly scan: Scan;
  readonly actions: readonly Action[];
  /** What the actions move; absent: raws. */
  readonly orphans?: 'jpeg' | undefined;
  /** Absent: no limit by count; a person confirms. */
  readonly limit: MaxTrash | undefined;
  /** Files below a root or also-folder in its last good scan. */
  readonly lastCount: (top: AbsPath) => number | undefined;
  /** A person said that the listing is right as it is now. */
  readonly listingAccepted: boolean;
  readonly home: string;
}
/** Says why a whole run is refused, and how to go on; nothing when it may run. */
export type Guard = (input: GuardInput) => readonly Refusal[];

/** The roots and also-folders that were listed by themselves. */
export const listedTops = (scan: Scan): readonly AbsPath[] => [...scan.fileCount.keys()];
