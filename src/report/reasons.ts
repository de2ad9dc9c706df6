import type { AbsPath } from '../model/frame.js';
import type { Action, Kept } from '../model/plan.js';
import { decisive, others } from './decisive.js';
import { CONFIDENCE, detailWords, evidenceWords, REASON, whyWords } from './phrases.js';
import { folderOf, showBeside } from './place.js';

/** Why a raw would go, in words that many raws share: fit for a heading. */
export function whyItGoes(action: Action): string {
  const evidence = decisive(action);
  if (action.confidence !== 'stem') return evidence === undefined ? CONFIDENCE[action.confidence].means : whyWords(evidence);
  if (evidence === undefined || evidence.kind === 'no-twins-here') return CONFIDENCE.stem.means;
  return `${whyWords(evidence)}; --include takes it all the same`;
}

/** All that a raw's verdict rests on, in one line; names as seen from beside it. */
export function reasonInFull(row: Action | Kept, roots: readonly AbsPath[]): string {
  const show = showBeside(folderOf(row.raw.path), roots);
  const first = decisive(row);
  const rest = others(row).map(evidence => evidenceWords(evidence, show));
  const detail = first === undefined ? '' : detailWords(first, show);
  const start = 'reason' in row ? (first === undefined ? REASON[row.reason].why : whyWords(first)) : whyItGoes(row);
  return [detail === '' ? start : `${start}: ${detail}`, ...rest].join('; ');
}
