import type { EvidenceKind } from '../model/evidence.js';
import type { Facts } from '../model/facts.js';
import type { AbsPath } from '../model/frame.js';
import type { Action, Kept } from '../model/plan.js';
import { many } from './amount.js';
import { factLines } from './facts.js';
import { CONFIDENCE, evidenceWords, REASON } from './phrases.js';
import { folderOf, type Show, showBeside } from './place.js';
import { printable } from './printable.js';
import { paintFor } from './terminal/paint.js';
import { wrap } from './terminal/width.js';
import type { Screen } from './view.js';

/** One raw's verdict with all that it rests on. */
export interface Explanation {
  readonly row: Action | Kept;
  readonly facts: Facts | undefined;
  /** Why there are none. */
  readonly whyNoFacts: string | undefined;
  readonly twins: readonly AbsPath[];
  readonly sidecars: readonly AbsPath[];
  /** All folders that were searched, those of `--also` too. */
  readonly roots: readonly AbsPath[];
  /** JPEG and HEIF files searched. */
  readonly rendered: number;
}

/** The stages of pairing in their order, and the evidence each can find. */
const STAGES: readonly (readonly [asked: string, finds: readonly EvidenceKind[]])[] = [
  ['by name in its folder, rules of cameras and editors too', ['same-stem', 'derivative']],
  ['by moment and body, in all folders', ['same-capture']],
  ['by name in other folders', ['other-folder']],
];
const LABEL = 10;

/** The whole reasoning for one file, in words. Chunks are whole lines. */
export function* renderExplain(explained: Explanation, screen: Screen = { columns: 100, colour: false }): Iterable<string> {
  const { row, facts, whyNoFacts, twins, sidecars, roots } = explained;
  const paint = paintFor(screen.colour);
  const show = showBeside(folderOf(row.raw.path), roots);
  const part = (label: string, lines: readonly string[]) => labelled(label, lines, screen.columns);
  yield `${paint.strong(printable(row.raw.path))}\n\n`;
  yield* part('verdict', [verdictWords(row)]);
  yield* part(
    'because',
    row.because.map(evidence => evidenceWords(evidence, show)),
  );
  yield* part('twins', twins.map(show));
  yield* part('sidecars', sidecarLines(row, sidecars, show));
  yield* part('looked for', lookedFor(explained));
  yield* part('the file', facts ? factLines(facts) : [printable(whyNoFacts ?? 'was not opened: its name was enough')]);
  if ('reason' in row && REASON[row.reason].hint !== '') yield* part('what next', [REASON[row.reason].hint]);
}

function verdictWords(row: Action | Kept): string {
  if ('reason' in row) return row.reason === 'paired' ? `paired: ${REASON.paired.why}` : `kept, ${row.reason}: ${REASON[row.reason].why}`;
  return `orphan, ${CONFIDENCE[row.confidence].word}: ${CONFIDENCE[row.confidence].means}`;
}

/** The sidecars beside it and, for an orphan, whether each goes along. */
function sidecarLines(row: Action | Kept, sidecars: readonly AbsPath[], show: Show): string[] {
  if ('reason' in row) return sidecars.map(show);
  const going = row.with.map(({ path }) => path);
  const staying = sidecars.filter(path => !going.includes(path));
  return [...going.map(path => `${show(path)} goes along`), ...staying.map(path => `${show(path)} stays: another file shares it`)];
}

/** What each stage of pairing answered; behind the first that found something, only those that found more. */
function lookedFor({ row, facts, roots, rendered }: Explanation): string[] {
  const where = `searched ${many(rendered, 'JPEG or HEIF file', 'JPEG and HEIF files')} below ${roots.map(printable).join(', ')}`;
  const told = [where];
  let isFound = false;
  for (const [asked, finds] of STAGES) {
    const found = row.because.some(({ kind }) => finds.includes(kind));
    if (found || !isFound) told.push(`${asked}: ${found ? 'found' : finds.includes('same-capture') ? noMoment(row, facts) : 'nothing'}`);
    isFound ||= found;
  }
  return told;
}

function noMoment(row: Action | Kept, facts: Facts | undefined): string {
  if ('confidence' in row && row.confidence === 'stem' && row.because.some(({ kind }) => kind === 'no-twins-here')) return 'not asked';
  return facts?.takenAt === undefined ? 'nothing, as its moment is not known' : 'nothing';
}

function* labelled(label: string, lines: readonly string[], columns: number): Iterable<string> {
  const indent = ' '.repeat(LABEL + 4);
  for (const [i, text] of lines.entries()) {
    const [first = '', ...more] = wrap(text, columns, indent);
    yield `${i === 0 ? `  ${label.padEnd(LABEL)}  ` : indent}${first.slice(indent.length)}\n`;
    for (const next of more) yield `${next}\n`;
  }
}
