import type { Facts } from '../model/facts.js';

/** What all files of one body say alike. */
const ALIKE = ['make', 'model', 'bodySerial', 'offset', 'software', 'subsec'] as const;

/** Gives facts back with one text in memory for all that are equal, each file brought its own, and without what texts were cut from. */
export function sharedTexts(): (facts: Facts) => Facts {
  const texts = new Map<string, string>();
  return facts => {
    const shared: { -readonly [Field in keyof Facts]: Facts[Field] } = { ...facts };
    for (const field of ALIKE) {
      const text = facts[field];
      if (text === undefined) continue;
      const first = texts.get(text);
      if (first === undefined) texts.set(text, text);
      else shared[field] = first;
    }
    if (facts.takenAt !== undefined) shared.takenAt = Buffer.from(facts.takenAt, 'latin1').toString('latin1');
    return shared;
  };
}
