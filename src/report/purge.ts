import type { NotPurged, PurgeOffer, PurgeResult, PurgeRow } from '../model/purge.js';
import { count, many, size } from './amount.js';
import { minute } from './moment.js';
import { printable } from './printable.js';
import { type Paint, paintFor } from './terminal/paint.js';
import { type Column, line, widths } from './terminal/table.js';
import { wrap } from './terminal/width.js';
import type { Screen } from './view.js';

/** Runs and files told one by one; how many there are is always told. */
const SHOWN = 20;

/** Before a purge: run by run what would be deleted for good, from when, how much and where, and what stays. Chunks are whole lines. */
export function* renderOffer(offer: PurgeOffer, screen: Screen): Iterable<string> {
  const paint = paintFor(screen.colour);
  const age = offer.olderThanMs === 0 ? 'until now' : `more than ${ageWords(offer.olderThanMs)} ago`;
  if (offer.rows.length === 0) yield* lines(`Nothing to delete: nothing that was trashed ${age} can be purged.`, screen);
  else yield* offered(offer, age, screen, paint);
  const { runs, files, bytes } = offer.young;
  if (files > 0) yield* lines(`Younger, and left in trash: ${many(files, 'file')} of ${many(runs, 'run')}, ${size(bytes)}.`, screen);
  yield* leftOf(offer, screen, paint);
}

function* offered(offer: PurgeOffer, age: string, screen: Screen, paint: Paint): Iterable<string> {
  const { rows } = offer;
  for (const text of wrap(`Trashed ${age}, to be deleted for good:`, screen.columns, '')) yield `${paint.strong(text)}\n`;
  const shown = rows.slice(0, SHOWN);
  const total = { ...sumOf(rows), run: 'all together', trashedAt: '' };
  const cells = widths(COLUMNS, [...shown, total]);
  yield `\n${line(COLUMNS, cells, column => column.head)}\n`;
  for (const row of shown) {
    yield `${line(COLUMNS, cells, column => column.cell(row))}\n`;
    for (const place of row.places) yield `    in ${printable(place)}\n`;
  }
  if (rows.length > SHOWN) yield `  and ${many(rows.length - SHOWN, 'later run')}; --json names each\n`;
  if (rows.length > 1) yield `${paint.strong(line(COLUMNS, cells, column => column.cell(total)))}\n`;
  yield '\n';
}

const COLUMNS: readonly Column<PurgeRow>[] = [
  { head: 'run', align: 'left', cell: row => printable(row.run) },
  { head: 'trashed', align: 'left', cell: row => (row.trashedAt === '' ? '' : minute(row.trashedAt)) },
  { head: 'raws', align: 'right', cell: row => count(row.raws) },
  { head: 'files', align: 'right', cell: row => count(row.files) },
  { head: 'size', align: 'right', cell: row => size(row.bytes) },
];

function sumOf(rows: readonly PurgeRow[]): PurgeRow {
  const sum = (of: (row: PurgeRow) => number) => rows.reduce((total, row) => total + of(row), 0);
  return { run: '', trashedAt: '', raws: sum(row => row.raws), files: sum(row => row.files), bytes: sum(row => row.bytes), places: [] };
}

/** The question before the deed. */
export function purgeQuestion({ rows, purged }: PurgeOffer): string {
  const bytes = purged.reduce((sum, one) => sum + one.bytes, 0);
  return `Delete ${many(purged.length, 'file')} of ${many(rows.length, 'run')} for good (${size(bytes)})? Nothing brings them back.`;
}

/** After a purge: what is gone for good, and what stayed and why. */
export function* renderPurged(result: PurgeResult, offer: PurgeOffer, screen: Screen): Iterable<string> {
  const paint = paintFor(screen.colour);
  const bytes = result.purged.reduce((sum, one) => sum + one.bytes, 0);
  const runs = new Set(result.purged.map(({ run }) => run)).size;
  const text =
    result.purged.length === 0
      ? 'Nothing was deleted.'
      : `Deleted ${many(result.purged.length, 'file')} of ${many(runs, 'run')} for good: ${size(bytes)}.`;
  yield `${paint.strong(text)}\n`;
  const told = new Set(offer.refused.map(({ at }) => at));
  yield* leftOf({ refused: result.refused.filter(({ at }) => !told.has(at)), gone: [] }, screen, paint);
  if (result.interrupted) yield 'Interrupted: all that was not deleted is still in trash, and the journal is complete.\n';
}

function* leftOf({ refused, gone }: Pick<PurgeOffer, 'refused' | 'gone'>, screen: Screen, paint: Paint): Iterable<string> {
  if (gone.length > 0) {
    yield* lines(`No longer in trash: ${many(gone.length, 'file')}; emptied, taken out by hand, or the disk is not there.`, screen);
  }
  const byWhy = new Map<string, NotPurged[]>();
  for (const one of refused) byWhy.set(one.why, [...(byWhy.get(one.why) ?? []), one]);
  for (const [why, same] of byWhy) {
    const head = `${many(same.length, 'file')} ${same.length === 1 ? 'stays' : 'stay'} in trash: ${printable(why)}`;
    for (const text of wrap(head, screen.columns, '')) yield `${paint.warns(text)}\n`;
    for (const { at } of same.slice(0, SHOWN)) yield `  ${printable(at)}\n`;
    if (same.length > SHOWN) yield `  and ${many(same.length - SHOWN, 'more', 'more')}; --json names each\n`;
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
export function ageWords(ms: number): string {
  const [word, unit] = UNITS.find(([, unit]) => ms >= unit && ms % unit === 0) ?? ['second', 1_000];
  return many(Math.floor(ms / unit), word);
}
