import type { Capture } from './facts.js';
import type { AbsPath, Trace } from './frame.js';

/** One half of a shot that a run moved to trash. Where the other half comes back, nobody deleted this one by hand. */
export interface Taken {
  readonly path: AbsPath;
  readonly half: 'raw' | 'jpeg';
  /** ISO-8601, UTC. With the path it tells this note from any other. */
  readonly trashedAt: string;
  /** Absent in notes of earlier versions, like `trace`. */
  readonly run?: string;
  /** By which it is known when it stands at its place again. */
  readonly trace?: Trace;
  /** By which its other half is known, whatever its name; absent: it was not read. */
  readonly capture?: Capture;
}

/** Names one note. */
export const noteOf = ({ path, trashedAt }: Pick<Taken, 'path' | 'trashedAt'>): string => `${trashedAt} ${path}`;
