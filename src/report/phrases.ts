import type { Evidence, EvidenceKind } from '../model/evidence.js';
import type { Message, Told } from '../model/message.js';
import type { Show } from './place.js';
import { printable } from './printable.js';
import type { Words } from './words/index.js';
import type { Of, Say, WordsOf } from './words/shape.js';

const wordsOf = <K extends EvidenceKind>(kind: K, { evidence }: Pick<Words, 'evidence'>): WordsOf<Of<K>> => evidence[kind];

/** The reason, the same for many raws: fit for a heading. */
export function whyWords<K extends EvidenceKind>(e: Of<K>, words: Pick<Words, 'evidence'>): string {
  return wordsOf<K>(e.kind as K, words).why(e);
}

/** What is this raw's own in the reason, names included; `''` when there is no more to say. */
export function detailWords<K extends EvidenceKind>(e: Of<K>, show: Show, words: Words): string {
  return wordsOf<K>(e.kind as K, words).detail(e, show, told => shownWords(told, words));
}

/** The whole reason in one line. */
export function evidenceWords(e: Evidence, show: Show, words: Words): string {
  const detail = detailWords(e, show, words);
  return detail === '' ? whyWords(e, words) : words.say.because(whyWords(e, words), detail);
}

/** What went otherwise, in words, for a program: names are as they are on the disk. What an older rawtwin wrote down stays as it is. */
export function messageWords(told: Told, words: Words): string {
  if (typeof told === 'string') return told;
  if (!Object.hasOwn(words.message, told.is)) return told.is; // of a newer rawtwin
  const sentence = words.message[told.is] as string | ((message: Message, say: Say) => string);
  return typeof sentence === 'string' ? sentence : sentence(told, inner => messageWords(inner, words));
}

/** The same for a person. */
export const shownWords = (told: Told, words: Words): string => printable(messageWords(told, words));
