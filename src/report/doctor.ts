import type { Check, CheckState } from '../model/health.js';
import { printable } from './printable.js';
import { type Paint, paintFor } from './terminal/paint.js';
import { padEnd, widthOf, wrap } from './terminal/width.js';
import type { Screen } from './view.js';

const paintOf = (state: CheckState, paint: Paint) => (state === 'ok' ? paint.stays : state === 'warn' ? paint.strong : paint.goes);

/** Every check with its state as a word, what was found, and what to do where something is to be done. Chunks are whole lines. */
export function* renderChecks(checks: readonly Check[], screen: Screen): Iterable<string> {
  const paint = paintFor(screen.colour);
  const words = screen.words.doctor;
  const width = Math.max(...Object.values(words.state).map(widthOf)) + 2;
  const indent = ' '.repeat(width);
  for (const { title, state, detail, advice } of checks) {
    const [first = '', ...rest] = wrap(words.because(printable(title), printable(detail)), screen.columns - width, '');
    yield `${paintOf(state, paint)(padEnd(words.state[state], width))}${first}\n`;
    for (const text of rest) yield `${indent}${text}\n`;
    if (advice !== '') for (const text of wrap(`→ ${printable(advice)}`, screen.columns, indent, '  ')) yield `${text}\n`;
  }
  const of = (state: CheckState) => checks.filter(check => check.state === state).length;
  const [notes, bad] = [of('warn'), of('bad')];
  yield '\n';
  if (bad > 0) yield `${paint.warns(words.bad(bad))}\n`;
  else yield `${notes > 0 ? words.notes(notes) : words.fine}\n`;
}
