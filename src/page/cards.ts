import { make } from './page.js';
import type { Row } from './rows.js';
import { fill, words } from './words.js';

/** Makes cards of rows when they are to be seen. The markup is the page's own, as a reader without script gets it. */
export class Cards {
  readonly #rows: readonly Row[];

  constructor(rows: readonly Row[]) {
    this.#rows = rows;
  }

  of(row: Row): HTMLElement {
    const card = this.#parse(row);
    for (const frame of card.querySelectorAll<HTMLElement>('[data-same]')) this.#borrow(frame);
    card.dataset.place = String(row.place);
    card.dataset.where = row.folderName;
    card.tabIndex = -1;
    if (row.id !== undefined) card.querySelector('h4')?.prepend(tick(fill(words.choose, row.name)));
    return card;
  }

  #parse(row: Row): HTMLElement {
    const template = make('template');
    template.innerHTML = row.markup();
    const card = document.importNode(template.content, true).firstElementChild;
    if (!(card instanceof HTMLElement)) throw new Error(`row ${row.place} has no card`);
    return card;
  }

  /** A neighbour's picture stands in the page once; others show it from there. */
  #borrow(frame: HTMLElement): void {
    const holder = this.#rows[Number(frame.dataset.row)];
    const found = holder && this.#parse(holder).querySelector(`#${frame.dataset.same}`);
    if (!found) return;
    found.removeAttribute('id');
    frame.replaceWith(found);
  }
}

/** A box that Tab passes by: its card is the one stop, and Space ticks it. */
export function tick(label: string): HTMLInputElement {
  const box = make('input');
  box.type = 'checkbox';
  box.tabIndex = -1;
  box.setAttribute('aria-label', label);
  return box;
}
