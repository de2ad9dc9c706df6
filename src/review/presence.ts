/** Who looks at the page. A reload goes and comes back, so a page counts as closed only after a while. */
export class Presence {
  readonly #lingerMs: number;
  #pages = 0;
  #timer: NodeJS.Timeout | undefined;
  #tellGone: () => void = () => undefined;
  #gone: Promise<void> = this.#anew();

  constructor(lingerMs: number) {
    this.#lingerMs = lingerMs;
  }

  get isLookedAt(): boolean {
    return this.#pages > 0;
  }

  /** A page is open; call what this gives once, when it is gone. */
  join(): () => void {
    this.#pages += 1;
    clearTimeout(this.#timer);
    return () => {
      this.#pages -= 1;
      if (this.#pages === 0) this.#timer = setTimeout(() => this.#tellGone(), this.#lingerMs).unref();
    };
  }

  /** Resolves when a page was open and for a while none is. Before the first one comes, it waits. */
  async gone(): Promise<void> {
    await this.#gone;
    this.#gone = this.#anew();
  }

  #anew(): Promise<void> {
    return new Promise(resolve => {
      this.#tellGone = resolve;
    });
  }
}
