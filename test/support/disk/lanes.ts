/** A small seeded generator (mulberry32): equal seeds, equal numbers from 0 up to, not with, 1. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const pick = <T>(random: () => number, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;

/** Works through the jobs, so many at a time, in their order. The first error ends it. */
export async function inLanes<T>(lanes: number, jobs: readonly T[], work: (job: T, index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < jobs.length) {
      const index = next++;
      await work(jobs[index] as T, index);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

/** What a part of the torture did: how many points, how many of them hit something, and what went wrong, each with its seed. */
export interface Tally {
  points: number;
  hits: number;
  readonly failures: string[];
}
export const newTally = (): Tally => ({ points: 0, hits: 0, failures: [] });
