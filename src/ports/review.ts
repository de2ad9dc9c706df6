import type { EmbeddedPreview, PreviewSize } from '../model/preview.js';
import type { ReviewAnswer, ReviewReceipt, ReviewState, ReviewWish } from '../model/review.js';

/** A page and the SHA-256 hashes, in base64, of the only style and script that may work in it. */
export interface ReviewPage {
  readonly styleHash: string;
  readonly scriptHash: string;
  readonly chunks: AsyncIterable<string>;
}

/** One review of one plan: all that the page in the browser can see and do. */
export interface ReviewDesk {
  page(signal: AbortSignal): Promise<ReviewPage>;
  /** A picture of a raw by the ids of plan and action; null when that plan is not shown, has no such action, or the raw no picture. */
  preview(plan: string, id: string, size: PreviewSize, signal: AbortSignal): Promise<EmbeddedPreview | null>;
  state(): ReviewState;
  /** What became of the raws of the run so far, in the order in which it was told; one growing list for each run. */
  receipts(): readonly ReviewReceipt[];
  /** Resolves when state or receipts change next. */
  changed(): Promise<void>;
  trash(wish: ReviewWish): ReviewAnswer;
  undo(): ReviewAnswer;
  /** Looks at the folders anew; the pages then show that plan. */
  renew(): ReviewAnswer;
  /** Resolves when nothing is in hand; rejects with what went wrong in it beside what a person was told. */
  settled(): Promise<void>;
}
