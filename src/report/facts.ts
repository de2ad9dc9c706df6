import type { Facts } from '../model/facts.js';
import type { AbsPath } from '../model/frame.js';
import { printable } from './printable.js';
import { padEnd, widthOf } from './terminal/width.js';
import type { Words } from './words/index.js';

/** What was read from one file. */
export interface FileFacts {
  readonly path: AbsPath;
  readonly facts: Facts;
}

/** The keys of `facts --json`, in their order; `path` comes first. */
export const FACT_KEYS = [
  ...(['format', 'make', 'model', 'bodySerial', 'takenAt', 'subsec', 'offset', 'counter'] as const),
  ...(['recorded', 'software', 'rating', 'orientation', 'warnings'] as const),
];

/** An array of objects with just these keys and `path`; null where the file does not say. */
export function* factsJson(rows: readonly FileFacts[]): Iterable<string> {
  yield '[';
  for (const [i, { path, facts }] of rows.entries()) {
    const told = FACT_KEYS.map(key => [key, facts[key] ?? null] as const);
    yield `${i === 0 ? '' : ','}\n${JSON.stringify({ path, ...Object.fromEntries(told) })}`;
  }
  yield '\n]\n';
}

/** What a file says, one fact per line; what it does not say is left out. */
export function factLines(facts: Facts, { fact }: Words): string[] {
  const width = Math.max(...Object.values(fact).map(widthOf));
  return FACT_KEYS.flatMap(key => {
    const value = facts[key];
    if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) return [];
    const text = Array.isArray(value) ? value.join('; ') : String(value);
    return [`${padEnd(fact[key], width)}  ${printable(text)}`];
  });
}

/** The facts of each file for a person. */
export function* renderFacts(rows: readonly FileFacts[], words: Words): Iterable<string> {
  for (const [i, { path, facts }] of rows.entries()) {
    yield `${i === 0 ? '' : '\n'}${printable(path)}\n`;
    for (const line of factLines(facts, words)) yield `  ${line}\n`;
  }
}
