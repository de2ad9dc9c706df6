import type { Plan, Refusal } from '../../model/plan.js';
import { trashCommand } from '../shell.js';
import type { FolderTally } from '../tally.js';
import type { PlanView } from '../view.js';
import type { Words } from '../words/index.js';
import type { Paint } from './paint.js';
import { wrap } from './width.js';

/** Why the whole run would be, or is, refused, and how to go on. */
export function* refusals(refused: readonly Refusal[], { words, verb, columns }: PlanView, paint: Paint): Iterable<string> {
  for (const one of refused) {
    yield '';
    const [why, howToGoOn] = words.plan.refusal(one);
    for (const text of wrap(words.say.because(words.plan.refused[verb], why), columns, '')) yield paint.warns(text);
    yield* wrap(words.plan.toGoOn(howToGoOn), columns, '  ');
  }
}

/** The totals, and what to type next. */
export function* closing(plan: Plan, total: FolderTally, view: PlanView, paint: Paint): Iterable<string> {
  const words = view.words.plan;
  yield '';
  if (plan.actions.length === 0) {
    yield* wrap(nothingToTrash(plan, words), view.columns, '');
    return;
  }
  const sum = words.wouldGo(plan.actions.length, plan.totals.raws, total.sidecars, total.bytes, total.rejected);
  for (const text of wrap(`${sum}${view.verb === 'plan' ? words.notMovedYet : ''}`, view.columns, '')) yield paint.strong(text);
  if (view.verb === 'trash' || plan.refusals.length > 0) return;
  const command = trashCommand(plan, view.given);
  yield command === undefined ? words.nextUntyped : words.next(paint.strong(command));
  yield words.asksFirst;
}

function nothingToTrash({ totals: { raws, rendered, paired } }: Plan, words: Words['plan']): string {
  if (raws === 0) return words.noRaws(rendered);
  return paired === raws ? words.allPaired(raws) : words.noOrphans(paired, raws - paired);
}
