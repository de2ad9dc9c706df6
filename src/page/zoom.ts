import { Cards } from './cards.js';
import type { Choice } from './choice.js';
import type { List } from './list.js';
import { make, the } from './page.js';
import type { Row } from './rows.js';
import { fill, words } from './words.js';

/** Where a larger picture of a raw can be had than the page has; null: nowhere. */
type LargeOf = (row: Row) => string | null;

/** One raw as large as the page has it, with all that is known of it. */
export class Zoom {
  readonly #dialog = the('dialog.zoom', HTMLDialogElement);
  readonly #list: List;
  readonly #choice: Choice;
  readonly #cards: Cards;
  readonly #largeOf: LargeOf;
  #row: Row | undefined;

  constructor(rows: readonly Row[], list: List, choice: Choice, largeOf: LargeOf) {
    this.#largeOf = largeOf;
    this.#list = list;
    this.#choice = choice;
    this.#cards = new Cards(rows);
    this.#dialog.addEventListener('close', () => this.#row && list.focus(this.#row));
    this.#dialog.addEventListener('keydown', event => this.#onKey(event));
    the('.view', HTMLElement, this.#dialog).addEventListener('click', () => this.#dialog.close());
  }

  open(row: Row): void {
    this.#show(row);
    if (!this.#dialog.open) this.#dialog.showModal();
  }

  #onKey(event: KeyboardEvent): void {
    const step = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
    const onButton = event.target instanceof HTMLButtonElement;
    if (step !== undefined) this.move(step);
    else if (event.key === ' ' && !onButton) this.toggle();
    else if (event.key === 'Enter' && !onButton) this.#dialog.close();
    else return;
    event.preventDefault();
  }

  /** Ticks or unticks what is shown. */
  toggle(): void {
    if (this.#row === undefined) return;
    this.#choice.toggle(this.#row);
    this.#show(this.#row);
  }

  move(step: number): void {
    const { rows } = this.#list;
    const next = this.#row === undefined ? undefined : rows[rows.indexOf(this.#row) + step];
    if (next) this.#show(next);
  }

  #show(row: Row): void {
    this.#row = row;
    const card = this.#cards.of(row);
    const goes = this.#choice.goes(row);
    const state = make('p', `state ${goes ? 'goes' : 'stays'}`, goes ? words.goes : words.stays);
    state.append(make('span', 'soft', ` ${fill(words.of, this.#list.rows.indexOf(row) + 1, this.#list.rows.length)}`));
    const told = [...card.querySelectorAll(':scope > h4 > .name, :scope > p')];
    the('.told', HTMLElement, this.#dialog).replaceChildren(state, ...told);
    the('.view', HTMLElement, this.#dialog).replaceChildren(viewOf(card, row.name, this.#largeOf(row)));
  }
}

/** The large picture where the page has it, else the small one, else the drawing that says why there is none. */
function viewOf(card: HTMLElement, name: string, larger: string | null): Element {
  const small = card.querySelector(':scope > .pic') ?? make('div', 'pic none');
  small.classList.remove('thumb');
  const large = card.querySelector('template.large');
  const picture = small.querySelector('img');
  if (picture === null) return small;
  picture.alt = name;
  if (large instanceof HTMLTemplateElement) {
    picture.src = large.content.textContent ?? '';
    small.className = `pic ${large.className}`;
  } else if (larger !== null) showWhenThere(picture, larger);
  return small;
}

/** The small picture stays until the large one has come, and for good where there is none. */
function showWhenThere(picture: HTMLImageElement, address: string): void {
  const large = new Image();
  large.addEventListener('load', () => {
    picture.src = large.src;
  });
  large.src = address;
}
