import { filterFor } from './filter.js';
import { compareBy, type Sort, sortNamed } from './order.js';
import { the } from './page.js';
import type { Row } from './rows.js';

/** What the reader asks to see, and in which order. */
export class Asked {
  readonly #rows: readonly Row[];
  readonly #form = the('form.filters', HTMLFormElement);
  readonly #orders = new Map<Sort, readonly Row[]>();
  readonly search = the('input[name=text]', HTMLInputElement, this.#form);

  constructor(rows: readonly Row[], onChange: () => void) {
    this.#rows = rows;
    this.#form.addEventListener('input', onChange);
    this.#form.addEventListener('submit', event => event.preventDefault());
  }

  get sort(): Sort {
    return sortNamed(this.#value('sort'));
  }

  /** What goes stands before what stays, in any order. */
  rows(): readonly Row[] {
    const [text, group, folder, badge] = [this.#value('text'), this.#value('group'), this.#value('folder'), this.#value('badge')];
    return this.#inOrder(this.sort).filter(filterFor({ text, group, folder, badge }));
  }

  #value(name: string): string {
    return String(new FormData(this.#form).get(name) ?? '');
  }

  #inOrder(sort: Sort): readonly Row[] {
    if (sort === 'folder') return this.#rows;
    const known = this.#orders.get(sort);
    if (known !== undefined) return known;
    const groups = [...new Set(this.#rows.map(({ group }) => group))];
    const sorted = groups.flatMap(group => this.#rows.filter(row => row.group === group).sort(compareBy(sort)));
    this.#orders.set(sort, sorted);
    return sorted;
  }
}
