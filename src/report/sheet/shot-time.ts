import type { Facts } from '../../model/facts.js';
import type { SheetTime } from '../../model/sheet.js';

/** When the shutter was pressed, by the camera's clock; undefined where the file does not say. */
export function shotTime(facts: Facts | undefined): SheetTime | undefined {
  const second = facts?.takenAt === undefined ? Number.NaN : Date.parse(`${facts.takenAt}Z`);
  if (Number.isNaN(second)) return undefined;
  return { ms: second + Math.trunc(Number(`0.${facts?.subsec ?? '0'}`) * 1000), from: 'camera' };
}

/** A file's last change (milliseconds since 1970) as a clock on the wall of the reader shows it. */
export function fileTime(mtimeMs: number): SheetTime {
  return { ms: mtimeMs - new Date(mtimeMs).getTimezoneOffset() * 60_000, from: 'file' };
}

const iso = (ms: number) => new Date(ms).toISOString();
/** `2026-05-17` */
export const wallDay = (ms: number): string => iso(ms).slice(0, 10);
/** `10:00:02` */
export const wallClock = (ms: number): string => iso(ms).slice(11, 19);
/** `2026-05-17 10:00` */
export const wallMinute = (ms: number): string => iso(ms).slice(0, 16).replace('T', ' ');
