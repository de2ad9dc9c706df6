import type { Sheet, SheetCounts, SheetKind, SheetTimeline } from '../../model/sheet.js';
import { count } from '../amount.js';
import { sumOf } from '../sheet/timeline.js';
import type { Words } from '../words/index.js';
import { escaped } from './escape.js';

const HEIGHT = 40;
/** From the ground up: what would go is what the reader looks for. */
export const STACK: readonly SheetKind[] = ['orphan', 'kept', 'paired'];

/** The shoot over time as a drawing, with the same in words for who does not see it. */
export function* timeline(
  { bins, marks, byFile, unknown }: SheetTimeline,
  counts: SheetCounts,
  about: Sheet['about'],
  { sheet }: Words,
): Iterable<string> {
  if (bins.length === 0) return;
  const most = Math.max(...bins.map(sumOf));
  const label = sheet.about[about].timelineOf(count(counts.paired), count(counts.orphan), count(counts.kept));
  yield `<svg class="time" viewBox="0 0 ${bins.length} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="${escaped(label)}">`;
  for (const [i, kind] of STACK.entries()) yield `<path class="k-${kind}" d="${barsOf(bins, kind, STACK.slice(0, i), most)}"/>`;
  yield '</svg><svg class="marks" aria-hidden="true">';
  for (const { at, label } of marks) {
    // Near the end it stands before its place, where there is room.
    const anchor = at > 0.8 ? ' text-anchor="end"' : '';
    yield `<text x="${(at * 100).toFixed(1)}%" y="11"${anchor}>${escaped(label)}</text>`;
  }
  yield '</svg>\n';
  const told = [
    ...(byFile > 0 ? [sheet.byFile(byFile)] : []),
    ...(unknown > 0 ? [sheet.noTime(unknown)] : []),
    ...(marks.length > 1 ? [sheet.pausesLeftOut] : []),
  ];
  if (told.length > 0) yield `<p class="soft small">${told.map(escaped).join(' ')}</p>\n`;
}

function barsOf(bins: readonly SheetCounts[], kind: SheetKind, below: readonly SheetKind[], most: number): string {
  const high = (n: number) => Number(((n / most) * HEIGHT).toFixed(2));
  return bins
    .flatMap((bin, x) => {
      const ground = HEIGHT - below.reduce((sum, other) => sum + high(bin[other]), 0);
      return bin[kind] === 0 ? [] : [`M${x} ${ground.toFixed(2)}h.86v-${high(bin[kind])}h-.86z`];
    })
    .join('');
}

/** Shares of one folder as a bar; bars of all folders are equally wide. */
export function bar(counts: SheetCounts): string {
  const all = sumOf(counts);
  let x = 0;
  const parts = STACK.map(kind => {
    const width = (counts[kind] / all) * 100;
    const part = width === 0 ? '' : `<rect class="k-${kind}" x="${x.toFixed(2)}" width="${width.toFixed(2)}" height="1"/>`;
    x += width;
    return part;
  });
  return `<svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">${parts.join('')}</svg>`;
}
