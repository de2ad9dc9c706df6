import type { Sheet } from '../../model/sheet.js';
import type { Words } from '../words/index.js';
import { dataBlock } from './data.js';
import { escaped } from './escape.js';
import { liveButton, livePanel } from './live.js';

const option = (value: string, word: string): string => `<option value="${escaped(value)}">${escaped(word)}</option>`;
const select = (name: string, label: string, options: readonly string[]): string =>
  `<label>${escaped(label)} <select name="${name}" autocomplete="off">${options.join('')}</select></label>\n`;
const button = (does: string, word: string, more = ''): string =>
  `<button type="button" data-do="${does}"${more}>${escaped(word)}</button>`;

/** Filters and order; only the script shows them, since without it they would do nothing. */
export function filters({ about, folders, rows }: Sheet, { sheet }: Words): string {
  const { kinds } = sheet.about[about];
  const badges = new Map(rows.map(({ badge }) => [badge.key, badge.word]));
  const used = new Set(rows.map(({ folder }) => folder));
  const any = option('', sheet.any);
  return `<form class="filters scripted" role="search" aria-label="${escaped(sheet.filters)}">
<label>${escaped(sheet.search)} <input type="search" name="text" placeholder="${escaped(sheet.searchHint)}" autocomplete="off"></label>
${select('group', sheet.verdict, [any, option('orphan', kinds.orphan), option('kept', kinds.kept)])}${select('folder', sheet.folder, [
  any,
  ...folders.flatMap(({ shown }, i) => (used.has(i) ? [option(String(i), shown)] : [])),
])}${select('badge', sheet.confidence, [any, ...[...badges].map(([key, word]) => option(key, word))])}${select(
  'sort',
  sheet.sort,
  Object.entries(sheet.sorts).map(([key, word]) => option(key, word)),
)}<output class="shown" name="shown"></output></form>
`;
}

/** The choice, always in sight, with what it comes to. */
export function choiceBar({ about, choice }: Sheet, words: Words, isLive: boolean): string {
  const { button: does, about: says } = words.sheet;
  const save =
    choice === null
      ? ''
      : button('all', does.all) + button('none', does.none) + button('save', says[about].save, isLive ? '' : ' class="main"');
  const trash = isLive ? liveButton : '';
  return `<footer class="choice scripted">${isLive ? livePanel(words) : ''}<output class="chosen" aria-live="polite"></output><span class="buttons">${save}${trash}
<button type="button" data-do="help">${escaped(does.help)} <kbd>?</kbd></button></span></footer>\n`;
}

/** The large view, the keys, and what comes after saving. */
export function dialogs({ about, choice }: Sheet, { sheet }: Words): string {
  const { before, toggle, after, help, copy, close } = sheet.button;
  const closeWith = (more: string) => `<form method="dialog">${more}<button>${escaped(close)}</button></form>`;
  const steps = Object.entries({ before, ...(choice === null ? {} : { toggle }), after });
  const moves = steps.map(([does, word]) => button(does, word)).join('');
  const { save, saved } = sheet.about[about];
  const command = choice === null ? '' : escaped(choice.command);
  return `<dialog class="zoom" aria-label="${escaped(sheet.does.enter)}"><div class="view" tabindex="-1" autofocus></div><div class="told"></div>${closeWith(moves)}</dialog>
<dialog class="help" aria-label="${escaped(help)}"><h2>${escaped(help)}</h2><dl>${keyList(sheet)}</dl>${closeWith('')}</dialog>
<dialog class="saved" aria-label="${escaped(save)}"><p>${escaped(saved)}</p><p><code>${command}</code></p>
<p aria-live="polite" class="copied"></p>${button('copy', copy)}${closeWith('')}</dialog>
`;
}

/** Keys by what is written on them, each with what it does. */
function keyList({ key, does }: Words['sheet']): string {
  const keys = [
    [key.arrows, does.arrows],
    [key.space, does.space],
    ['Enter', does.enter],
    ['/', does.slash],
    ['?', does.question],
    ['Esc', does.escape],
  ] as const;
  return keys.map(([name, what]) => `<dt><kbd>${escaped(name)}</kbd></dt><dd>${escaped(what)}</dd>`).join('');
}

/** What the script needs beside the cards: its words, and how a plan file of the choice begins. */
export function scriptData({ about, choice }: Sheet, { sheet }: Words): string {
  const head = choice === null ? 'null' : JSON.stringify({ head: choice.head, file: choice.file, command: choice.command });
  return dataBlock('words', JSON.stringify({ ...sheet.script, ...sheet.about[about].script })) + dataBlock('choice', head);
}
