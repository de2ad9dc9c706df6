import type { AbsPath } from '../../model/frame.js';
import { ALL_KEEP_REASONS } from '../../model/plan.js';
import { CONFIDENCES } from '../../model/policy.js';
import { size } from '../amount.js';
import type { Show } from '../place.js';
import { type FolderTally, orphansOf, sumTallies } from '../tally.js';
import type { PlanView } from '../view.js';
import type { Words } from '../words/index.js';
import type { Paint } from './paint.js';
import { type Column, cell, groupLine, line, NOTHING, tableWidth, widths } from './table.js';
import { widthOf } from './width.js';

/** Folders told without `--all`; those with orphans come before the rest. */
const SHOWN = 40;
/** A folder's name is not squeezed below this for the sake of more columns. */
const NAME = 24;
const OTHER_REASONS = ALL_KEEP_REASONS.filter(reason => reason !== 'paired');

type Row = FolderTally & { readonly name: string };
type Figure = readonly [head: string, group: string, of: (tally: FolderTally) => number];

const keptAlone = (t: FolderTally) => OTHER_REASONS.reduce((sum, reason) => sum + t.kept[reason], 0);

/** From the most telling to the narrowest. */
function layouts({ plan: { column }, confidence, reason }: Words): readonly (readonly Figure[])[] {
  const raws: Figure = [column.raws, '', t => t.raws];
  const paired: Figure = [reason.paired.word, '', t => t.kept.paired];
  const orphans = CONFIDENCES.map((word): Figure => [confidence[word].word, column.orphans, t => t.orphans[word]]);
  const reasons = OTHER_REASONS.map((word): Figure => [reason[word].word, column.kept, t => t.kept[word]]);
  const kept: Figure = [column.kept, '', keptAlone];
  return [
    [raws, paired, ...orphans, ...reasons],
    [raws, paired, ...orphans, kept],
    [raws, paired, [column.orphans, '', orphansOf], kept],
  ];
}

/** One line per folder and one for all; columns that are zero everywhere are left out; as many columns as the screen has room for. */
export function* folderTable(tallies: readonly FolderTally[], show: Show, view: PlanView, paint: Paint): Iterable<string> {
  const { plan } = view.words;
  const shown = view.all ? tallies : chosen(tallies);
  const rows = shown.map((tally): Row => ({ ...tally, name: show(tally.folder) }));
  const total: Row = { ...sumTallies(tallies, '' as AbsPath), name: plan.column.all };
  const { columns, cells } = fitting([...rows, total], total, view, paint);
  const groups = groupLine(columns, cells);
  if (groups !== undefined) yield groups;
  yield paint.strong(line(columns, cells, column => column.head));
  for (const row of rows) yield line(columns, cells, column => column.cell(row));
  if (shown.length < tallies.length) yield plan.foldersNotShown(tallies.length - shown.length);
  if (tallies.length > 1) yield paint.strong(line(columns, cells, column => column.cell(total)));
}

function chosen(tallies: readonly FolderTally[]): readonly FolderTally[] {
  if (tallies.length <= SHOWN) return tallies;
  const first = new Set([...tallies.filter(orphansOf), ...tallies].slice(0, SHOWN));
  return tallies.filter(tally => first.has(tally));
}

function fitting(rows: readonly Row[], total: Row, { columns: screen, words }: PlanView, paint: Paint) {
  const all = layouts(words);
  const longest = rows.reduce((most, row) => Math.max(most, widthOf(row.name)), widthOf(words.plan.column.folder));
  for (const [i, layout] of all.entries()) {
    const columns = columnsOf(layout, total, words, paint);
    const cells = widths(columns, rows);
    const room = screen - tableWidth(cells) + longest;
    if (room < Math.min(longest, NAME) && i < all.length - 1) continue;
    return { columns, cells: [Math.max(8, Math.min(longest, room)), ...cells.slice(1)] };
  }
  return { columns: [], cells: [] };
}

function columnsOf(layout: readonly Figure[], total: Row, words: Words, paint: Paint): Column<Row>[] {
  const { column } = words.plan;
  const numbers = layout.filter(([head, , of]) => head === column.raws || of(total) > 0);
  const tones: Readonly<Record<string, (text: string) => string>> = { [column.orphans]: paint.goes };
  return [
    { head: column.folder, align: 'left', cell: row => row.name },
    ...numbers.map(([head, group, of]): Column<Row> => {
      const tone = tones[group] ?? tones[head];
      return { head, align: 'right', cell: row => cell(of(row)), ...(group === '' ? {} : { group }), ...(tone ? { paint: tone } : {}) };
    }),
    ...(total.bytes > 0 || orphansOf(total) > 0
      ? [{ head: column.toTrash, align: 'right', cell: (row: Row) => (row.bytes === 0 ? NOTHING : size(row.bytes)) } as const]
      : []),
  ];
}
