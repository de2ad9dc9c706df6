import type { Plan, Refusal } from '../../model/plan.js';
import { count, many, size } from '../amount.js';
import { printable } from '../printable.js';
import { trashCommand } from '../shell.js';
import type { FolderTally } from '../tally.js';
import type { PlanView } from '../view.js';
import type { Paint } from './paint.js';
import { wrap } from './width.js';

/** Why the whole run would be, or is, refused, and how to go on. */
export function* refusals(refused: readonly Refusal[], view: PlanView, paint: Paint): Iterable<string> {
  for (const { message, howToGoOn } of refused) {
    yield '';
    const start = view.verb === 'trash' ? 'Refused, nothing was moved' : '`rawtwin trash` would refuse this';
    for (const text of wrap(`${start}: ${printable(message)}`, view.columns, '')) yield paint.warns(text);
    yield* wrap(`To go on: ${printable(howToGoOn)}`, view.columns, '  ');
  }
}

/** The totals, and what to type next. */
export function* closing(plan: Plan, total: FolderTally, view: PlanView, paint: Paint): Iterable<string> {
  yield '';
  if (plan.actions.length === 0) {
    yield* wrap(nothingToTrash(plan), view.columns, '');
    return;
  }
  const along = total.sidecars > 0 ? ` with ${many(total.sidecars, 'sidecar')}` : '';
  const moved = view.verb === 'plan' ? ' Nothing moved yet.' : '';
  const sum = `${count(plan.actions.length)} of ${many(plan.totals.raws, 'raw')} would go to trash${along}: ${size(total.bytes)}.${moved}`;
  for (const text of wrap(sum, view.columns, '')) yield paint.strong(text);
  if (view.verb === 'trash' || plan.refusals.length > 0) return;
  const command = trashCommand(plan, view.given);
  yield command === undefined ? 'Next: rawtwin trash, with the same folders and flags' : `Next: ${paint.strong(command)}`;
  yield '      (asks first; rawtwin undo brings all of it back)';
}

function nothingToTrash(plan: Plan): string {
  const { raws, rendered, paired } = plan.totals;
  if (raws === 0)
    return `Nothing to trash: there are no RAW files here${rendered > 0 ? `, only ${many(rendered, 'JPEG or HEIF', 'JPEGs and HEIFs')}` : ''}.`;
  if (paired === raws) return `Nothing to trash: ${raws === 1 ? 'the one raw has its twin' : `all ${many(raws, 'raw')} have their twin`}.`;
  return `Nothing to trash: no raw here is shown to have lost its JPEG. ${many(paired, 'raw has its', 'raws have their')} twin, ${many(raws - paired, 'is', 'are')} kept for the reasons above.`;
}
