import type { AbsPath } from '../model/frame.js';
import type { Plan } from '../model/plan.js';
import { many } from './amount.js';
import { showIn } from './place.js';
import { printable } from './printable.js';
import { type FolderTally, sumTallies, tallyFolders } from './tally.js';
import { closing, refusals } from './terminal/closing.js';
import { folderTable } from './terminal/folder-table.js';
import { keptList } from './terminal/kept-list.js';
import { orphanList } from './terminal/orphan-list.js';
import { type Paint, paintFor } from './terminal/paint.js';
import { troubles } from './terminal/troubles.js';
import { shorten, wrap } from './terminal/width.js';
import type { PlanView } from './view.js';

/** The plan for a person at a terminal: by folder, then each orphan with its reason, then what is kept and why. Chunks are whole lines. */
export function* renderPlan(plan: Plan, view: PlanView): Iterable<string> {
  for (const text of lines(plan, view)) yield `${text}\n`;
}

function* lines(plan: Plan, view: PlanView): Iterable<string> {
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
  const found = [
    many(raws, 'raw'),
    many(rendered, 'JPEG or HEIF', 'JPEGs and HEIFs'),
    ...(tallies.length > 1 ? [many(tallies.length, 'folder')] : []),
  ];
  yield* places('Searched', plan.roots, view.columns, paint.strong);
  if (plan.also.length > 0) yield* places('Twins also looked for in', plan.also, view.columns, text => text);
  yield* wrap(`Found ${found.join(', ')}`, view.columns, '');
}

function* places(lead: string, folders: readonly AbsPath[], columns: number, paint: (text: string) => string): Iterable<string> {
  const [first = '' as AbsPath, ...more] = folders;
  const rest = more.length > 0 ? ` and ${many(more.length, 'more folder')}` : '';
  yield `${lead} ${paint(shorten(printable(first), Math.max(20, columns - lead.length - rest.length - 1)))}${rest}`;
}
