import type { SheetCard, SheetNeighbour, SheetRow, SheetTime } from '../../model/sheet.js';
import { size } from '../amount.js';
import { wallClock, wallDay } from '../sheet/shot-time.js';
import { SHEET_WORDS as W } from '../sheet/words.js';
import { escaped } from './escape.js';
import { largePicture, picture, samePicture } from './picture.js';

/** Pictures of neighbours that stand in the page already, by path: their id and the place of the card that has them. */
export type Shown = Map<string, readonly [id: string, row: number]>;

/**
 * One raw. It stands in a `noscript`: a reader without script sees all cards at once, and for the script each is a text that costs next
 * to nothing until its card is looked at. What the script sorts, filters and counts by are the `data-` attributes.
 */
export function card({ row, pictures, neighbours }: SheetCard, place: number, canChoose: boolean, shown: Shown): string {
  const { badge } = row;
  const along = row.sidecars === '' ? '' : `<p class="along">${W.goAlong}: ${escaped(row.sidecars)}</p>`;
  return `<noscript class="row"${dataOf(row, canChoose)}><article class="card" aria-label="${escaped(`${row.name}, ${badge.word}`)}">
<h4><span class="name">${escaped(row.name)}</span></h4>${picture(pictures.small)}${largePicture(pictures.large)}
<p class="meta">${[timeWords(row.time), size(row.bytes).replace(' ', '\u00a0'), ...(row.body === null ? [] : [escaped(row.body)])].join('\u00a0<i>·</i> ')}</p>
<p class="why" title="${escaped(row.why)}"><b class="badge" title="${escaped(badge.means)}">${escaped(badge.word)}</b> ${escaped(row.why)}</p>${along}
${nearby(neighbours, place, shown)}</article></noscript>
`;
}

function dataOf(row: SheetRow, canChoose: boolean): string {
  const data = {
    group: row.group,
    folder: row.folder,
    badge: row.badge.key,
    time: row.time?.ms ?? 0,
    bytes: row.bytes,
    name: row.name,
    text: [row.badge.word, row.why, row.body ?? '', row.sidecars].join(' '),
    ...(canChoose && row.group === 'orphan' ? { id: row.id } : {}),
    ...(row.neighbours.length > 0 ? { near: '' } : {}),
  };
  return Object.entries(data)
    .map(([name, value]) => ` data-${name}="${escaped(String(value))}"`)
    .join('');
}

function timeWords(time: SheetTime | null): string {
  if (time === null) return W.noTimeOfOne;
  const [day, clock] = [wallDay(time.ms), wallClock(time.ms)];
  return `<time datetime="${day}T${clock}">${day} ${clock}</time>${time.from === 'file' ? ` (${W.fileTime})` : ''}`;
}

function nearby(neighbours: readonly SheetNeighbour[], place: number, shown: Shown): string {
  if (neighbours.length === 0) return '';
  const stem = (name: string) => escaped(name.replace(/(?<=.)\.[^.]*$/s, ''));
  const pictures = neighbours.map(one => `<figure>${pictureOnce(one, place, shown)}<figcaption>${stem(one.name)}</figcaption></figure>`);
  return `<div class="near"><p>${W.burst}</p>${pictures.join('')}</div>`;
}

/** The picture itself the first time, and where to find it from then on. */
function pictureOnce({ path, small }: SheetNeighbour, place: number, shown: Shown): string {
  const known = shown.get(path);
  if (known !== undefined) return samePicture(...known);
  if (small === undefined || small === null) return '';
  const id = `n${shown.size}`;
  shown.set(path, [id, place]);
  return picture(small, id);
}
