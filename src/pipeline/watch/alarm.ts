/** Sleep that can be cut short. A ring while nobody sleeps cuts the next sleep short. */
export class Alarm {
  #isRung = false;
  #wakeUp: (() => void) | null = null;

  ring(): void {
    this.#isRung = true;
    this.#wakeUp?.();
  }

  async sleep(milliseconds: number): Promise<void> {
    if (!this.#isRung) {
      await new Promise<void>(resolve => {
        const timer = setTimeout(resolve, Math.min(milliseconds, 2 ** 31 - 1));
        this.#wakeUp = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.#wakeUp = null;
    this.#isRung = false;
  }
}
