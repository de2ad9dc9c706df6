import type { AbsPath } from '../model/frame.js';
import { folderOf } from '../model/path.js';
import type { Action, Kept } from '../model/plan.js';
import { decisive, others } from './decisive.js';
import { detailWords, evidenceWords, whyWords } from './phrases.js';
import { showBeside } from './place.js';
import type { Words } from './words/index.js';

/** Why a raw would go, in words that many raws share: fit for a heading. */
export function whyItGoes(action: Action, words: Words): string {
  const evidence = decisive(action);
  const { means } = words.confidence[action.confidence];
  if (action.confidence !== 'stem') return evidence === undefined ? means : whyWords(evidence, words);
  if (evidence === undefined || evidence.kind === 'no-twins-here') return means;
  return words.plan.taken(whyWords(evidence, words));
}

/** All that a raw's verdict rests on, in one line; names as seen from beside it. */
export function reasonInFull(row: Action | Kept, roots: readonly AbsPath[], words: Words): string {
  const show = showBeside(folderOf(row.raw.path), roots);
  const first = decisive(row);
  const rest = others(row).map(evidence => evidenceWords(evidence, show, words));
  const detail = first === undefined ? '' : detailWords(first, show, words);
  const start = 'reason' in row ? (first === undefined ? words.reason[row.reason].why : whyWords(first, words)) : whyItGoes(row, words);
  return words.say.sentences([detail === '' ? start : words.say.because(start, detail), ...rest]);
}
