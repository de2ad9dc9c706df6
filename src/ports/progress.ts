import type { Phase } from '../model/phase.js';

export type { Phase };

/** Tells a person how far the work is. Silent where nobody watches; never fails the work. */
export interface Progress {
  /** Begins a phase; its count starts at 0, and how much there is to do is not known. */
  phase(name: Phase): void;
  /** So many more are to be done in this phase. An estimate may be wrong: once more is done than was expected, it is not told any more. */
  expect(n: number): void;
  /** So many more files or folders are done. */
  tick(n: number): void;
  /** One line that stays, told also where counts are silent. */
  note(line: string): void;
  /** Takes the counts off the screen; must come before anything else is written. A later phase starts them again. */
  stop(): void;
}

/** For callers whom nobody watches. */
export const NO_PROGRESS: Progress = { phase: () => {}, expect: () => {}, tick: () => {}, note: () => {}, stop: () => {} };
