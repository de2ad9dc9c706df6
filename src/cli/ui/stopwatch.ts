import type { Counted, Stage, Stats } from '../../model/stages.js';
import type { Stages } from '../../ports/stages.js';

/** Times the stages of one run. `now`: milliseconds since the process began. */
export class Stopwatch implements Stages {
  readonly #now: () => number;
  readonly #times = new Map<Stage, number>();
  readonly #counts = new Map<Counted, number>();
  /** The stage that runs, above those that wait for it. */
  readonly #open: Stage[] = [];
  #since: number | undefined;
  #startMs: number | undefined;

  constructor(now = () => performance.now()) {
    this.#now = now;
  }
  async within<T>(stage: Stage, work: () => Promise<T>): Promise<T> {
    this.#turn();
    this.#open.push(stage);
    try {
      return await work();
    } finally {
      this.#turn();
      this.#open.pop();
    }
  }
  count(what: Counted, n: number): void {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + n);
  }
  get stats(): Stats {
    const totalMs = this.#now();
    return { startMs: this.#startMs ?? totalMs, stages: this.#times, counts: this.#counts, totalMs };
  }
  /** What went by since the last turn belongs to the stage on top. */
  #turn(): void {
    const now = this.#now();
    const stage = this.#open.at(-1);
    if (stage !== undefined) this.#times.set(stage, (this.#times.get(stage) ?? 0) + now - (this.#since ?? now));
    this.#since = now;
    this.#startMs ??= now;
  }
}
