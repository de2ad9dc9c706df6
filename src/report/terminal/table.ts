import { count } from '../amount.js';
import { padEnd, padStart, shorten, widthOf } from './width.js';

/** One column of a table. Text to the left, numbers to the right. `group`: a heading over neighbouring columns. */
export interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row) => string;
  readonly align: 'left' | 'right';
  readonly group?: string;
  readonly paint?: (text: string) => string;
}

/** Stands for zero; never painted. */
export const NOTHING = '·';
export const cell = (n: number): string => (n === 0 ? NOTHING : count(n));

const GAP = 2;

/** The cells each column needs for all its rows; the last of a group is wide enough for the heading over them. */
export function widths<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): number[] {
  const cells = columns.map(column => rows.reduce((most, row) => Math.max(most, widthOf(column.cell(row))), widthOf(column.head)));
  return cells.map((width, i) => {
    const { group } = columns[i] ?? {};
    if (group === undefined || columns[i + 1]?.group === group) return width;
    const own = cells.filter((_, j) => columns[j]?.group === group);
    return width + Math.max(0, widthOf(group) - tableWidth(own));
  });
}

/** What a table of these columns takes on the screen. */
export const tableWidth = (cells: readonly number[]): number => cells.reduce((sum, one) => sum + one + GAP, -GAP);

/** One line, without trailing blanks. Cells wider than their column are shortened in the middle. */
export function line<Row>(columns: readonly Column<Row>[], cells: readonly number[], textOf: (column: Column<Row>) => string): string {
  const parts = columns.map((column, i) => {
    const width = cells[i] ?? 0;
    const text = shorten(textOf(column), width);
    const padded = column.align === 'left' ? padEnd(text, i === columns.length - 1 ? 0 : width) : padStart(text, width);
    return column.paint && text !== NOTHING ? padded.replace(text, () => column.paint?.(text) ?? text) : padded;
  });
  return parts.join(' '.repeat(GAP)).trimEnd();
}

/** The line over the heads: each group's name drawn over its columns; undefined when no column has a group. */
export function groupLine<Row>(columns: readonly Column<Row>[], cells: readonly number[]): string | undefined {
  const spans: { group: string; width: number }[] = [];
  for (const [i, column] of columns.entries()) {
    const group = column.group ?? '';
    const last = spans.at(-1);
    if (last && last.group === group) last.width += GAP + (cells[i] ?? 0);
    else spans.push({ group, width: cells[i] ?? 0 });
  }
  if (spans.every(span => span.group === '')) return undefined;
  return spans.map(drawn).join(' '.repeat(GAP)).trimEnd();
}

function drawn({ group, width }: { group: string; width: number }): string {
  if (group === '') return ' '.repeat(width);
  const rest = width - widthOf(group) - 1;
  return rest < 2 ? padStart(shorten(group, width), width) : `${group} ${'─'.repeat(rest)}`;
}
