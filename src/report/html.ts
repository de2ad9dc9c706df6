import type { Action, Plan } from '../model/plan.js';
import { count, many, size } from './amount.js';
import { companionWords } from './companions.js';
import { escaped } from './html/escape.js';
import { STYLE, STYLE_HASH } from './html/style.js';
import { minute } from './moment.js';
import { CONFIDENCE, errnoWords, REASON } from './phrases.js';
import { nameOf, type Show, showBeside, showIn } from './place.js';
import { reasonInFull } from './reasons.js';
import { bytesOf, type FolderTally, keptByReason, orphansOf, tallyFolders } from './tally.js';

/** The plan as a page: one file, no script, nothing fetched, so it opens anywhere and can be sent. Every orphan with its reason. */
export function* renderHtml(plan: Plan): Iterable<string> {
  const show = showIn([...plan.roots, ...plan.also]);
  const tallies = tallyFolders(plan);
  yield head();
  yield* summary(plan, tallies);
  yield* troubles(plan, show);
  yield* folderTable(tallies, show);
  yield* orphanTables(plan, tallies, show);
  yield* keptTable(plan);
  yield '</main></body></html>\n';
}

function head(): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${STYLE_HASH}'">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">
<title>rawtwin: what would go to trash</title><style>${STYLE}</style></head><body><main>\n`;
}

function* summary(plan: Plan, tallies: readonly FolderTally[]): Iterable<string> {
  const bytes = tallies.reduce((sum, tally) => sum + tally.bytes, 0);
  const { raws, paired, kept } = plan.totals;
  yield `<h1>${plan.actions.length === 0 ? 'Nothing to trash' : `${many(plan.actions.length, 'raw')} would go to trash`}</h1>\n`;
  yield `<p class="soft">${[...plan.roots, ...plan.also].map(escaped).join('<br>')}</p><p class="soft">Looked at ${escaped(minute(plan.madeAt))}. Nothing was moved.</p>\n<ul class="tiles">`;
  yield `<li><b>${count(raws)}</b>raws</li><li><b class="stays">${count(paired)}</b>with a twin</li>`;
  yield `<li><b class="goes">${count(plan.actions.length)}</b>orphans${bytes > 0 ? `, ${size(bytes)}` : ''}</li><li><b class="stays">${count(kept - paired)}</b>kept without a twin</li></ul>\n`;
}

function* troubles(plan: Plan, show: Show): Iterable<string> {
  for (const { message, howToGoOn } of plan.refusals) {
    yield `<p class="warn"><b>rawtwin trash would refuse this: ${escaped(message)}</b><br>To go on: ${escaped(howToGoOn)}</p>\n`;
  }
  for (const { path, code } of plan.unreadable)
    yield `<p class="warn"><b>Could not be read:</b> ${escaped(show(path))}: ${escaped(errnoWords(code))}</p>\n`;
  for (const { kind, path } of plan.notes) {
    yield `<p class="warn">${kind === 'symlink' ? 'Symbolic link, not followed' : 'RAW format unknown to rawtwin, left alone'}: ${escaped(show(path))}</p>\n`;
  }
}

const FIGURES: readonly (readonly [head: string, of: (tally: FolderTally) => string])[] = [
  ['raws', t => count(t.raws)],
  ['paired', t => count(t.kept.paired)],
  ['orphans', t => count(orphansOf(t))],
  ['kept', t => count(t.raws - t.kept.paired - orphansOf(t))],
  ['to trash', t => (orphansOf(t) === 0 ? '' : size(t.bytes))],
];

function* folderTable(tallies: readonly FolderTally[], show: Show): Iterable<string> {
  if (tallies.length === 0) return;
  yield `<h2>Folders</h2>\n<table><thead><tr><th>folder</th>${FIGURES.map(([head]) => `<th class="n">${head}</th>`).join('')}</tr></thead><tbody>\n`;
  for (const tally of tallies) {
    const figures = FIGURES.map(([head, of]) => `<td class="n" data-head="${head}">${of(tally)}</td>`);
    yield `<tr><td class="name">${escaped(show(tally.folder))}</td>${figures.join('')}</tr>\n`;
  }
  yield '</tbody></table>\n';
}

function* orphanTables(plan: Plan, tallies: readonly FolderTally[], show: Show): Iterable<string> {
  if (plan.actions.length > 0) yield '<h2>Orphans</h2>\n';
  for (const tally of tallies) {
    if (tally.actions.length === 0) continue;
    yield `<h3>${escaped(show(tally.folder))}</h3>\n`;
    yield '<table><thead><tr><th>Raw</th><th class="n">Size</th><th>Confidence</th><th>Reason</th><th>Goes along</th></tr></thead><tbody>\n';
    const beside = showBeside(tally.folder, plan.roots);
    for (const action of tally.actions) yield orphanRow(action, beside, plan.roots);
    yield '</tbody></table>\n';
  }
}

function orphanRow(action: Action, show: Show, roots: Plan['roots']): string {
  const cells = [
    `<td class="name">${escaped(nameOf(action.raw.path))}</td>`,
    `<td class="n">${size(bytesOf(action))}</td>`,
    `<td class="goes">${escaped(CONFIDENCE[action.confidence].word)}</td>`,
    `<td>${escaped(reasonInFull(action, roots))}</td>`,
    `<td data-head="with">${escaped(companionWords(action, show))}</td>`,
  ];
  return `<tr>${cells.join('')}</tr>\n`;
}

function* keptTable(plan: Plan): Iterable<string> {
  if (plan.kept.length === 0) return;
  yield '<h2>Kept</h2>\n<table><thead><tr><th>Reason</th><th class="n">Raws</th><th>Why</th></tr></thead><tbody>\n';
  for (const [reason, rows] of keptByReason(plan)) {
    const { word, why, hint } = REASON[reason];
    const told = `${escaped(why)}${hint === '' ? '' : `<br><span class="soft">${escaped(hint)}</span>`}`;
    yield `<tr><td class="name">${escaped(word)}</td><td class="n">${count(rows.length)}</td><td>${told}</td></tr>\n`;
  }
  yield '</tbody></table>\n';
}
