import type { ReviewPhase, ReviewReceipt } from '../../../model/review.js';
import { many } from '../../amount.js';

const PHASES: Readonly<Record<ReviewPhase, string>> = {
  choosing: '',
  looking: 'Looking at the folders again …',
  moving: 'Moving to trash … {} of {}',
  moved: '',
  undoing: 'Putting back … {} files',
  undone: '',
};
const OUTCOMES: Readonly<Record<ReviewReceipt['outcome'], string>> = {
  trashed: 'in trash',
  skipped: 'left where it is',
  failed: 'could not be moved',
};

/** A review: what its page has beside the sheet, what it answers to a wish, and what the terminal says meanwhile. */
export const review = {
  panel: 'What comes of it',
  each: 'Every raw',
  undo: 'Undo',
  renew: 'Look again',
  cancel: 'Cancel',
  confirm: 'Move to trash',
  script: {
    trash: 'Trash {} RAWs',
    phases: PHASES,
    outcomes: OUTCOMES,
    receipt: '{}: {}',
    receiptWhy: '{}: {} ({})',
    type: 'Type {} to go on:',
    lost: 'rawtwin has ended, or does not answer. This page only shows what was; nothing in it can be carried out.',
  },
  inHand: 'Something else is in hand.',
  notNow: 'Something else is in hand, or this choice was carried out already.',
  outOfDate: 'This page is out of date. Load it again.',
  notInPlan: 'Nothing is ticked, or not what is in this plan.',
  nothingToUndo: 'There is nothing to undo here.',
  most: (orphans: number, raws: number, folder: string) => `${orphans} of the ${many(raws, 'raw')} in ${folder} would go.`,
  lookAgain: 'Look at the folders again.',
  interrupted: 'Interrupted.',
  opens: 'the review opens in your browser. If it does not, go to:',
  address: 'open this address in a browser of this machine:',
  ends: 'it works once. The review ends when you close the page, or with Ctrl-C.',
};
