import type { Evidence } from '../../model/evidence.js';
import type { AbsPath, RenderedFrame } from '../../model/frame.js';
import type { PlanInput } from '../case.js';

/** One JPEG or HEIF as the planner of JPEGs sees it. */
export interface JpegAsPaired {
  readonly jpeg: RenderedFrame;
  /** Raws that are there, or may be, and what was made of the shot. Empty: nothing was found. */
  readonly ties: readonly Evidence[];
  /** A raw that could not be told apart from its own; absent: there is none. */
  readonly uncompared?: AbsPath;
  /** rawtwin itself took its raw. */
  readonly trashed?: Evidence;
}

/** Everything that verdicts rest on, as values. Stamps are of JPEGs without a raw, and of their sidecars. */
export interface JpegInput extends Pick<PlanInput, 'policy' | 'nowNs' | 'stampOf' | 'factsOf' | 'whyNoFacts' | 'hiding' | 'lostSightOf'> {
  readonly jpegs: readonly JpegAsPaired[];
  readonly sizeOf: (path: AbsPath) => number;
  /** By JPEG, with the raw it was seen with as its twin. */
  readonly sightingOf: PlanInput['sightingOf'];
  /** When something of the raws beside it, or of those of its shoot, last changed. Nanoseconds since 1970. */
  readonly rawsChangedAt: (jpeg: RenderedFrame) => bigint | undefined;
  /** Raws that were searched. */
  readonly searched: number;
}
