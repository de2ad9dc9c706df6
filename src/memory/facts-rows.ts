import type { Facts } from '../model/facts.js';
import type { AbsPath } from '../model/frame.js';
import type { StampedFacts } from '../ports/facts-store.js';

/** By file name. */
export type FactsRows = ReadonlyMap<string, StampedFacts>;

/** Rows kept per folder: more than any camera numbers; the newest stay. */
const MOST_ROWS = 50_000;
type Row = [name: string, stamp: string, facts: Facts];

/** Of which folder, by which readers, and a sum over the second line. */
interface Head {
  readonly readers: string;
  readonly folder: string;
  readonly sum: string;
}
export type SumOf = (text: string) => string;

/** Two lines: a head, then the rows. */
export function rowsText(folder: AbsPath, readers: string, rows: FactsRows, sumOf: SumOf): string {
  const body = JSON.stringify([...rows].slice(-MOST_ROWS).map(([name, { stamp, facts }]): Row => [name, stamp, facts]));
  const head: Head = { readers, folder, sum: sumOf(body) };
  return `${JSON.stringify(head)}\n${body}\n`;
}

/** Text → rows. Damaged, by other readers, or of another folder: nothing. */
export function parseRows(text: string, folder: AbsPath, readers: string, sumOf: SumOf): FactsRows {
  const [first = '', body = ''] = text.split('\n');
  if (first !== JSON.stringify({ readers, folder, sum: sumOf(body) } satisfies Head)) return new Map();
  // What has its sum is what we wrote.
  return new Map((JSON.parse(body) as Row[]).map(([name, stamp, facts]) => [name, { stamp, facts }]));
}
