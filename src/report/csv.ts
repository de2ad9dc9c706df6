import type { AbsPath } from '../model/frame.js';
import { folderOf, nameOf } from '../model/path.js';
import type { Action, Kept, Plan } from '../model/plan.js';
import { reasonInFull } from './reasons.js';
import type { Words } from './words/index.js';

const HEAD = ['path', 'folder', 'name', 'format', 'bytes', 'confidence', 'evidence', 'reason', 'sidecars'] as const;

interface CsvOptions {
  /** For the column `reason` alone; heads and kinds are the same in every language. */
  readonly words: Words;
  readonly all: boolean;
  readonly bom?: boolean;
}

/**
 * RFC 4180 for a spreadsheet: CRLF, a header, a row per orphan; with `all` each kept raw too, and a first column `verdict`.
 * Names are the true ones; a cell that a spreadsheet would take for a formula begins with `'`. Bytes: the raw alone. Sidecars: ` | ` between.
 * `bom`: it begins with a byte order mark, without which Excel takes UTF-8 for the system's old code page.
 */
export function* planCsv(plan: Plan, { words, all, bom = false }: CsvOptions): Iterable<string> {
  if (bom) yield '\ufeff';
  yield row(all ? ['verdict', ...HEAD] : HEAD);
  for (const action of plan.actions) yield row([...(all ? ['orphan'] : []), ...orphanCells(action, plan.roots, words)]);
  if (!all) return;
  for (const kept of plan.kept) yield row([kept.reason === 'paired' ? 'paired' : 'kept', ...keptCells(kept, plan.roots, words)]);
}

function orphanCells(action: Action, roots: readonly AbsPath[], words: Words): readonly string[] {
  const sidecars = action.with.map(sidecar => sidecar.path).join(' | ');
  return [...fileCells(action.raw), action.confidence, kinds(action), reasonInFull(action, roots, words), sidecars];
}

function keptCells(kept: Kept, roots: readonly AbsPath[], words: Words): readonly string[] {
  return [...fileCells(kept.raw), '', kinds(kept), `${kept.reason}: ${reasonInFull(kept, roots, words)}`, ''];
}

const fileCells = ({ path, format, bytes }: Kept['raw']) => [path, folderOf(path), nameOf(path), format, String(bytes)];
const kinds = (row: Action | Kept) => row.because.map(evidence => evidence.kind).join(' ');

const row = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`;

/** With what a formula begins, in full width too, as spreadsheets of East Asia take it (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** Quoted where RFC 4180 asks for it. The `'` is OWASP's answer to formula injection. */
function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
