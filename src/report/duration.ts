import { many } from './amount.js';

/** A time as one says it: `0.4 s`, `12 s`, `10 minutes`, `2 hours`; the greatest unit that it fills, rounded. */
export function duration(ms: number): string {
  if (ms < 9_950) return `${Number((ms / 1_000).toFixed(1))} s`;
  if (ms < 60_000) return `${Math.round(ms / 1_000)} s`;
  const minutes = Math.round(ms / 60_000);
  return minutes < 120 ? many(minutes, 'minute') : many(Math.round(minutes / 60), 'hour');
}

/** A time that somebody set, not rounded: `90 s`, `10 minutes`, `2 hours`; the greatest unit that it fills wholly. */
export function exactly(ms: number): string {
  if (ms > 0 && ms % 3_600_000 === 0) return many(ms / 3_600_000, 'hour');
  return ms > 0 && ms % 60_000 === 0 ? many(ms / 60_000, 'minute') : `${ms / 1_000} s`;
}
