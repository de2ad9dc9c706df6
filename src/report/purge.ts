import { push } from '../model/groups.js';
import type { NotPurged, PurgeOffer, PurgeResult, PurgeRow } from '../model/purge.js';
import { count, size } from './amount.js';
import { minute } from './moment.js';
import { shownWords } from './phrases.js';
import { printable } from './printable.js';
import { type Paint, paintFor } from './terminal/paint.js';
import { type Column, line, widths } from './terminal/table.js';
import { wrap } from './terminal/width.js';
import type { Screen } from './view.js';
import type { Words } from './words/index.js';

/** Runs and files told one by one; how many there are is always told. */
const SHOWN = 20;

/** Before a purge: run by run what would be deleted for good, from when, how much and where, and what stays. Chunks are whole lines. */
export function* renderOffer(offer: PurgeOffer, screen: Screen): Iterable<string> {
  const paint = paintFor(screen.colour);
  const words = screen.words.purge;
  const age = offer.olderThanMs === 0 ? null : ageWords(offer.olderThanMs, words);
  if (offer.rows.length === 0) yield* lines(words.nothing(age), screen);
  else yield* offered(offer, age, screen, paint);
  const { runs, files, bytes } = offer.young;
  if (files > 0) yield* lines(words.young(files, runs, bytes), screen);
  yield* leftOf(offer, screen, paint);
}

function* offered({ rows }: PurgeOffer, age: string | null, screen: Screen, paint: Paint): Iterable<string> {
  const words = screen.words.purge;
  for (const text of wrap(words.heading(age), screen.columns, '')) yield `${paint.strong(text)}\n`;
  const shown = rows.slice(0, SHOWN);
  const total = { ...sumOf(rows), run: words.column.all, trashedAt: '' };
  const columns = columnsOf(rows, words);
  const cells = widths(columns, [...shown, total]);
  yield `\n${line(columns, cells, column => column.head)}\n`;
  for (const row of shown) {
    yield `${line(columns, cells, column => column.cell(row))}\n`;
    for (const place of row.places) yield `    ${words.in(printable(place))}\n`;
  }
  if (rows.length > SHOWN) yield `  ${words.later(rows.length - SHOWN)}\n`;
  if (rows.length > 1) yield `${paint.strong(line(columns, cells, column => column.cell(total)))}\n`;
  yield '\n';
}

const columnsOf = (rows: readonly PurgeRow[], { column }: Words['purge']): readonly Column<PurgeRow>[] => [
  { head: column.run, align: 'left', cell: row => printable(row.run) },
  { head: column.trashed, align: 'left', cell: row => (row.trashedAt === '' ? '' : minute(row.trashedAt)) },
  { head: column[halfOf(rows)], align: 'right', cell: row => count(row.raws) },
  { head: column.files, align: 'right', cell: row => count(row.files) },
  { head: column.size, align: 'right', cell: row => size(row.bytes) },
];

/** What runs took: raws, JPEGs, or some these and some those. */
function halfOf(rows: readonly PurgeRow[]): 'raws' | 'jpegs' | 'photos' {
  const ofJpegs = rows.filter(({ orphans }) => orphans === 'jpeg').length;
  if (ofJpegs === 0) return 'raws';
  return ofJpegs === rows.length ? 'jpegs' : 'photos';
}

function sumOf(rows: readonly PurgeRow[]): PurgeRow {
  const sum = (of: (row: PurgeRow) => number) => rows.reduce((total, row) => total + of(row), 0);
  return { run: '', trashedAt: '', raws: sum(row => row.raws), files: sum(row => row.files), bytes: sum(row => row.bytes), places: [] };
}

/** The question before the deed. */
export function purgeQuestion({ rows, purged }: PurgeOffer, words: Words): string {
  const bytes = purged.reduce((sum, one) => sum + one.bytes, 0);
  return words.purge.question(purged.length, rows.length, bytes);
}

/** After a purge: what is gone for good, and what stayed and why. */
export function* renderPurged(result: PurgeResult, offer: PurgeOffer, screen: Screen): Iterable<string> {
  const paint = paintFor(screen.colour);
  const bytes = result.purged.reduce((sum, one) => sum + one.bytes, 0);
  const runs = new Set(result.purged.map(({ run }) => run)).size;
  const words = screen.words.purge;
  const text = result.purged.length === 0 ? words.nothingDeleted : words.deleted(result.purged.length, runs, bytes);
  yield `${paint.strong(text)}\n`;
  const told = new Set(offer.refused.map(({ at }) => at));
  yield* leftOf({ refused: result.refused.filter(({ at }) => !told.has(at)), gone: [] }, screen, paint);
  if (result.interrupted) yield `${words.interrupted}\n`;
}

function* leftOf({ refused, gone }: Pick<PurgeOffer, 'refused' | 'gone'>, screen: Screen, paint: Paint): Iterable<string> {
  const words = screen.words.purge;
  if (gone.length > 0) yield* lines(words.gone(gone.length), screen);
  const byWhy = new Map<string, NotPurged[]>();
  for (const one of refused) push(byWhy, shownWords(one.why, screen.words), one);
  for (const [why, same] of byWhy) {
    for (const text of wrap(words.stays(same.length, why), screen.columns, '')) yield `${paint.warns(text)}\n`;
    for (const { at } of same.slice(0, SHOWN)) yield `  ${printable(at)}\n`;
    if (same.length > SHOWN) yield `  ${words.andMore(same.length - SHOWN)}\n`;
  }
}

function* lines(text: string, screen: Screen): Iterable<string> {
  for (const one of wrap(text, screen.columns, '')) yield `${one}\n`;
}

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;

/** `30 days`, `12 hours`: in the largest unit that tells it whole. */
export function ageWords(ms: number, words: Words['purge']): string {
  const [word, unit] = UNITS.find(([, unit]) => ms >= unit && ms % unit === 0) ?? (['second', 1_000] as const);
  return words.age(Math.floor(ms / unit), word);
}
