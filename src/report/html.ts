import type { Sheet, SheetCard, SheetGroup, SheetRow } from '../model/sheet.js';
import { count } from './amount.js';
import { type CardPlace, card } from './html/card.js';
import { choiceBar, dialogs, filters, scriptData } from './html/controls.js';
import { dataBlock } from './html/data.js';
import { escaped } from './html/escape.js';
import { type LivePage, liveDialog } from './html/live.js';
import { overview, reasons } from './html/overview.js';
import type { Words } from './words/index.js';

/** The page's own style and script, each with its SHA-256 in base64: what else is in the page neither styles nor runs. */
export interface PageParts {
  readonly style: string;
  readonly styleHash: string;
  readonly script: string;
  readonly scriptHash: string;
}
/** How a sheet becomes a page. `words`: those of the sheet, in the same language. */
interface PageForm {
  readonly words: Words;
  readonly parts: PageParts;
  /** Of the page of a review, which speaks with the server that it came from. */
  readonly live?: LivePage;
}

/**
 * A contact sheet as a page: one file, nothing fetched, so it opens anywhere and can be sent. Cards come in the order of `sheet.rows` and
 * are written as they come; no more than one of them is held. Without script all of it can be read, but not filtered or chosen from.
 */
export async function* renderSheet(sheet: Sheet, cards: AsyncIterable<SheetCard>, form: PageForm): AsyncIterable<string> {
  const { words, parts, live } = form;
  yield head(sheet, form);
  yield* overview(sheet, words);
  yield `${filters(sheet, words)}<p class="nothing soft" hidden>${escaped(words.sheet.noMatch)}</p>\n`;
  yield '<div class="written">';
  yield* groups(sheet, cards, words);
  yield '</div>\n';
  yield* reasons(sheet, words);
  yield `</main>\n${choiceBar(sheet, words, live !== undefined)}${dialogs(sheet, words)}${live ? liveDialog(live, words) : ''}`;
  yield `${scriptData(sheet, words)}<script>${parts.script}</script></body></html>\n`;
}

function head({ title }: Sheet, { words: { sheet, say }, parts: { style, styleHash, scriptHash }, live }: PageForm): string {
  const own = live ? "img-src 'self' data:; connect-src 'self'" : 'img-src data:';
  const policy = `default-src 'none'; ${own}; style-src 'sha256-${styleHash}'; script-src 'sha256-${scriptHash}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="${sheet.lang}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer"><meta name="color-scheme" content="light dark">
<title>${escaped(say.because('rawtwin', title))}</title><style>${style}</style></head><body><main>\n`;
}

/** How many rows stand in a group, or in a folder of it. */
type CountOf = (group: SheetGroup, folder?: number) => number;
interface Told {
  readonly countOf: CountOf;
  readonly words: Words;
}
type Heading = Words['sheet']['about']['plan']['groups'][SheetGroup];

function countRows(rows: readonly SheetRow[]): CountOf {
  const counts = new Map<string, number>();
  for (const { group, folder } of rows)
    for (const key of [`${group} all`, `${group} ${folder}`]) counts.set(key, (counts.get(key) ?? 0) + 1);
  return (group, folder) => counts.get(`${group} ${folder ?? 'all'}`) ?? 0;
}

async function* groups(sheet: Sheet, cards: AsyncIterable<SheetCard>, words: Words): AsyncIterable<string> {
  const countOf = countRows(sheet.rows);
  const all: Omit<CardPlace, 'place'> = { canChoose: sheet.choice !== null, shown: new Map(), words };
  let last: SheetRow | undefined;
  let actions: string[] = [];
  let place = 0;
  for await (const one of cards) {
    const { row } = one;
    if (row.group !== last?.group || row.folder !== last.folder) {
      yield endOf(last, row.group, actions) + startOf(sheet, row, last, { countOf, words });
      actions = [];
    }
    yield card(one, { ...all, place });
    place += 1;
    if (sheet.choice !== null && row.group === 'orphan') actions.push(sheet.choice.actionOf(row.id));
    last = row;
  }
  yield endOf(last, undefined, actions);
}

/** Closes a folder, and its group when that ends as well. */
function endOf(last: SheetRow | undefined, next: SheetGroup | undefined, actions: readonly string[]): string {
  if (last === undefined) return '';
  const data = actions.length === 0 ? '' : dataBlock('actions', `[\n${actions.join(',\n')}]`);
  return `</div>${data}</section>\n${last.group === next ? '' : '</section>\n'}`;
}

function startOf(sheet: Sheet, row: SheetRow, last: SheetRow | undefined, { countOf, words }: Told): string {
  const { group, folder } = row;
  const name = escaped(sheet.folders[folder]?.shown ?? '');
  const heading = `<h3>${name} <span class="soft">${escaped(words.sheet.raws(countOf(group, folder)))}</span></h3>`;
  const opens = group === last?.group ? '' : startOfGroup(words.sheet.about[sheet.about].groups[group], group, countOf(group));
  return `${opens}<section class="folder" data-folder="${folder}">${heading}\n<div class="cards">\n`;
}

function startOfGroup({ heading, lead }: Heading, group: SheetGroup, raws: number): string {
  const title = `<h2 id="${group}">${escaped(heading)} <span class="soft">${count(raws)}</span></h2>`;
  return `<section class="group" data-group="${group}" aria-labelledby="${group}">${title}\n<p class="soft">${escaped(lead)}</p>\n`;
}
