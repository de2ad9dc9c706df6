import type { Facts } from './facts.js';
import type { AbsPath } from './frame.js';

/** One half of a shot that a run moved to trash. Where the other half comes back, nobody deleted this one by hand. */
export interface Taken {
  readonly path: AbsPath;
  readonly half: 'raw' | 'jpeg';
  /** ISO-8601, UTC. */
  readonly trashedAt: string;
  /** By which its other half is known, whatever its name; absent: it was not read. */
  readonly facts?: Facts;
}
