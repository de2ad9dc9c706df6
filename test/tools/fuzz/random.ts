/** Numbers that look like chance and are the same for the same seed (sfc32 of PractRand, public domain). */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #count = 1;
  constructor(seed: number) {
    [this.#a, this.#b, this.#c] = [0x9e3779b9, 0x243f6a88, seed | 0];
    for (let i = 0; i < 12; i++) this.next();
  }
  /** 0 to 2^32 - 1. */
  next(): number {
    const sum = (this.#a + this.#b + this.#count) | 0;
    this.#count = (this.#count + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }
  /** 0 to `end` - 1. */
  below(end: number): number {
    return this.next() % Math.max(1, end);
  }
  /** True in one of `n` cases. */
  oneIn(n: number): boolean {
    return this.below(n) === 0;
  }
  pick<T>(list: readonly [T, ...T[]]): T;
  pick<T>(list: readonly T[]): T | undefined;
  pick<T>(list: readonly T[]): T | undefined {
    return list[this.below(list.length)];
  }
}
