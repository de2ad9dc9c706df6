import { size } from '../report/amount.js';
import { all, the } from './page.js';
import { remember, remembered } from './remembered.js';
import type { Row } from './rows.js';
import { fill, words } from './words.js';

type Share = 'all' | 'some' | 'none';

/** Which orphans go: all at first, and after loading the page again those that went before. */
export class Choice {
  readonly #rows: readonly Row[];
  readonly #staying = new Set<Row>();
  readonly #told = the('output.chosen', HTMLOutputElement);
  readonly #listeners: (() => void)[] = [];

  readonly #page: string;

  /** `page`: by which what was unticked is kept. */
  constructor(rows: readonly Row[], page: string) {
    this.#rows = rows.filter(({ id }) => id !== undefined);
    this.#page = page;
    const stay = new Set(remembered(page));
    for (const row of this.#rows) if (stay.has(row.id ?? '')) this.#staying.add(row);
    this.#tell();
  }

  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  goes = (row: Row): boolean => row.id !== undefined && !this.#staying.has(row);

  /** Ids of the actions to be saved. */
  get ids(): ReadonlySet<string> {
    return new Set(this.#rows.filter(this.goes).map(({ id }) => id ?? ''));
  }

  /** Rows that stay whatever is chosen are left alone. */
  set(rows: readonly Row[], goes: boolean): void {
    for (const row of rows) {
      if (goes) this.#staying.delete(row);
      else if (row.id !== undefined) this.#staying.add(row);
    }
    remember(
      this.#page,
      [...this.#staying].map(({ id }) => id ?? ''),
    );
    this.#tell();
    for (const listener of this.#listeners) listener();
  }

  toggle(row: Row): void {
    this.set([row], !this.goes(row));
  }

  shareOf(rows: readonly Row[]): Share {
    const going = rows.filter(this.goes).length;
    return going === 0 ? 'none' : going === rows.length ? 'all' : 'some';
  }

  #tell(): void {
    if (this.#rows.length === 0) return;
    const going = this.#rows.filter(this.goes);
    const bytes = going.reduce((sum, row) => sum + row.bytes, 0);
    this.#told.value = going.length === 0 ? words.nothingChosen : fill(words.chosen, going.length, this.#rows.length, size(bytes));
    for (const save of all('[data-do=save]', HTMLButtonElement)) save.disabled = going.length === 0;
  }
}
