/** A read that took longer was not answered by memory, or by a disk that is as quick. Milliseconds. */
const SLOW_MS = 1;
/** So many files are read with others in flight once the disk is slow; after each further slow read, twice as many. */
const FIRST_DETOUR = 64;
const LONGEST_DETOUR = 1 << 14;
/** So many quick reads make up for a slow one: on a busy machine others take their turns, however quick the disk is. */
const QUICK_FOR_SLOW = 16;
/** More slow reads than this, not made up for, and the disk is slow. */
const MOST_SLOW = 2;

/**
 * Whether the next file is read without waiting. That takes a quarter of the processor; but then one file is read at a time, and the
 * many of a slow disk should be asked for together.
 */
export class DiskPace {
  #left = 0;
  #detour = FIRST_DETOUR;
  /** Quick reads that are missing. */
  #owed = 0;

  /** Counts the file as one that is read. */
  isQuick(): boolean {
    if (this.#left === 0) return true;
    this.#left -= 1;
    return false;
  }
  /** How long a read took that did not wait. */
  took(ms: number): void {
    if (ms <= SLOW_MS) {
      this.#owed = Math.max(0, this.#owed - 1);
      if (this.#owed === 0) this.#detour = FIRST_DETOUR;
      return;
    }
    this.#owed += QUICK_FOR_SLOW;
    if (this.#owed <= MOST_SLOW * QUICK_FOR_SLOW) return;
    this.#owed = MOST_SLOW * QUICK_FOR_SLOW;
    this.#left = this.#detour;
    this.#detour = Math.min(this.#detour * 2, LONGEST_DETOUR);
  }
}
