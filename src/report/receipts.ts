import { push } from '../model/groups.js';
import { folderOf } from '../model/path.js';
import type { Receipt, RunResult, UndoResult } from '../model/receipt.js';
import { shownWords } from './phrases.js';
import { type Show, showIn } from './place.js';
import { printable } from './printable.js';
import { bytesOf, rejectedIn } from './tally.js';
import { type Paint, paintFor } from './terminal/paint.js';
import { wrap } from './terminal/width.js';
import type { Screen } from './view.js';
import { type Words, wordsAbout } from './words/index.js';

/** Files told of one kind of trouble; how many there are is always told. */
const SHOWN = 20;
/** Places told that trashed files went to. */
const PLACES = 5;

/** After trash: what moved and where to, what did not and why, and how to take it back. Chunks are whole lines. */
export function* renderReceipts(result: RunResult, screen: Screen): Iterable<string> {
  const paint = paintFor(screen.colour);
  const show = showIn(result.plan.roots);
  const of = (outcome: Receipt['outcome']) => result.receipts.filter(receipt => receipt.outcome === outcome);
  const trashed = of('trashed');
  const words = screen.words.receipts;
  yield `${paint.strong(outcomeLine(trashed, result, words))}\n`;
  yield* placesOf(trashed, words);
  yield* stayed(of('skipped'), words.skipped, show, screen, paint);
  yield* stayed(of('failed'), words.failed, show, screen, paint);
  if (result.interrupted) yield `${words.interrupted}\n`;
  if (trashed.length === 0) return;
  yield `${words.takeBack(paint.strong(`rawtwin undo ${result.run}`))}\n`;
  yield `${words.space}\n`;
}

/** Bytes as the plan told them: sidecars too, which a receipt leaves out. */
function outcomeLine(trashed: readonly Receipt[], { plan, interrupted }: RunResult, words: Words['receipts']): string {
  if (trashed.length === 0) return interrupted ? words.interruptedBefore : words.nothingMoved;
  const ids = new Set(trashed.map(({ action }) => action));
  const rejected = plan.actions.reduce((sum, action) => sum + (ids.has(action.id) ? rejectedIn(action) : 0), 0);
  const sidecars = trashed.reduce((sum, { to }) => sum + to.length - 1, 0) - rejected;
  const planned = new Map(plan.actions.map(action => [action.id, bytesOf(action)]));
  const bytes = trashed.reduce((sum, { action, bytes }) => sum + (planned.get(action) ?? bytes), 0);
  return words.moved(trashed.length, sidecars, bytes, rejected);
}

function* placesOf(trashed: readonly Receipt[], words: Words['receipts']): Iterable<string> {
  const places = new Set(trashed.flatMap(({ to }) => to.map(({ at }) => folderOf(at))));
  for (const place of [...places].slice(0, PLACES)) yield `  ${words.in(printable(place))}\n`;
  if (places.size > PLACES) yield `  ${words.morePlaces(places.size - PLACES)}\n`;
}

/** Raws that stayed, grouped by the reason. */
function* stayed(rows: readonly Receipt[], head: (raws: number) => string, show: Show, screen: Screen, paint: Paint): Iterable<string> {
  const byWhy = new Map<string, Receipt[]>();
  for (const row of rows) push(byWhy, row.why === undefined ? '' : shownWords(row.why, screen.words), row);
  for (const [why, same] of byWhy) {
    const told = why === '' ? head(same.length) : screen.words.say.because(head(same.length), why);
    for (const text of wrap(told, screen.columns, '')) yield `${paint.warns(text)}\n`;
    for (const { raw } of same.slice(0, SHOWN)) yield `  ${show(raw)}\n`;
    if (same.length > SHOWN) yield `  ${screen.words.receipts.andMore(same.length - SHOWN)}\n`;
  }
}

/** After undo: what came back, what is blocked and by what. `preview`: what an undo would do. Nothing is ever overwritten. */
export function* renderUndo(result: UndoResult, screen: Screen & { readonly preview?: boolean }): Iterable<string> {
  const { run, restored, blocked, purged, unasked, interrupted } = result;
  const paint = paintFor(screen.colour);
  const words = wordsAbout(screen.words, result.orphans).undo;
  const done = screen.preview ? words.wouldPutBack : words.putBack;
  const again = paint.strong(`rawtwin undo ${printable(run)}`);
  yield `${paint.strong(done(restored.length, printable(run)))}\n`;
  if (screen.preview) for (const { from } of restored) yield `  ${printable(from)}\n`;
  if (blocked.length > 0) {
    for (const text of wrap(words.blocked(blocked.length), screen.columns, '')) yield `${paint.warns(text)}\n`;
    for (const { from, at, why } of blocked.slice(0, SHOWN))
      yield `  ${printable(from)}\n    ${shownWords(why, screen.words)}\n    ${words.placeInTrash(printable(at))}\n`;
    if (blocked.length > SHOWN) yield `  ${words.andMore(blocked.length - SHOWN)}\n`;
    yield `${words.again(again)}\n`;
  }
  if (purged.length > 0) {
    for (const line of wrap(words.purged(purged.length), screen.columns, '')) yield `${paint.warns(line)}\n`;
    for (const { from } of purged.slice(0, SHOWN)) yield `  ${printable(from)}\n`;
    if (purged.length > SHOWN) yield `  ${words.andMore(purged.length - SHOWN)}\n`;
  }
  if (unasked > 0) yield `${words.unasked(unasked, screen.preview === true)}\n`;
  if (interrupted) yield `${words.interrupted(again)}\n`;
}
