import { Bytes } from '../../src/formats/container/bytes.js';
import { explore } from '../../src/formats/explore.js';
import { factsOf } from '../../src/formats/facts-of.js';
import { HEAD, MOST_READS } from '../../src/formats/format.js';
import type { Facts } from '../../src/model/facts.js';

export interface ReadInMemory {
  readonly facts: Facts;
  readonly reads: readonly { readonly at: number; readonly length: number }[];
}

/** Runs the pure readers over a file in memory as the disk would: the head first, then what is asked for. */
export function readInMemory(file: Uint8Array, extension: string): ReadInMemory {
  const bytes = new Bytes(file.slice(0, HEAD), file.length);
  const reads = [{ at: 0, length: HEAD }];
  const exploring = explore(bytes, extension);
  for (let step = exploring.next(); ; step = exploring.next()) {
    if (step.done) return { facts: factsOf(step.value, step.value.tags), reads };
    const { at, length } = step.value;
    if (reads.length >= MOST_READS) continue;
    bytes.add(file.slice(at, at + length), at);
    reads.push({ at, length });
  }
}

export const factsIn = (file: Uint8Array, extension: string): Facts => readInMemory(file, extension).facts;
