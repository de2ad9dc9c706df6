import type { RunSummary } from '../model/receipt.js';
import { count, many, size } from './amount.js';
import { minute } from './moment.js';
import { printable } from './printable.js';
import { type Paint, paintFor } from './terminal/paint.js';
import { type Column, line, NOTHING, widths } from './terminal/table.js';
import type { Screen } from './view.js';

const cell = (n: number) => (n === 0 ? NOTHING : count(n));
const FIGURES: readonly (readonly [head: string, of: (run: RunSummary) => number])[] = [
  ['trashed', run => run.trashed],
  ['put back', run => run.restored],
  ['purged', run => run.purged],
  ['failed', run => run.failed],
];

/** Runs in the order given, newest first: when, how many, what is still in trash and where, and whether `undo` can bring it back. */
export function* renderHistory(runs: readonly RunSummary[], screen: Screen): Iterable<string> {
  if (runs.length === 0) {
    yield 'rawtwin has trashed nothing yet.\n';
    return;
  }
  const paint = paintFor(screen.colour);
  const columns = columnsFor(runs, paint);
  const cells = widths(columns, runs);
  yield `${paint.strong(line(columns, cells, column => column.head))}\n`;
  for (const run of runs) {
    yield `${line(columns, cells, column => column.cell(run))}\n`;
    for (const root of run.roots) yield `    from ${printable(root)}\n`;
    for (const place of run.places) yield `    to   ${printable(place)}\n`;
    if (run.damaged) yield `    ${paint.warns('its journal is damaged in places; what could be read is told')}\n`;
  }
  yield '\n';
  const last = runs.find(run => run.undoable);
  yield last === undefined
    ? `${many(runs.length, 'run')}; nothing is left to undo.\n`
    : `To take one back: ${paint.strong(`rawtwin undo ${printable(last.run)}`)}\n`;
}

function columnsFor(runs: readonly RunSummary[], paint: Paint): readonly Column<RunSummary>[] {
  return [
    { head: 'run', align: 'left', cell: run => printable(run.run) },
    { head: 'when', align: 'left', cell: run => (run.at === '' ? '' : minute(run.at)) },
    ...FIGURES.filter(([head, of]) => head === 'trashed' || runs.some(run => of(run) > 0)).map(
      ([head, of]): Column<RunSummary> => ({ head, align: 'right', cell: run => cell(of(run)) }),
    ),
    { head: 'in trash', align: 'right', cell: run => (run.bytes === 0 ? NOTHING : size(run.bytes)) },
    { head: 'undo', align: 'left', cell: run => (run.undoable ? 'yes' : 'no'), paint: text => (text === 'yes' ? paint.stays(text) : text) },
  ];
}
