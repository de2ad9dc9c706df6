import type { Receipt, RunResult, UndoResult } from '../model/receipt.js';
import { many, size } from './amount.js';
import { folderOf, type Show, showIn } from './place.js';
import { printable } from './printable.js';
import { bytesOf } from './tally.js';
import { type Paint, paintFor } from './terminal/paint.js';
import { wrap } from './terminal/width.js';
import type { Screen } from './view.js';

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
  yield `${paint.strong(outcomeLine(trashed, result))}\n`;
  yield* placesOf(trashed);
  yield* stayed(of('skipped'), 'left where it is', 'left where they are', show, screen, paint);
  yield* stayed(of('failed'), 'could not be moved', 'could not be moved', show, screen, paint);
  if (result.interrupted) yield 'Interrupted: all that was not moved is where it was, and the journal is complete.\n';
  if (trashed.length === 0) return;
  yield `To take it back: ${paint.strong(`rawtwin undo ${result.run}`)}\n`;
  yield 'The disk has its space back when the trash is emptied, or with rawtwin purge.\n';
}

/** Bytes as the plan told them: sidecars too, which a receipt leaves out. */
function outcomeLine(trashed: readonly Receipt[], { plan, interrupted }: RunResult): string {
  if (trashed.length === 0) return interrupted ? 'Interrupted before anything was moved.' : 'Nothing was moved.';
  const sidecars = trashed.reduce((sum, { to }) => sum + to.length - 1, 0);
  const planned = new Map(plan.actions.map(action => [action.id, bytesOf(action)]));
  const bytes = trashed.reduce((sum, { action, bytes }) => sum + (planned.get(action) ?? bytes), 0);
  return `Moved ${many(trashed.length, 'raw')}${sidecars > 0 ? ` with ${many(sidecars, 'sidecar')}` : ''} to trash: ${size(bytes)}.`;
}

function* placesOf(trashed: readonly Receipt[]): Iterable<string> {
  const places = new Set(trashed.flatMap(({ to }) => to.map(({ at }) => folderOf(at))));
  for (const place of [...places].slice(0, PLACES)) yield `  in ${printable(place)}\n`;
  if (places.size > PLACES) yield `  and in ${many(places.size - PLACES, 'more place')}; --json names each\n`;
}

/** Raws that stayed, grouped by the reason. */
function* stayed(rows: readonly Receipt[], one: string, more: string, show: Show, screen: Screen, paint: Paint): Iterable<string> {
  const byWhy = new Map<string, Receipt[]>();
  for (const row of rows) {
    const same = byWhy.get(row.why ?? '');
    if (same) same.push(row);
    else byWhy.set(row.why ?? '', [row]);
  }
  for (const [why, same] of byWhy) {
    const reason = why === '' ? '' : `: ${printable(why)}`;
    const head = `${many(same.length, 'raw')} ${same.length === 1 ? one : more}${reason}`;
    for (const text of wrap(head, screen.columns, '')) yield `${paint.warns(text)}\n`;
    for (const { raw } of same.slice(0, SHOWN)) yield `  ${show(raw)}\n`;
    if (same.length > SHOWN) yield `  and ${many(same.length - SHOWN, 'more', 'more')}; --json names each\n`;
  }
}

/** After undo: what came back, what is blocked and by what. `preview`: what an undo would do. Nothing is ever overwritten. */
export function* renderUndo(result: UndoResult, screen: Screen & { readonly preview?: boolean }): Iterable<string> {
  const { run, restored, blocked, purged, unasked, interrupted } = result;
  const paint = paintFor(screen.colour);
  const verb = screen.preview ? 'Would put back' : 'Put back';
  yield `${paint.strong(`${verb} ${many(restored.length, 'file')} of run ${printable(run)}.`)}\n`;
  if (screen.preview) for (const { from } of restored) yield `  ${printable(from)}\n`;
  if (blocked.length > 0) {
    const head = `${many(blocked.length, 'file')} cannot come back now; nothing was overwritten:`;
    for (const text of wrap(head, screen.columns, '')) yield `${paint.warns(text)}\n`;
    for (const { from, at, why } of blocked.slice(0, SHOWN)) yield* blockedLines(printable(from), printable(why), printable(at));
    if (blocked.length > SHOWN) yield `  and ${many(blocked.length - SHOWN, 'more', 'more')}; --json names each\n`;
    yield `Once that is settled, run again: ${paint.strong(`rawtwin undo ${printable(run)}`)}\n`;
  }
  if (purged.length > 0) {
    const text = `${many(purged.length, 'file')} of this run ${purged.length === 1 ? 'was' : 'were'} deleted for good by an earlier purge:`;
    for (const line of wrap(text, screen.columns, '')) yield `${paint.warns(line)}\n`;
    for (const { from } of purged.slice(0, SHOWN)) yield `  ${printable(from)}\n`;
    if (purged.length > SHOWN) yield `  and ${many(purged.length - SHOWN, 'more', 'more')}; --json names each\n`;
  }
  if (unasked > 0)
    yield `${many(unasked, 'raw')} of this run ${screen.preview ? 'would stay' : unasked === 1 ? 'stays' : 'stay'} in trash.\n`;
  if (interrupted) yield `Interrupted; the rest is still in trash. To go on: ${paint.strong(`rawtwin undo ${printable(run)}`)}\n`;
}

function* blockedLines(from: string, why: string, at: string): Iterable<string> {
  yield `  ${from}\n    ${why}\n`;
  yield `    it waits in ${at}\n`;
}
