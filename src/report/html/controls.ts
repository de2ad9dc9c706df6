import type { Sheet } from '../../model/sheet.js';
import { SHEET_SAYS, SHEET_WORDS as W } from '../sheet/words.js';
import { dataBlock } from './data.js';
import { escaped } from './escape.js';
import { liveButton, livePanel } from './live.js';

const option = (value: string, word: string): string => `<option value="${escaped(value)}">${escaped(word)}</option>`;
const select = (name: string, label: string, options: readonly string[]): string =>
  `<label>${label} <select name="${name}" autocomplete="off">${options.join('')}</select></label>\n`;

/** Filters and order; only the script shows them, since without it they would do nothing. */
export function filters({ about, folders, rows }: Sheet): string {
  const { kinds } = SHEET_SAYS[about];
  const badges = new Map(rows.map(({ badge }) => [badge.key, badge.word]));
  const used = new Set(rows.map(({ folder }) => folder));
  const any = option('', W.all);
  return `<form class="filters scripted" role="search" aria-label="${W.filters}">
<label>${W.search} <input type="search" name="text" placeholder="${W.searchHint}" autocomplete="off"></label>
${select('group', W.verdict, [any, option('orphan', kinds.orphan), option('kept', kinds.kept)])}${select('folder', W.folder, [
  any,
  ...folders.flatMap(({ shown }, i) => (used.has(i) ? [option(String(i), shown)] : [])),
])}${select('badge', W.confidence, [any, ...[...badges].map(([key, word]) => option(key, word))])}${select(
  'sort',
  W.sort,
  Object.entries(W.sorts).map(([key, word]) => option(key, word)),
)}<output class="shown" name="shown"></output></form>
`;
}

/** The choice, always in sight, with what it comes to. */
export function choiceBar({ about, choice }: Sheet, isLive: boolean): string {
  const { pick } = W;
  const buttons = `<button type="button" data-do="all">${pick.all}</button><button type="button" data-do="none">${pick.none}</button>`;
  const save =
    choice === null
      ? ''
      : `${buttons}<button type="button" data-do="save"${isLive ? '' : ' class="main"'}>${SHEET_SAYS[about].save}</button>`;
  const trash = isLive ? liveButton : '';
  return `<footer class="choice scripted">${isLive ? livePanel() : ''}<output class="chosen" aria-live="polite"></output><span class="buttons">${save}${trash}
<button type="button" data-do="help">${pick.help} <kbd>?</kbd></button></span></footer>\n`;
}

/** The large view, the keys, and what comes after saving. */
export function dialogs({ about, choice }: Sheet): string {
  const closeWith = (more: string) => `<form method="dialog">${more}<button>${W.close}</button></form>`;
  const close = closeWith('');
  const { before, toggle, after } = W.pick;
  const steps = Object.entries({ before, ...(choice === null ? {} : { toggle }), after });
  const moves = steps.map(([does, word]) => `<button type="button" data-do="${does}">${word}</button>`).join('');
  const keys = W.keys.map(([key, does]) => `<dt><kbd>${key}</kbd></dt><dd>${does}</dd>`).join('');
  const { save, saved } = SHEET_SAYS[about];
  const command = choice === null ? '' : escaped(choice.command);
  return `<dialog class="zoom" aria-label="${W.keys[2][1]}"><div class="view" tabindex="-1" autofocus></div><div class="told"></div>${closeWith(moves)}</dialog>
<dialog class="help" aria-label="${W.pick.help}"><h2>${W.pick.help}</h2><dl>${keys}</dl>${close}</dialog>
<dialog class="saved" aria-label="${save}"><p>${saved}</p><p><code>${command}</code></p>
<p aria-live="polite" class="copied"></p><button type="button" data-do="copy">${W.pick.copy}</button>${close}</dialog>
`;
}

/** What the script needs beside the cards: its words, and how a plan file of the choice begins. */
export function scriptData({ about, choice }: Sheet): string {
  const head = choice === null ? 'null' : JSON.stringify({ head: choice.head, file: choice.file, command: choice.command });
  return dataBlock('words', JSON.stringify({ ...W.script, ...SHEET_SAYS[about].script })) + dataBlock('choice', head);
}
