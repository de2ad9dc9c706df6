import { Asked } from './asked.js';
import { Choice } from './choice.js';
import { Keys } from './keys.js';
import { List } from './list.js';
import { isLive, Live } from './live.js';
import { the } from './page.js';
import { readRows } from './rows.js';
import { copyCommand, planFile, savePlan } from './save.js';
import { fill, words } from './words.js';
import { Zoom } from './zoom.js';

document.documentElement.classList.add('js');
const rows = readRows();
const choice = new Choice(rows, planFile());
const list = new List(rows, choice);
const live = isLive() ? new Live(rows, choice) : null;
const zoom = new Zoom(rows, list, choice, row => live?.largeOf(row) ?? null);
const help = () => the('dialog.help', HTMLDialogElement).showModal();
const asked = new Asked(rows, show);
const keys = new Keys({ list, choice, zoom, search: asked.search, help });

function show(): void {
  const shown = asked.rows();
  list.show(shown, asked.sort === 'folder');
  keys.keepCurrent();
  the('output.shown', HTMLOutputElement).value = fill(words.shown, shown.length, rows.length);
  the('p.nothing', HTMLElement).hidden = shown.length > 0 || rows.length === 0;
}

const does: Readonly<Record<string, () => void>> = {
  all: () => choice.set(list.rows, true),
  none: () => choice.set(list.rows, false),
  save: () => savePlan(choice),
  copy: () => void copyCommand(),
  help,
  before: () => zoom.move(-1),
  toggle: () => zoom.toggle(),
  after: () => zoom.move(1),
  trash: () => void live?.trash(),
  undo: () => live?.undo(),
  renew: () => live?.renew(),
};
document.addEventListener('click', ({ target }) => {
  if (!(target instanceof Element)) return;
  const row = list.rowAt(target);
  if (row && target.closest('.card > .pic') !== null) zoom.open(row);
  const button = target.closest('button[data-do]');
  if (button instanceof HTMLButtonElement) does[button.dataset.do ?? '']?.();
});
document.addEventListener('change', ({ target }) => {
  if (!(target instanceof HTMLInputElement) || target.type !== 'checkbox') return;
  const row = list.rowAt(target);
  if (row) choice.set([row], target.checked);
});
show();
