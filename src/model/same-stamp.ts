import type { Stamp } from './frame.js';

/** `weak`: inode numbers and change times of this file system prove nothing (FAT, exFAT, FUSE, SMB, 9p). */
export type Identity = 'stable' | 'weak';

/** FAT keeps times in steps of two seconds. */
const FAT_STEP_NS = 2_000_000_000n;
const QUARTER_HOUR_NS = 900_000_000_000n;
/** Zones lie between UTC-12 and UTC+14. */
const WIDEST_ZONES_NS = 26n * 4n * QUARTER_HOUR_NS;

const apart = (a: bigint, b: bigint): bigint => (a > b ? a - b : b - a);

/** Same file, untouched since the first stamp. On a `weak` file system size and mtime within 2 s are all there is to go by. */
export function isUntouched(was: Stamp, now: Stamp, identity: Identity): boolean {
  if (was.bytes !== now.bytes) return false;
  if (identity === 'weak') return apart(was.mtimeNs, now.mtimeNs) <= FAT_STEP_NS;
  return was.dev === now.dev && was.ino === now.ino && was.mtimeNs === now.mtimeNs && was.ctimeNs === now.ctimeNs;
}

/** Same file after a rename or a link: those change the ctime alone. */
export function isSameFile(was: Stamp, now: Stamp, identity: Identity): boolean {
  return isUntouched(was, { ...now, ctimeNs: was.ctimeNs }, identity);
}

/**
 * Same content as far as size and mtime tell, perhaps after a remount: device numbers change then, and FAT, which keeps
 * local time, shifts by whole quarter hours with the zone.
 */
export function isSameContent(was: Stamp, now: Stamp, identity: Identity): boolean {
  if (was.bytes !== now.bytes) return false;
  const gap = apart(was.mtimeNs, now.mtimeNs);
  if (identity === 'stable') return gap === 0n;
  const offStep = gap % QUARTER_HOUR_NS;
  return gap <= WIDEST_ZONES_NS + FAT_STEP_NS && (offStep <= FAT_STEP_NS || QUARTER_HOUR_NS - offStep <= FAT_STEP_NS);
}

/** One file under two names: only then may one of the names go. A link count of 1 means that the numbers agree by chance (FAT). */
export function isSecondName(a: Stamp, b: Stamp): boolean {
  return a.dev === b.dev && a.ino === b.ino && a.bytes === b.bytes && a.nlink >= 2 && b.nlink >= 2;
}
