import type { Kept } from '../model/plan.js';

/**
 * When the last of the raws without a twin that changed a moment ago will have rested, in wall milliseconds since 1970; null when none
 * did. Nothing tells of it, so a pass must be planned: a JPEG deleted right after the import would else be missed until the next scan.
 */
export function settledAt(kept: readonly Kept[]): number | null {
  let last: number | null = null;
  for (const { because } of kept) {
    for (const one of because) {
      if (one.kind === 'recent') last = Math.max(last ?? 0, Date.parse(one.changedAt) + one.settleSeconds * 1000);
    }
  }
  return last;
}
