import type { RunSummary } from '../model/receipt.js';
import type { RunRaw } from '../model/run-raws.js';
import { many } from './amount.js';
import { renderHistory } from './history.js';
import { showIn } from './place.js';
import { printable } from './printable.js';
import { paintFor } from './terminal/paint.js';
import { wrap } from './terminal/width.js';
import type { Screen } from './view.js';

/** What became of raws, in the order in which it is told: what can still be done first. */
const STATES: readonly (readonly [state: RunRaw['state'], word: string])[] = [
  ['in-trash', 'in trash'],
  ['unknown', 'perhaps in trash: its line of the journal is lost'],
  ['restored', 'put back'],
  ['purged', 'deleted for good'],
  ['skipped', 'left where it was'],
  ['failed', 'could not be moved'],
];

/** One run: its line of the history, then every raw of it by what became of it. */
export function* renderRun(summary: RunSummary, raws: readonly RunRaw[], screen: Screen): Iterable<string> {
  const paint = paintFor(screen.colour);
  const show = showIn(summary.roots);
  yield* renderHistory([summary], { ...screen, all: true });
  for (const [state, word] of STATES) {
    const those = raws.filter(raw => raw.state === state);
    if (those.length === 0) continue;
    yield `\n${paint.strong(`${many(those.length, 'raw')}, ${word}:`)}\n`;
    for (const { raw, files, why } of those) {
      const sidecars = files.length > 1 ? ` and ${many(files.length - 1, 'sidecar')}` : '';
      yield `  ${show(raw)}${sidecars}\n`;
      if (why !== null) for (const text of wrap(printable(why), screen.columns, '    ')) yield `${paint.warns(text)}\n`;
    }
  }
  const first = raws.find(({ state }) => state === 'in-trash');
  if (first === undefined) return;
  yield `\nTo take back some of them: ${paint.strong(`rawtwin undo ${printable(summary.run)} --only NAME …`)}\n`;
}
