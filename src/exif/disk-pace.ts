/** A read that took longer was not answered by memory, or by a disk that is as quick. Milliseconds. */
const SLOW_MS = 1;
/** After a slow read so many files are read with others in flight; after each further one, twice as many. */
const FIRST_DETOUR = 64;
const LONGEST_DETOUR = 1 << 14;
/** So many quick reads in a row, and a slow one was a chance. */
const QUICK_ROW = 512;

/**
 * Whether the next file is read without waiting. That takes a quarter of the processor; but then one file is read at a time, and the
 * many of a slow disk should be asked for together.
 */
export class DiskPace {
  #left = 0;
  #detour = FIRST_DETOUR;
  #quick = 0;

  /** Counts the file as one that is read. */
  isQuick(): boolean {
    if (this.#left === 0) return true;
    this.#left -= 1;
    return false;
  }
  /** How long a read took that did not wait. */
  took(ms: number): void {
    if (ms <= SLOW_MS) {
      this.#quick += 1;
      if (this.#quick >= QUICK_ROW) this.#detour = FIRST_DETOUR;
      return;
    }
    this.#quick = 0;
    this.#left = this.#detour;
    this.#detour = Math.min(this.#detour * 2, LONGEST_DETOUR);
  }
}

/** How long reads without waiting may go on before Ctrl-C, timers and the screen get a turn. Milliseconds. */
const TURN_MS = 20;

/** Resolves at once, or, when the last turn was long ago, after one; all who ask meanwhile wait for the same. */
export class Turns {
  #gate: Promise<void> | undefined;
  #sinceMs = 0;

  async pass(nowMs: number): Promise<void> {
    if (!this.#gate && nowMs - this.#sinceMs > TURN_MS) {
      this.#gate = new Promise(resolve => {
        setImmediate(() => {
          this.#gate = undefined;
          this.#sinceMs = performance.now();
          resolve();
        });
      });
    }
    if (this.#gate) await this.#gate;
  }
}
