import type { Choice } from './choice.js';
import type { List } from './list.js';
import type { Row } from './rows.js';
import type { Zoom } from './zoom.js';

/** Fields in which a key is text or has a meaning of its own. */
const OWN_KEYS = 'input:not([type=checkbox]), select, textarea, button, summary, a';

interface KeyTargets {
  readonly list: List;
  readonly choice: Choice;
  readonly zoom: Zoom;
  readonly search: HTMLInputElement;
  readonly help: () => void;
}

/** Moving about, ticking and zooming without a mouse. One card is the current one; Tab leads to it and past it. */
export class Keys {
  readonly #to: KeyTargets;
  readonly #does: Readonly<Record<string, (row: Row) => void>>;
  #current: Row | undefined;

  constructor(to: KeyTargets) {
    const { list, choice, zoom } = to;
    this.#to = to;
    this.#does = {
      ' ': row => choice.toggle(row),
      Enter: row => zoom.open(row),
      ArrowLeft: row => this.#go(list.rows[list.rows.indexOf(row) - 1]),
      ArrowRight: row => this.#go(list.rows[list.rows.indexOf(row) + 1]),
      ArrowUp: row => this.#go(list.beside(row, -1)),
      ArrowDown: row => this.#go(list.beside(row, 1)),
      Home: () => this.#go(list.rows[0]),
      End: () => this.#go(list.rows.at(-1)),
    };
    document.addEventListener('keydown', event => this.#onKey(event));
    document.addEventListener('focusin', ({ target }) => this.makeCurrent(list.rowAt(target)));
  }

  /** Another one when the current one is no longer shown. */
  keepCurrent(): void {
    const { rows } = this.#to.list;
    if (this.#current === undefined || !rows.includes(this.#current)) this.makeCurrent(rows[0]);
  }

  makeCurrent(row: Row | undefined): void {
    if (row === undefined || row === this.#current) return;
    this.#current = row;
    this.#to.list.pin(row);
  }

  #onKey(event: KeyboardEvent): void {
    const { target, key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]') !== null) return;
    if (target === this.#to.search && key === 'Escape') this.#go(this.#current);
    if (target instanceof Element && target.matches(OWN_KEYS)) return;
    if (key === '/') this.#to.search.focus();
    else if (key === '?') this.#to.help();
    else if (!this.#onCard(key, target)) return;
    event.preventDefault();
  }

  /** From anywhere else, arrows lead back to the current card. */
  #onCard(key: string, target: EventTarget | null): boolean {
    if (key === ' ' && target instanceof HTMLInputElement) return false;
    const does = Object.hasOwn(this.#does, key) ? this.#does[key] : undefined;
    const row = this.#to.list.rowAt(target);
    if (row !== undefined) does?.(row);
    else if (target === document.body && /^Arrow(Left|Right)$/.test(key)) this.#go(this.#current);
    else return false;
    return does !== undefined;
  }

  #go(row: Row | undefined): void {
    if (row === undefined) return;
    this.makeCurrent(row);
    this.#to.list.focus(row);
  }
}
