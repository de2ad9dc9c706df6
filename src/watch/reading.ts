/**
 * What the clocks said at one moment. `wallMs` can be set by anyone; `upMs` only runs on, from a start that `session` names: the
 * process of a daemon, or the boot of the machine. Null: this system does not tell its boots apart.
 */
export interface Reading {
  readonly wallMs: number;
  readonly upMs: number;
  readonly session: string | null;
}

/**
 * How long it surely is from one moment to a later one: what both clocks agree to within one session, the wall clock alone over
 * sessions. Never below zero: a clock that went back has measured nothing.
 */
export function surelyPassed(from: Reading, to: Reading): number {
  const wall = to.wallMs - from.wallMs;
  const isSame = from.session !== null && from.session === to.session;
  return Math.max(0, isSame ? Math.min(wall, to.upMs - from.upMs) : wall);
}

/** A clock stands before where it stood: somebody set it, and what it measures from that moment on may never come to an end. */
export function hasGoneBack(from: Reading, to: Reading): boolean {
  const isSame = from.session !== null && from.session === to.session;
  return to.wallMs < from.wallMs || (isSame && to.upMs < from.upMs);
}
