/**
 * Tells when so many events came at once that the kernel's queue may have been full: what did not fit is dropped, and Node does not pass
 * on that it was (IN_Q_OVERFLOW in inotify(7)). A queue is read to its end within one turn of the event loop. Half of it is taken for
 * full, as events for folders that are no longer watched are in it too and are not seen here.
 */
export class Overflow {
  readonly #length: number;
  readonly #onFull: () => void;
  #seen = 0;

  constructor(length: number, onFull: () => void) {
    this.#length = length;
    this.#onFull = onFull;
  }

  count(): void {
    this.#seen += 1;
    if (this.#seen > 1) return;
    setImmediate(() => {
      const isFull = this.#seen >= this.#length / 2;
      this.#seen = 0;
      if (isFull) this.#onFull();
    });
  }
}
