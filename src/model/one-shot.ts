import type { Facts } from './facts.js';

/** What of a file tells which shot of which body it is of. */
export type Press = Pick<Facts, 'make' | 'model' | 'bodySerial' | 'takenAt'>;

export function contradictsBody(a: Press, b: Press): boolean {
  if (a.model !== undefined && b.model !== undefined && normalModel(a) !== normalModel(b)) return true;
  return a.bodySerial !== undefined && b.bodySerial !== undefined && normalSerial(a.bodySerial) !== normalSerial(b.bodySerial);
}
/** Editors write `NIKON D7100` or `D7100`, `SONY ILCE-7M3` or `ILCE-7M3`. */
export function normalModel(facts: Press): string {
  const model = (facts.model ?? '').trim().toLowerCase().replace(/\s+/g, ' ');
  const make = (facts.make ?? '').trim().toLowerCase().split(' ')[0] ?? '';
  return make !== '' && model.startsWith(`${make} `) ? model.slice(make.length + 1) : model;
}
/** Leading zeros and case are lost by some writers. */
export const normalSerial = (serial: string): string =>
  serial
    .trim()
    .toLowerCase()
    .replace(/^0+(?=.)/, '');

/** Phones and action cameras write the two halves one after the other, each with its own time (photoprism #4757, gopro/labs #1231). */
const LAGGING: readonly (readonly [make: RegExp, seconds: number])[] = [[/^(google|gopro)/i, 5]];

/** Seconds by which the clocks of the two halves of a shot may differ: 0 for most makers. */
export function lagOf(a: Press, b: Press): number {
  return LAGGING.find(([make]) => make.test(a.make ?? '') && make.test(b.make ?? ''))?.[1] ?? 0;
}
export const secondsOf = ({ takenAt }: Press): number => Date.parse(`${takenAt}Z`) / 1000;

/** Only one clock of the two was corrected: whole quarter-hours, at most 26 h apart. */
export function isZoneApart(a: Press, b: Press): boolean {
  const apart = Math.abs(secondsOf(a) - secondsOf(b));
  return apart <= 26 * 3600 && apart % 900 === 0;
}

/** Seconds that the halves of a shot may be apart where their names agree (research table 2.4). */
const NAMED_LAG = 2;

/** Files of one name that are of two shots all the same: another body, or the counter began anew. What either does not tell is no proof of it. */
export function areOfTwoShots(a: Press, b: Press): boolean {
  if (contradictsBody(a, b)) return true;
  if (a.takenAt === undefined || b.takenAt === undefined || isZoneApart(a, b)) return false;
  return Math.abs(secondsOf(a) - secondsOf(b)) > Math.max(NAMED_LAG, lagOf(a, b));
}
