import { dirname, relative } from 'node:path';
import stringWidth from 'string-width';
import { many } from '../../../src/report/amount.js';
import { printable } from '../../../src/report/printable.js';
import { FIELDS } from '../../real/fields.js';
import type { Comparison, Disagreement } from '../../real/oracle.js';

export interface Findings {
  readonly comparison: Comparison;
  /** Files that are no pictures. */
  readonly leftOut: number;
  /** Version of the exiftool that was asked. */
  readonly exiftool: string;
}
const KINDS = ['readable', ...FIELDS] as const;
/** Longest that a value or name is shown. */
const WIDEST = 40;

/** For a person: one table per field that differs, then what it comes to. */
export function reportText({ comparison, leftOut, exiftool }: Findings): string {
  const { disagreements, files, oneRead, mostReads, mostBytes } = comparison;
  const top = commonFolder(disagreements.map(({ file }) => file));
  const tables = KINDS.flatMap(field => {
    const rows = disagreements.filter(disagreement => disagreement.field === field);
    return rows.length === 0 ? [] : [field, ...table(rows.map(row => rowOf(row, top))).map(line => `  ${line}`), ''];
  });
  const sums = disagreements.length === 0 ? [] : [...table(sumsOf(disagreements)), ''];
  const share = Math.floor((1000 * oneRead) / files) / 10;
  return [
    ...(tables.length > 0 ? [`Where rawtwin and exiftool differ, below ${printable(top)}`, '', ...tables, ...sums] : []),
    `${many(files, 'picture')} compared with exiftool ${exiftool}; ${many(leftOut, 'other file')} left out.`,
    disagreements.length === 0 ? 'No disagreements.' : verdict(disagreements),
    `One read was enough for ${share} % of them (${oneRead} of ${files}); the most was ${many(mostReads, 'read')} and ${mostBytes} bytes.`,
    '',
  ].join('\n');
}

const verdict = (disagreements: readonly Disagreement[]): string => {
  const open = disagreements.filter(({ why }) => why === undefined).length;
  return `${many(disagreements.length, 'disagreement')}: ${disagreements.length - open} explained, ${open} unexplained.`;
};
const rowOf = ({ file, ours, theirs, why }: Disagreement, top: string): readonly string[] => [
  short(relative(top, file)),
  `rawtwin ${short(ours ?? '·')}`,
  `exiftool ${short(theirs ?? '·')}`,
  why === undefined ? 'UNEXPLAINED' : `explained: ${why}`,
];
function sumsOf(disagreements: readonly Disagreement[]): readonly (readonly string[])[] {
  const count = (rows: readonly Disagreement[]) => (rows.length === 0 ? '·' : String(rows.length));
  const row = (name: string, rows: readonly Disagreement[]) => [
    name,
    count(rows),
    count(rows.filter(({ why }) => why !== undefined)),
    count(rows.filter(({ why }) => why === undefined)),
  ];
  const kinds = KINDS.map(field => [field, disagreements.filter(row => row.field === field)] as const);
  return [
    ['field', 'disagreements', 'explained', 'unexplained'],
    ...kinds.filter(([, rows]) => rows.length > 0).map(([field, rows]) => row(field, rows)),
    row('all together', disagreements),
  ];
}

/** Columns of even width. */
function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map(row => stringWidth(row[column] ?? '')))) ?? [];
  return rows.map(row =>
    row
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - stringWidth(cell)))
      .join('  ')
      .trimEnd(),
  );
}

const short = (text: string): string => {
  const shown = [...printable(text)];
  return shown.length > WIDEST ? `${shown.slice(0, WIDEST - 1).join('')}…` : shown.join('');
};

/** The innermost folder that holds all the files. */
function commonFolder(files: readonly string[]): string {
  let top = dirname(files[0] ?? '/');
  while (!files.every(file => top === '/' || file.startsWith(`${top}/`))) top = dirname(top);
  return top;
}

/** For a program: the same findings as one document. */
export function reportJson({ comparison, leftOut, exiftool }: Findings): string {
  const { facts: _, disagreements, ...cost } = comparison;
  const unexplained = disagreements.filter(({ why }) => why === undefined).length;
  return `${JSON.stringify({ schema: 'rawtwin.oracle/1', exiftool, leftOut, ...cost, unexplained, disagreements }, null, 2)}\n`;
}
