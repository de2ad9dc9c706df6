import type { Check, CheckState } from '../model/health.js';
import { many } from './amount.js';
import { printable } from './printable.js';
import { type Paint, paintFor } from './terminal/paint.js';
import { wrap } from './terminal/width.js';
import type { Screen } from './view.js';

const WORD: Readonly<Record<CheckState, string>> = { ok: 'ok', warn: 'note', bad: 'BAD' };
const paintOf = (state: CheckState, paint: Paint) => (state === 'ok' ? paint.stays : state === 'warn' ? paint.strong : paint.goes);
const INDENT = 6;

/** Every check with its state as a word, what was found, and what to do where something is to be done. Chunks are whole lines. */
export function* renderChecks(checks: readonly Check[], screen: Screen): Iterable<string> {
  const paint = paintFor(screen.colour);
  for (const { title, state, detail, advice } of checks) {
    const [first = '', ...rest] = wrap(`${printable(title)}: ${printable(detail)}`, screen.columns - INDENT, '');
    yield `${paintOf(state, paint)(WORD[state].padEnd(INDENT))}${first}\n`;
    for (const text of rest) yield `${' '.repeat(INDENT)}${text}\n`;
    if (advice !== '') for (const text of wrap(`→ ${printable(advice)}`, screen.columns, ' '.repeat(INDENT), '  ')) yield `${text}\n`;
  }
  const of = (state: CheckState) => checks.filter(check => check.state === state).length;
  const [notes, bad] = [of('warn'), of('bad')];
  yield '\n';
  if (bad > 0) yield `${paint.warns(`${many(bad, 'thing')} will not work as ${bad === 1 ? 'it is' : 'they are'}.`)}\n`;
  else yield notes > 0 ? `All works; ${many(notes, 'note')} above.\n` : 'All works.\n';
}
