import { printable } from './printable.js';

/** `2026-11-02` in the reader's time zone; what is no time is given back as it is. */
export function day(iso: string): string {
  const at = new Date(iso);
  return Number.isNaN(at.getTime()) ? printable(iso) : `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** `2026-11-02 14:03` in the reader's time zone. */
export function minute(iso: string): string {
  const at = new Date(iso);
  return Number.isNaN(at.getTime()) ? printable(iso) : `${day(iso)} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

const two = (n: number) => String(n).padStart(2, '0');

/** `2026-11-02 14:03:59` in the reader's time zone. */
export function second(iso: string): string {
  const at = new Date(iso);
  return Number.isNaN(at.getTime()) ? printable(iso) : `${minute(iso)}:${two(at.getSeconds())}`;
}

/** The time of the day, and the day where that is another than `now`: `14:03`, or `00:04` of `2026-11-03`; to the second by `second`. */
export function when(iso: string, now: string, to: (iso: string) => string = minute): readonly [time: string, date: string | null] {
  const [date = '', time] = to(iso).split(' ');
  if (time === undefined) return [date, null];
  return [time, date === day(now) ? null : date];
}

/** A grace of less than this is told to the second. */
const SHORT_MS = 120_000;

/** The same of the end of a grace that began at `now`: to the second where it is short. */
export const due = (until: string, now: string): ReturnType<typeof when> =>
  when(until, now, Date.parse(until) - Date.parse(now) < SHORT_MS ? second : minute);
