import type { Memory } from '../ports/memory.js';

/** `--no-memory`: recalls nothing, keeps nothing. */
export const noMemory: Memory = {
  learns: false,
  recall: async () => ({ sightings: new Map(), fileCount: new Map(), rootOf: new Map() }),
  remember: async () => undefined,
  undone: async () => new Map(),
  want: async () => undefined,
  unwant: async () => undefined,
};
