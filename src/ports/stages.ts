import type { Counted, Stage } from '../model/stages.js';

/** Hears how long stages take and how much they do. */
export interface Stages {
  /** Work that belongs to a stage; what it gives to another stage counts there alone. */
  within<T>(stage: Stage, work: () => Promise<T>): Promise<T>;
  count(what: Counted, n: number): void;
}

/** For callers who do not ask. */
export const NO_STAGES: Stages = { within: (_, work) => work(), count: () => undefined };
