import type { Receipt } from '../model/receipt.js';
import type { PreviewPort } from '../ports/previews.js';
import type { Thumb, ThumbPort } from '../ports/thumbs.js';

/** Keeps a small picture of each raw that a run moved, read where it lies now. Never fails. */
export type KeepThumbs = (run: string, receipts: readonly Receipt[], signal: AbortSignal) => Promise<void>;

export const keepThumbs =
  (previews: PreviewPort, thumbs: ThumbPort): KeepThumbs =>
  (run, receipts, signal) =>
    thumbs.keep(run, picturesOf(receipts, previews, signal));

async function* picturesOf(receipts: readonly Receipt[], previews: PreviewPort, signal: AbortSignal): AsyncIterable<Thumb> {
  for (const { action, raw, to } of receipts) {
    if (signal.aborted) return;
    const moved = to.find(({ from }) => from === raw);
    const picture = moved && (await previews.read(moved.at, 'small', signal));
    if (picture?.kind === 'jpeg') yield { action, picture };
  }
}
