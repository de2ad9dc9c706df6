import type { RunSummary } from '../model/receipt.js';
import { size } from './amount.js';
import { day, minute } from './moment.js';
import { printable } from './printable.js';
import { type Paint, paintFor } from './terminal/paint.js';
import { type Column, cell, line, NOTHING, tableWidth, widths } from './terminal/table.js';
import { wrap } from './terminal/width.js';
import type { Screen } from './view.js';
import { type Words, wordsAbout } from './words/index.js';

/** Runs told without `--all`; how many there are is always told. */
const SHOWN = 20;
/** Numbers of damaged lines told of one journal. */
const DAMAGED = 8;

/** Runs in the order given, newest first: when, how many, what is left to undo, how much is still in trash and where. */
export function* renderHistory(runs: readonly RunSummary[], screen: Screen & { readonly all?: boolean }): Iterable<string> {
  const words = screen.words.history;
  if (runs.length === 0) {
    yield `${words.none}\n`;
    return;
  }
  const paint = paintFor(screen.colour);
  const shown = screen.all ? runs : runs.slice(0, SHOWN);
  const whole = columnsFor(shown, minute, words, paint);
  const columns = tableWidth(widths(whole, shown)) <= screen.columns ? whole : columnsFor(shown, day, words, paint);
  const cells = widths(columns, shown);
  yield `${paint.strong(line(columns, cells, column => column.head))}\n`;
  for (const run of shown) {
    yield `${line(columns, cells, column => column.cell(run))}\n`;
    for (const root of run.roots) yield `    ${words.from(printable(root))}\n`;
    for (const place of run.places) yield `    ${words.to(printable(place))}\n`;
    for (const note of notesOf(run, wordsAbout(screen.words, run.orphans).history))
      for (const text of wrap(note, screen.columns, '    ')) yield `${paint.warns(text)}\n`;
  }
  if (shown.length < runs.length) yield `${words.earlier(runs.length - shown.length)}\n`;
  yield '\n';
  yield* ending(runs, words, paint);
}

function notesOf({ orphans, failed, open, damaged }: RunSummary, words: Words['history']): string[] {
  const lines = `${damaged.slice(0, DAMAGED).join(', ')}${damaged.length > DAMAGED ? ' …' : ''}`;
  return [
    ...(orphans === 'jpeg' ? [words.ofJpegs] : []),
    ...(failed > 0 ? [words.failed(failed)] : []),
    ...(open ? [words.open] : []),
    ...(damaged.length > 0 ? [words.damaged(damaged.length, lines)] : []),
  ];
}

function* ending(runs: readonly RunSummary[], words: Words['history'], paint: Paint): Iterable<string> {
  const last = runs.find(run => run.undoable);
  if (last === undefined) {
    yield `${words.nothingLeft(runs.length)}\n`;
    return;
  }
  const sum = (of: (run: RunSummary) => number) => runs.reduce((total, run) => total + of(run), 0);
  const left = words.left(
    sum(run => run.leftFiles),
    sum(run => run.bytes),
  );
  yield `${left}\n${words.takeBack(paint.strong(`rawtwin undo ${printable(last.run)}`))}\n`;
}

/** Figures that are zero in all rows are left out. `time`: how much of it there is room for. */
function columnsFor(
  runs: readonly RunSummary[],
  time: (iso: string) => string,
  words: Words['history'],
  paint: Paint,
): readonly Column<RunSummary>[] {
  const figure = (head: string, of: (run: RunSummary) => number): Column<RunSummary>[] =>
    runs.some(run => of(run) > 0) ? [{ head, align: 'right', cell: run => cell(of(run)) }] : [];
  return [
    { head: words.column.run, align: 'left', cell: run => printable(run.run) },
    { head: words.column.when, align: 'left', cell: run => (run.at === '' ? '' : time(run.at)) },
    { head: words.column.trashed, align: 'right', cell: run => cell(run.trashed) },
    ...figure(words.column.putBack, run => run.restored),
    ...figure(words.column.purged, run => run.purged),
    { head: words.column.toUndo, align: 'right', cell: run => leftOf(run, words), paint: text => paint.stays(text) },
    { head: words.column.inTrash, align: 'right', cell: run => (run.bytes === 0 ? NOTHING : size(run.bytes)) },
  ];
}

/** A sidecar that stayed behind its raw can be undone too. */
const leftOf = ({ left, leftFiles }: RunSummary, words: Words['history']): string =>
  left === 0 && leftFiles > 0 ? words.sidecar : cell(left);
