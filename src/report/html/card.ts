import type { SheetCard, SheetNeighbour, SheetRow, SheetTime } from '../../model/sheet.js';
import { size } from '../amount.js';
import { wallClock, wallDay } from '../sheet/shot-time.js';
import type { Words } from '../words/index.js';
import { escaped } from './escape.js';
import { largePicture, picture, samePicture } from './picture.js';

/** Pictures of neighbours that stand in the page already, by path: their id and the place of the card that has them. */
type Shown = Map<string, readonly [id: string, row: number]>;
/** Where a card stands: `place`, how many come before it. */
export interface CardPlace {
  readonly place: number;
  readonly canChoose: boolean;
  readonly shown: Shown;
  readonly words: Words;
}
type SheetWords = Words['sheet'];

/**
 * One raw. It stands in a `noscript`: a reader without script sees all cards at once, and for the script each is a text that costs next
 * to nothing until its card is looked at. What the script sorts, filters and counts by are the `data-` attributes.
 */
export function card({ row, pictures, neighbours }: SheetCard, { place, canChoose, shown, words }: CardPlace): string {
  const { badge } = row;
  const { sheet, say } = words;
  const along = row.sidecars === '' ? '' : `<p class="along">${escaped(sheet.goAlong(row.sidecars))}</p>`;
  return `<noscript class="row"${dataOf(row, canChoose)}><article class="card" aria-label="${escaped(say.list([row.name, badge.word]))}">
<h4><span class="name">${escaped(row.name)}</span></h4>${picture(pictures.small, sheet)}${largePicture(pictures.large)}
<p class="meta">${[timeWords(row.time, sheet), size(row.bytes).replace(' ', '\u00a0'), ...(row.body === null ? [] : [escaped(row.body)])].join('\u00a0<i>·</i> ')}</p>
<p class="why" title="${escaped(row.why)}"><b class="badge" title="${escaped(badge.means)}">${escaped(badge.word)}</b> ${escaped(row.why)}</p>${along}
${nearby(neighbours, place, shown, sheet)}</article></noscript>
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

function timeWords(time: SheetTime | null, { noTimeOfOne, fileTime }: SheetWords): string {
  if (time === null) return escaped(noTimeOfOne);
  const [day, clock] = [wallDay(time.ms), wallClock(time.ms)];
  const told = `<time datetime="${day}T${clock}">${day} ${clock}</time>`;
  return time.from === 'file' ? fileTime(told) : told;
}

function nearby(neighbours: readonly SheetNeighbour[], place: number, shown: Shown, sheet: SheetWords): string {
  if (neighbours.length === 0) return '';
  const stem = (name: string) => escaped(name.replace(/(?<=.)\.[^.]*$/s, ''));
  const pictures = neighbours.map(
    one => `<figure>${pictureOnce(one, place, shown, sheet)}<figcaption>${stem(one.name)}</figcaption></figure>`,
  );
  return `<div class="near"><p>${escaped(sheet.burst)}</p>${pictures.join('')}</div>`;
}

/** The picture itself the first time, and where to find it from then on. */
function pictureOnce({ path, small }: SheetNeighbour, place: number, shown: Shown, sheet: SheetWords): string {
  const known = shown.get(path);
  if (known !== undefined) return samePicture(...known);
  if (small === undefined || small === null) return '';
  const id = `n${shown.size}`;
  shown.set(path, [id, place]);
  return picture(small, sheet, id);
}
