import type { Evidence, EvidenceKind } from '../model/evidence.js';
import type { Show } from './place.js';
import type { Words } from './words/index.js';
import type { Of, WordsOf } from './words/shape.js';

const wordsOf = <K extends EvidenceKind>(kind: K, { evidence }: Words): WordsOf<Of<K>> => evidence[kind];

/** The reason, the same for many raws: fit for a heading. */
export function whyWords<K extends EvidenceKind>(e: Of<K>, words: Words): string {
  return wordsOf<K>(e.kind as K, words).why(e);
}

/** What is this raw's own in the reason, names included; `''` when there is no more to say. */
export function detailWords<K extends EvidenceKind>(e: Of<K>, show: Show, words: Words): string {
  return wordsOf<K>(e.kind as K, words).detail(e, show);
}

/** The whole reason in one line. */
export function evidenceWords(e: Evidence, show: Show, words: Words): string {
  const detail = detailWords(e, show, words);
  return detail === '' ? whyWords(e, words) : words.say.because(whyWords(e, words), detail);
}
