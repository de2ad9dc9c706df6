import type { Receipt } from './receipt.js';

/**
 * Where a review stands. `looking`: the folders are planned anew; `moved` and `undone`: it is over, until a new plan is asked for.
 */
export type ReviewPhase = 'choosing' | 'looking' | 'moving' | 'moved' | 'undoing' | 'undone';

/** What the page shows beside the pictures. Changes are told as they come. */
export interface ReviewState {
  /** The plan that the review acts on; a page of another one is out of date. */
  readonly plan: string;
  readonly phase: ReviewPhase;
  readonly done: number;
  readonly of: number;
  /** What came of the last run or undo, for a person. */
  readonly told: readonly string[];
  /** Why the last wish was not carried out, or not wholly. */
  readonly problem: string | null;
  /** Something of this review is in trash. */
  readonly undoable: boolean;
}
/** What became of one raw, by its id in the plan that is shown. */
export interface ReviewReceipt {
  readonly id: string;
  readonly outcome: Receipt['outcome'];
  readonly why?: string;
}
/** Raws that a person chose from the plan that is shown. `typed`: how many, typed by hand. */
export interface ReviewWish {
  readonly plan: string;
  readonly ids: readonly string[];
  readonly typed: string | null;
}
/** `type`: the wish stands once this is typed; `problem` says why. */
export type ReviewAnswer =
  | { readonly is: 'begun' }
  | { readonly is: 'refused'; readonly problem: string }
  | { readonly is: 'ask'; readonly type: string; readonly problem: string };
