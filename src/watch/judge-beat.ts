import type { EpochReason } from '../model/watch.js';

/** The clocks at one beat of the daemon's heart. `upMs` runs on while the machine sleeps, `monoMs` does not (Linux). */
export interface Beat {
  readonly wallMs: number;
  readonly monoMs: number;
  readonly upMs: number;
}
/** Beats come every second; so long without one, and this process or its machine stood still. */
export const LONGEST_GAP_MS = 15_000;
/** More than any slewing of a clock between two beats. */
export const LARGEST_STEP_MS = 5_000;

/** Why what was seen before this beat proves nothing about the time since the last one; null: it does. */
export function judgeBeat(last: Beat, now: Beat): EpochReason | null {
  const [wall, mono, up] = [now.wallMs - last.wallMs, now.monoMs - last.monoMs, now.upMs - last.upMs];
  if (Math.max(mono, up) > LONGEST_GAP_MS) return 'resumed';
  return Math.abs(wall - mono) > LARGEST_STEP_MS ? 'clock-jumped' : null;
}
