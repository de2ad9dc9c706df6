import type { EvidenceKind } from '../model/evidence.js';
import type { Facts } from '../model/facts.js';
import type { AbsPath } from '../model/frame.js';
import type { Told } from '../model/message.js';
import { folderOf } from '../model/path.js';
import type { Action, Kept } from '../model/plan.js';
import { factLines } from './facts.js';
import { evidenceWords, shownWords } from './phrases.js';
import { type Show, showBeside } from './place.js';
import { printable } from './printable.js';
import { paintFor } from './terminal/paint.js';
import { padEnd, widthOf, wrap } from './terminal/width.js';
import type { Screen } from './view.js';
import type { Words } from './words/index.js';

/** One raw's verdict with all that it rests on. */
export interface Explanation {
  readonly row: Action | Kept;
  readonly facts: Facts | undefined;
  /** Why there are none. */
  readonly whyNoFacts: Told | undefined;
  readonly twins: readonly AbsPath[];
  readonly sidecars: readonly AbsPath[];
  /** All folders that were searched, those of `--also` too. */
  readonly roots: readonly AbsPath[];
  /** JPEG and HEIF files searched. */
  readonly rendered: number;
}

/** The stages of pairing in their order, and the evidence each can find. */
const STAGES: readonly (readonly [asked: keyof Words['explain']['stage'], finds: readonly EvidenceKind[]])[] = [
  ['byName', ['same-stem', 'derivative']],
  ['byCapture', ['same-capture']],
  ['byFolder', ['other-folder']],
];

/** The whole reasoning for one file, in words. Chunks are whole lines. */
export function* renderExplain(explained: Explanation, screen: Screen): Iterable<string> {
  const { row, facts, whyNoFacts, twins, sidecars, roots } = explained;
  const { words } = screen;
  const { label } = words.explain;
  const paint = paintFor(screen.colour);
  const show = showBeside(folderOf(row.raw.path), roots);
  const part = (name: string, lines: readonly string[]) => labelled(name, lines, screen);
  yield `${paint.strong(printable(row.raw.path))}\n\n`;
  yield* part(label.verdict, [verdictWords(row, words)]);
  yield* part(
    label.because,
    row.because.map(evidence => evidenceWords(evidence, show, words)),
  );
  yield* part(label.twins, twins.map(show));
  yield* part(label.sidecars, sidecarLines(row, sidecars, show, words));
  yield* part(label.lookedFor, lookedFor(explained, words));
  yield* part(
    label.file,
    facts ? factLines(facts, words) : [whyNoFacts === undefined ? words.explain.notOpened : shownWords(whyNoFacts, words)],
  );
  if ('reason' in row && words.reason[row.reason].hint !== '') yield* part(label.next, [words.reason[row.reason].hint]);
}

function verdictWords(row: Action | Kept, { explain, reason, confidence }: Words): string {
  if (!('reason' in row)) return explain.orphan(confidence[row.confidence].word, confidence[row.confidence].means);
  const { why } = reason[row.reason];
  return row.reason === 'paired' ? explain.paired(why) : explain.kept(row.reason, why);
}

/** The sidecars beside it and, for an orphan, whether each goes along. */
function sidecarLines(row: Action | Kept, sidecars: readonly AbsPath[], show: Show, { explain }: Words): string[] {
  if ('reason' in row) return sidecars.map(show);
  const going = row.with.map(({ path }) => path);
  const staying = sidecars.filter(path => !going.includes(path));
  return [...going.map(path => explain.goesAlong(show(path))), ...staying.map(path => explain.stays(show(path)))];
}

/** What each stage of pairing answered; behind the first that found something, only those that found more. */
function lookedFor({ row, facts, roots, rendered }: Explanation, words: Words): string[] {
  const { explain, say } = words;
  const told = [explain.searched(rendered, say.list(roots.map(printable)))];
  let isFound = false;
  for (const [asked, finds] of STAGES) {
    const found = row.because.some(({ kind }) => finds.includes(kind));
    const answer = found ? explain.found : finds.includes('same-capture') ? noMoment(row, facts, words) : explain.nothing;
    if (found || !isFound) told.push(say.because(explain.stage[asked], answer));
    isFound ||= found;
  }
  return told;
}

function noMoment(row: Action | Kept, facts: Facts | undefined, { explain }: Words): string {
  if ('confidence' in row && row.confidence === 'stem' && row.because.some(({ kind }) => kind === 'no-twins-here')) return explain.notAsked;
  return facts?.takenAt === undefined ? explain.noMoment : explain.nothing;
}

function* labelled(label: string, lines: readonly string[], { columns, words }: Screen): Iterable<string> {
  const width = Math.max(...Object.values(words.explain.label).map(widthOf));
  const indent = ' '.repeat(width + 4);
  for (const [i, text] of lines.entries()) {
    const [first = '', ...more] = wrap(text, columns, indent);
    yield `${i === 0 ? `  ${padEnd(label, width)}  ` : indent}${first.slice(indent.length)}\n`;
    for (const next of more) yield `${next}\n`;
  }
}
