/** The stages of a plan, in the order in which they begin. */
export const STAGES = ['list', 'pair', 'read', 'recall', 'look', 'judge', 'protect', 'learn', 'show'] as const;
export type Stage = (typeof STAGES)[number];

/** What is counted: folders and files listed; heads read, and known from an earlier run; files looked at; sidecars read. */
export type Counted = 'folders' | 'files' | 'raws' | 'headsRead' | 'headsKept' | 'looks' | 'sidecars' | 'orphans';

/** What a run cost. Times in milliseconds; a stage that calls another does not count the other's time. */
export interface Stats {
  /** Until the first stage began: starting Node, loading the program. */
  readonly startMs: number;
  readonly stages: ReadonlyMap<Stage, number>;
  readonly counts: ReadonlyMap<Counted, number>;
  readonly totalMs: number;
}
