import type { AbsPath } from '../model/frame.js';
import type { Plan } from '../model/plan.js';
import { showIn } from './place.js';
import { printable } from './printable.js';
import { type FolderTally, sumTallies, tallyFolders } from './tally.js';
import { closing, refusals } from './terminal/closing.js';
import { folderTable } from './terminal/folder-table.js';
import { keptList } from './terminal/kept-list.js';
import { orphanList } from './terminal/orphan-list.js';
import { type Paint, paintFor } from './terminal/paint.js';
import { isText, type Part } from './terminal/part.js';
import { troubles } from './terminal/troubles.js';
import { shorten, widthOf, wrap } from './terminal/width.js';
import type { PlanView } from './view.js';

/**
 * The plan for a person at a terminal: by folder, then each orphan with its reason and the place of its picture, then what is kept and why.
 * Texts are whole lines.
 */
export function* renderPlan(plan: Plan, view: PlanView): Iterable<Part> {
  for (const part of lines(plan, view)) yield isText(part) ? `${part}\n` : part;
}

function* lines(plan: Plan, view: PlanView): Iterable<Part> {
  const paint = paintFor(view.colour);
  const show = showIn([...plan.roots, ...plan.also]);
  const tallies = tallyFolders(plan);
  yield* head(plan, tallies, view, paint);
  if (tallies.length > 0) {
    yield '';
    yield* folderTable(tallies, show, view, paint);
  }
  yield* orphanList(tallies, plan.roots, show, view, paint);
  yield* keptList(plan, show, view, paint);
  yield* troubles(plan, show, view, paint);
  yield* closing(plan, sumTallies(tallies, '' as AbsPath), view, paint);
  yield* refusals(plan.refusals, view, paint);
}

function* head(plan: Plan, tallies: readonly FolderTally[], view: PlanView, paint: Paint): Iterable<string> {
  const { raws, rendered } = plan.totals;
  const words = view.words.plan;
  yield places(words.searched, plan.roots, view, paint.strong);
  if (plan.also.length > 0) yield places(words.twinsAlsoIn, plan.also, view, text => text);
  yield* wrap(words.found(raws, rendered, tallies.length), view.columns, '');
}

function places(lead: string, folders: readonly AbsPath[], { columns, words }: PlanView, paint: (text: string) => string): string {
  const [first = '' as AbsPath, ...more] = folders;
  const rest = more.length > 0 ? ` ${words.plan.moreFolders(more.length)}` : '';
  return `${lead} ${paint(shorten(printable(first), Math.max(20, columns - widthOf(lead) - widthOf(rest) - 1)))}${rest}`;
}
