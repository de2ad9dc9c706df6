import type { EN } from './words/en/index.js';

type Units = Pick<typeof EN.say, 'seconds' | 'minutes' | 'hours'>;

/** A time as one says it: `0.4 s`, `12 s`, `10 minutes`, `2 hours`; the greatest unit that it fills, rounded. */
export function duration(ms: number, say: Units): string {
  if (ms < 9_950) return say.seconds(Number((ms / 1_000).toFixed(1)));
  if (ms < 60_000) return say.seconds(Math.round(ms / 1_000));
  const minutes = Math.round(ms / 60_000);
  return minutes < 120 ? say.minutes(minutes) : say.hours(Math.round(minutes / 60));
}

/** A time that somebody set, not rounded: `90 s`, `10 minutes`, `2 hours`; the greatest unit that it fills wholly. */
export function exactly(ms: number, say: Units): string {
  if (ms > 0 && ms % 3_600_000 === 0) return say.hours(ms / 3_600_000);
  return ms > 0 && ms % 60_000 === 0 ? say.minutes(ms / 60_000) : say.seconds(ms / 1_000);
}
