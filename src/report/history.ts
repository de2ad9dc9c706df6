import type { RunSummary } from '../model/receipt.js';
import { count, many, size } from './amount.js';
import { day, minute } from './moment.js';
import { printable } from './printable.js';
import { type Paint, paintFor } from './terminal/paint.js';
import { type Column, line, NOTHING, tableWidth, widths } from './terminal/table.js';
import { wrap } from './terminal/width.js';
import type { Screen } from './view.js';

/** Runs told without `--all`; how many there are is always told. */
const SHOWN = 20;
/** Numbers of damaged lines told of one journal. */
const DAMAGED = 8;

const cell = (n: number) => (n === 0 ? NOTHING : count(n));

/** Runs in the order given, newest first: when, how many, what is left to undo, how much is still in trash and where. */
export function* renderHistory(runs: readonly RunSummary[], screen: Screen & { readonly all?: boolean }): Iterable<string> {
  if (runs.length === 0) {
    yield 'rawtwin has trashed nothing yet.\n';
    return;
  }
  const paint = paintFor(screen.colour);
  const shown = screen.all ? runs : runs.slice(0, SHOWN);
  const whole = columnsFor(shown, minute, paint);
  const columns = tableWidth(widths(whole, shown)) <= screen.columns ? whole : columnsFor(shown, day, paint);
  const cells = widths(columns, shown);
  yield `${paint.strong(line(columns, cells, column => column.head))}\n`;
  for (const run of shown) {
    yield `${line(columns, cells, column => column.cell(run))}\n`;
    for (const root of run.roots) yield `    from ${printable(root)}\n`;
    for (const place of run.places) yield `    to   ${printable(place)}\n`;
    for (const note of notesOf(run)) for (const text of wrap(note, screen.columns, '    ')) yield `${paint.warns(text)}\n`;
  }
  if (shown.length < runs.length) yield `and ${many(runs.length - shown.length, 'earlier run')}: --all shows them\n`;
  yield '\n';
  yield* ending(runs, paint);
}

function notesOf({ failed, open, damaged }: RunSummary): string[] {
  const some = damaged.slice(0, DAMAGED).join(', ');
  const lines = `${damaged.length === 1 ? 'line' : 'lines'} ${some}${damaged.length > DAMAGED ? ' …' : ''}`;
  return [
    ...(failed > 0 ? [`${many(failed, 'raw')} could not be moved`] : []),
    ...(open ? ['was cut off; the next trash, undo or purge settles it'] : []),
    ...(damaged.length > 0 ? [`its journal is damaged in ${lines}; what could be read is told`] : []),
  ];
}

function* ending(runs: readonly RunSummary[], paint: Paint): Iterable<string> {
  const last = runs.find(run => run.undoable);
  if (last === undefined) {
    yield `${many(runs.length, 'run')}; nothing is left to undo.\n`;
    return;
  }
  const sum = (of: (run: RunSummary) => number) => runs.reduce((total, run) => total + of(run), 0);
  const left = sum(run => run.leftFiles);
  yield `Left to undo: ${many(left, 'file')}, ${size(sum(run => run.bytes))}.\n`;
  yield `To take the last run back: ${paint.strong(`rawtwin undo ${printable(last.run)}`)}\n`;
}

/** Figures that are zero in all rows are left out. `time`: how much of it there is room for. */
function columnsFor(runs: readonly RunSummary[], time: (iso: string) => string, paint: Paint): readonly Column<RunSummary>[] {
  const figure = (head: string, of: (run: RunSummary) => number): Column<RunSummary>[] =>
    runs.some(run => of(run) > 0) ? [{ head, align: 'right', cell: run => cell(of(run)) }] : [];
  return [
    { head: 'run', align: 'left', cell: run => printable(run.run) },
    { head: 'when', align: 'left', cell: run => (run.at === '' ? '' : time(run.at)) },
    { head: 'trashed', align: 'right', cell: run => cell(run.trashed) },
    ...figure('put back', run => run.restored),
    ...figure('purged', run => run.purged),
    { head: 'to undo', align: 'right', cell: leftOf, paint: text => paint.stays(text) },
    { head: 'in trash', align: 'right', cell: run => (run.bytes === 0 ? NOTHING : size(run.bytes)) },
  ];
}

/** A sidecar that stayed behind its raw can be undone too. */
const leftOf = ({ left, leftFiles }: RunSummary): string => (left === 0 && leftFiles > 0 ? 'sidecar' : cell(left));
