import type { Action, Kept, Totals } from '../model/plan.js';

/** Counts and bytes of a plan. `rendered`: JPEG and HEIF files that were searched. */
export function tally(actions: readonly Action[], kept: readonly Kept[], rendered: number): Totals {
  return {
    raws: actions.length + kept.length,
    rendered,
    paired: kept.reduce((n, row) => n + (row.reason === 'paired' ? 1 : 0), 0),
    orphans: actions.length,
    kept: kept.length,
    orphanBytes: actions.reduce((sum, action) => sum + action.raw.bytes, 0),
  };
}
