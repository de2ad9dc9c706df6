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
