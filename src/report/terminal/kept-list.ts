import type { AbsPath } from '../../model/frame.js';
import { folderOf, nameOf } from '../../model/path.js';
import type { KeepReason, Kept, Plan } from '../../model/plan.js';
import { count } from '../amount.js';
import { decisive, others } from '../decisive.js';
import { detailWords, evidenceWords, whyWords } from '../phrases.js';
import { type Show, showBeside } from '../place.js';
import { printable } from '../printable.js';
import { keptByReason } from '../tally.js';
import type { PlanView } from '../view.js';
import type { Words } from '../words/index.js';
import type { Paint } from './paint.js';
import { padStart, wrap } from './width.js';

/** Reasons that stand for several cases: each case is counted. */
const OF_SEVERAL: readonly KeepReason[] = ['unsure', 'protected'];

/** Why the kept are kept: counts by reason, in words, with what a person can do; each raw with its own reason under `all`. */
export function* keptList(plan: Plan, show: Show, view: PlanView, paint: Paint): Iterable<string> {
  const { words } = view;
  const byReason = keptByReason(plan);
  const told = [...byReason].filter(([reason]) => view.all || reason !== 'paired');
  if (told.length === 0) return;
  const digits = told.reduce((most, [, rows]) => Math.max(most, count(rows.length).length), 0);
  const without = told.reduce((sum, [reason, rows]) => sum + (reason === 'paired' ? 0 : rows.length), 0);
  yield '';
  yield paint.strong(view.all ? words.plan.keptHeadingAll(plan.kept.length, without) : words.plan.keptHeading(without));
  for (const [reason, rows] of told) {
    const indent = ' '.repeat(digits + 4);
    const { word, why, hint } = words.reason[reason];
    const [first = '', ...more] = wrap(words.say.because(word, why), view.columns, indent);
    yield `  ${paint.stays(padStart(count(rows.length), digits))}  ${first.trimStart()}`;
    yield* more;
    if (OF_SEVERAL.includes(reason)) yield* cases(rows, view, indent);
    if (hint !== '') yield* wrap(`→ ${hint}`, view.columns, indent, '  ');
    if (view.all) yield* each(rows, plan.roots, show, view, indent);
  }
}

function* cases(rows: readonly Kept[], { words, columns }: PlanView, indent: string): Iterable<string> {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const evidence = decisive(row);
    const why = evidence === undefined ? words.plan.nothingTells : whyWords(evidence, words);
    counts.set(why, (counts.get(why) ?? 0) + 1);
  }
  for (const [why, n] of counts) yield* wrap(words.say.because(count(n), why), columns, `${indent}  `, '   ');
}

function* each(
  rows: readonly Kept[],
  roots: readonly AbsPath[],
  show: Show,
  { words, columns }: PlanView,
  indent: string,
): Iterable<string> {
  let folder: AbsPath | undefined;
  for (const row of rows) {
    const here = folderOf(row.raw.path);
    if (here !== folder) yield `${indent}  ${show(here)}`;
    folder = here;
    const name = printable(nameOf(row.raw.path));
    const why = reasonOf(row, showBeside(here, roots), words);
    yield* wrap(why === '' ? name : `${name}  ${why}`, columns, `${indent}    `, '  ');
  }
}

/** What the heading does not say already: names and details, or the whole sentence where a reason stands for several cases. */
function reasonOf(row: Kept, show: Show, words: Words): string {
  const first = decisive(row);
  if (first === undefined) return '';
  const told = OF_SEVERAL.includes(row.reason) ? evidenceWords(first, show, words) : detailWords(first, show, words);
  return words.say.sentences([told, ...others(row).map(one => evidenceWords(one, show, words))].filter(text => text !== ''));
}
