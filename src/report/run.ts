import type { RunSummary } from '../model/receipt.js';
import type { RunRaw } from '../model/run-raws.js';
import { renderHistory } from './history.js';
import { shownWords } from './phrases.js';
import { showIn } from './place.js';
import { printable } from './printable.js';
import { paintFor } from './terminal/paint.js';
import { wrap } from './terminal/width.js';
import type { Screen } from './view.js';
import { wordsAbout } from './words/index.js';

/** What became of raws, in the order in which it is told: what can still be done first. */
const STATES: readonly RunRaw['state'][] = ['in-trash', 'unknown', 'restored', 'purged', 'skipped', 'failed'];

/** One run: its line of the history, then every raw of it by what became of it. */
export function* renderRun(summary: RunSummary, raws: readonly RunRaw[], screen: Screen): Iterable<string> {
  const paint = paintFor(screen.colour);
  const { run: words } = wordsAbout(screen.words, summary.orphans);
  const show = showIn(summary.roots);
  yield* renderHistory([summary], { ...screen, all: true });
  for (const state of STATES) {
    const those = raws.filter(raw => raw.state === state);
    if (those.length === 0) continue;
    yield `\n${paint.strong(words.heading(those.length, words.state[state]))}\n`;
    for (const { raw, files, why } of those) {
      yield `  ${words.raw(show(raw), files.length - 1)}\n`;
      if (why !== null) for (const text of wrap(shownWords(why, screen.words), screen.columns, '    ')) yield `${paint.warns(text)}\n`;
    }
  }
  const first = raws.find(({ state }) => state === 'in-trash');
  if (first === undefined) return;
  yield `\n${words.takeSome(paint.strong(`rawtwin undo ${printable(summary.run)} --only NAME …`))}\n`;
}
