/** What a line of the list is made of. */
interface Lined {
  readonly group: string;
  readonly folder: string;
  readonly hasNeighbours: boolean;
}
export type LineKind = 'group' | 'folder' | 'cards' | 'tall';
/** One line of the list: a heading, which stands for the first of its rows, or cards side by side. In pixels from the list's top. */
export interface Line<R> {
  readonly kind: LineKind;
  readonly rows: readonly R[];
  readonly top: number;
  readonly height: number;
}
export interface Measure {
  readonly columns: number;
  readonly heights: Readonly<Record<LineKind, number>>;
}

/** Rows in their order as lines. `byFolder`: each folder begins a line of its own, under its name. */
export function layLines<R extends Lined>(rows: readonly R[], { columns, heights }: Measure, byFolder: boolean): readonly Line<R>[] {
  const lines: Line<R>[] = [];
  let top = 0;
  const add = (kind: LineKind, own: readonly R[]) => {
    lines.push({ kind, rows: own, top, height: heights[kind] });
    top += heights[kind];
  };
  const cards = (own: readonly R[]) => {
    for (let at = 0; at < own.length; at += columns) {
      const some = own.slice(at, at + columns);
      add(some.some(row => row.hasNeighbours) ? 'tall' : 'cards', some);
    }
  };
  for (const group of runs(rows, row => row.group)) {
    add('group', group);
    if (!byFolder) cards(group);
    else
      for (const folder of runs(group, row => row.folder)) {
        add('folder', folder);
        cards(folder);
      }
  }
  return lines;
}

/** Height of all lines together. */
export const heightOf = (lines: readonly Line<unknown>[]): number => {
  const last = lines.at(-1);
  return last === undefined ? 0 : last.top + last.height;
};

/** Indices of the lines that touch a stretch of the list: from the first to before the last. */
export function linesWithin(lines: readonly Line<unknown>[], from: number, to: number): readonly [first: number, last: number] {
  const first = firstWhere(lines, line => line.top + line.height > from);
  return [
    first,
    Math.max(
      first,
      firstWhere(lines, line => line.top >= to),
    ),
  ];
}

/** The first line that fits, of lines where all after it fit too. */
function firstWhere(lines: readonly Line<unknown>[], fits: (line: Line<unknown>) => boolean): number {
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const line = lines[middle];
    if (line !== undefined && fits(line)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Neighbours of one key together, in the order given. */
function runs<R>(rows: readonly R[], keyOf: (row: R) => string): readonly (readonly R[])[] {
  const out: R[][] = [];
  for (const row of rows) {
    const run = out.at(-1);
    const first = run?.[0];
    if (run !== undefined && first !== undefined && keyOf(first) === keyOf(row)) run.push(row);
    else out.push([row]);
  }
  return out;
}
