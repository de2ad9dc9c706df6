/** What is behind this many milliseconds does not count: a disk that slows down is soon told. */
const WINDOW_MS = 5_000;
const MARK_MS = 250;
/** Before that, a rate would jump about. */
const FIRST_MS = 1_000;

/**
 * How fast one phase goes, from the first that was done: what came before it was preparation. Times in milliseconds, of any clock that
 * only goes on.
 */
export class Pace {
  readonly #marks: { readonly at: number; readonly done: number }[] = [];
  #done = 0;

  get done(): number {
    return this.#done;
  }

  add(n: number, now: number): void {
    this.#done += n;
    const last = this.#marks.at(-1);
    if (last === undefined || now - last.at >= MARK_MS) this.#marks.push({ at: now, done: this.#done });
    while (this.#marks.length > 1 && now - (this.#marks[1]?.at ?? now) >= WINDOW_MS) this.#marks.shift();
  }

  /** Done in a second, over the last few; undefined while that is not known. */
  rate(now: number): number | undefined {
    const from = this.#marks[0];
    if (from === undefined || now - from.at < FIRST_MS || this.#done === from.done) return undefined;
    return ((this.#done - from.done) * 1_000) / (now - from.at);
  }
}
