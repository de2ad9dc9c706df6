import type { Sheet, SheetCard, SheetGroup, SheetRow } from '../model/sheet.js';
import { count, many } from './amount.js';
import { card, type Shown } from './html/card.js';
import { choiceBar, dialogs, filters, scriptData } from './html/controls.js';
import { dataBlock } from './html/data.js';
import { escaped } from './html/escape.js';
import { type LivePage, liveDialog } from './html/live.js';
import { overview, reasons } from './html/overview.js';
import { SHEET_SAYS, SHEET_WORDS as W } from './sheet/words.js';

/** The page's own style and script, each with its SHA-256 in base64: what else is in the page neither styles nor runs. */
export interface PageParts {
  readonly style: string;
  readonly styleHash: string;
  readonly script: string;
  readonly scriptHash: string;
}

/**
 * A contact sheet as a page: one file, nothing fetched, so it opens anywhere and can be sent. Cards come in the order of `sheet.rows` and
 * are written as they come; no more than one of them is held. Without script all of it can be read, but not filtered or chosen from.
 * `live`: the page of a review, which speaks with the server that it came from.
 */
export async function* renderSheet(
  sheet: Sheet,
  cards: AsyncIterable<SheetCard>,
  parts: PageParts,
  live: LivePage | null = null,
): AsyncIterable<string> {
  yield head(sheet, parts, live !== null);
  yield* overview(sheet);
  yield `${filters(sheet)}<p class="nothing soft" hidden>${W.script.noMatch}</p>\n`;
  yield '<div class="written">';
  yield* groups(sheet, cards);
  yield '</div>\n';
  yield* reasons(sheet);
  yield `</main>\n${choiceBar(sheet, live !== null)}${dialogs(sheet)}${live === null ? '' : liveDialog(live)}${scriptData(sheet)}<script>${parts.script}</script></body></html>\n`;
}

function head({ title }: Sheet, { style, styleHash, scriptHash }: PageParts, isLive: boolean): string {
  const own = isLive ? "img-src 'self' data:; connect-src 'self'" : 'img-src data:';
  const policy = `default-src 'none'; ${own}; style-src 'sha256-${styleHash}'; script-src 'sha256-${scriptHash}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer"><meta name="color-scheme" content="light dark">
<title>rawtwin: ${escaped(title)}</title><style>${style}</style></head><body><main>\n`;
}

/** How many rows stand in a group, or in a folder of it. */
type CountOf = (group: SheetGroup, folder?: number) => number;

function countRows(rows: readonly SheetRow[]): CountOf {
  const counts = new Map<string, number>();
  for (const { group, folder } of rows)
    for (const key of [`${group} all`, `${group} ${folder}`]) counts.set(key, (counts.get(key) ?? 0) + 1);
  return (group, folder) => counts.get(`${group} ${folder ?? 'all'}`) ?? 0;
}

async function* groups(sheet: Sheet, cards: AsyncIterable<SheetCard>): AsyncIterable<string> {
  const countOf = countRows(sheet.rows);
  const shown: Shown = new Map();
  let last: SheetRow | undefined;
  let actions: string[] = [];
  let place = 0;
  for await (const one of cards) {
    const { row } = one;
    if (row.group !== last?.group || row.folder !== last.folder) {
      yield endOf(last, row.group, actions) + startOf(sheet, row, last, countOf);
      actions = [];
    }
    yield card(one, place, sheet.choice !== null, shown);
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

function startOf(sheet: Sheet, row: SheetRow, last: SheetRow | undefined, countOf: CountOf): string {
  const { group, folder } = row;
  const name = escaped(sheet.folders[folder]?.shown ?? '');
  const heading = `<h3>${name} <span class="soft">${many(countOf(group, folder), 'raw')}</span></h3>`;
  const opens = group === last?.group ? '' : startOfGroup(sheet, group, countOf(group));
  return `${opens}<section class="folder" data-folder="${folder}">${heading}\n<div class="cards">\n`;
}

function startOfGroup({ about }: Sheet, group: SheetGroup, raws: number): string {
  const [heading, lead] = SHEET_SAYS[about].groups[group];
  const title = `<h2 id="${group}">${heading} <span class="soft">${count(raws)}</span></h2>`;
  return `<section class="group" data-group="${group}" aria-labelledby="${group}">${title}\n<p class="soft">${lead}</p>\n`;
}
