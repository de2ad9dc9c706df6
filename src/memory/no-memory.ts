import type { Memory } from '../ports/memory.js';

/** `--no-memory`: recalls nothing, keeps nothing. */
export const noMemory: Memory = {
  learns: false,
  recall: async () => new Map(),
  recallRoots: async () => ({ fileCount: new Map(), rootOf: new Map() }),
  remember: async () => undefined,
  undone: async () => new Map(),
  want: async () => undefined,
  unwant: async () => undefined,
};
