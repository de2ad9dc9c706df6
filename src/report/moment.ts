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

/** `at 14:03`, or `on 2026-11-03 at 00:04` when that is another day than `now`; to the second by `second`. */
export function clock(iso: string, now: string, to: (iso: string) => string = minute): string {
  const [date, time] = to(iso).split(' ');
  if (time === undefined) return `at ${date}`;
  return date === day(now) ? `at ${time}` : `on ${date} at ${time}`;
}
