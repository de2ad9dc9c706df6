import type { EmbeddedPreview } from '../model/preview.js';

/** The small picture of one raw of a run. */
export interface Thumb {
  readonly action: string;
  readonly picture: EmbeddedPreview;
}

/** Small pictures of what was trashed, kept so that a person can see later what a run took. They are a comfort: losing them costs nothing else. */
export interface ThumbPort {
  /** Keeps what comes, and forgets the oldest runs where there would be too much. Never fails. */
  keep(run: string, thumbs: AsyncIterable<Thumb>): Promise<void>;
  /** Those of a run, by action; empty when there are none. */
  of(run: string): Promise<ReadonlyMap<string, EmbeddedPreview>>;
}
