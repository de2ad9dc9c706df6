import type { Plan } from '../../model/plan.js';
import type { Show } from '../place.js';
import type { PlanView } from '../view.js';
import type { Paint } from './paint.js';
import { shorten, widthOf, wrap } from './width.js';

/** Names told of one kind of trouble without `--all`; how many there are is always told. */
const SHOWN = 20;

/** What the scan could not see, or left alone: told always. */
export function* troubles(plan: Plan, show: Show, view: PlanView, paint: Paint): Iterable<string> {
  const { words } = view;
  if (plan.unreadable.length > 0) {
    yield '';
    const told = words.plan.unreadable(
      plan.unreadable.length,
      plan.unreadable.some(({ hides }) => hides),
    );
    for (const text of wrap(told, view.columns, '')) yield paint.warns(text);
    yield* names(
      plan.unreadable.map(({ path, code }) => [show(path), words.errno(code)] as const),
      view,
    );
  }
  for (const kind of ['unknown-raw', 'symlink'] as const) {
    const found = plan.notes.filter(note => note.kind === kind);
    if (found.length === 0) continue;
    yield '';
    yield* wrap(words.plan.note[kind](found.length), view.columns, '');
    yield* names(
      found.map(({ path }) => [show(path), ''] as const),
      view,
    );
  }
}

function* names(rows: readonly (readonly [name: string, why: string])[], view: PlanView): Iterable<string> {
  for (const [name, why] of view.all ? rows : rows.slice(0, SHOWN)) {
    const end = why === '' ? '' : `  ${why}`;
    yield `  ${shorten(name, Math.max(20, view.columns - 2 - widthOf(end)))}${end}`;
  }
  if (!view.all && rows.length > SHOWN) yield `  ${view.words.plan.more(rows.length - SHOWN)}`;
}
