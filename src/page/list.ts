import { count } from '../report/amount.js';
import { Cards, tick } from './cards.js';
import type { Choice } from './choice.js';
import { heightOf, type Line, type LineKind, layLines, linesWithin, type Measure } from './lines.js';
import { all, make, the } from './page.js';
import type { Row } from './rows.js';
import { fill, words } from './words.js';

/** Pixels above and below the screen in which lines are kept ready. */
const NEAR = 700;
const KINDS: readonly LineKind[] = ['group', 'folder', 'cards', 'tall'];

/** The rows that are asked for, as lines of cards, of which only those near the screen are there. */
export class List {
  readonly #box = make('div', 'list');
  readonly #choice: Choice;
  readonly #cards: Cards;
  readonly #headings: ReadonlyMap<string, Element>;
  readonly #there = new Map<Line<Row>, HTMLElement>();
  #rows: readonly Row[] = [];
  #byFolder = true;
  #lines: readonly Line<Row>[] = [];
  #width = 0;
  #isPrinting = false;
  #pinned: Row | undefined;

  constructor(rows: readonly Row[], choice: Choice) {
    this.#choice = choice;
    this.#cards = new Cards(rows);
    this.#headings = new Map(all('.written > section.group', HTMLElement).map(group => [group.dataset.group ?? '', group]));
    const written = the('.written', HTMLElement);
    written.hidden = true;
    written.after(this.#box);
    choice.onChange(() => this.#refresh());
    addEventListener('scroll', () => this.#draw(), { passive: true });
    // In a frame of its own: what changes the layout while sizes are told makes browsers report a loop.
    const onSize = () => this.#box.clientWidth !== this.#width && this.#layAnew();
    new ResizeObserver(() => requestAnimationFrame(onSize)).observe(this.#box);
    addEventListener('beforeprint', () => this.#print(true));
    addEventListener('afterprint', () => this.#print(false));
  }

  /** In the order in which they stand. */
  get rows(): readonly Row[] {
    return this.#rows;
  }

  show(rows: readonly Row[], byFolder: boolean): void {
    this.#rows = rows;
    this.#byFolder = byFolder;
    this.#box.classList.toggle('flat', !byFolder);
    this.#layAnew();
  }

  rowAt(target: EventTarget | null): Row | undefined {
    const card = target instanceof Element ? target.closest<HTMLElement>('.list article.card') : null;
    return this.#rows.find(({ place }) => String(place) === card?.dataset.place);
  }

  /** The row above or below, in the same column or the last there is. */
  beside(row: Row, by: 1 | -1): Row | undefined {
    const lines = this.#lines.filter(({ kind }) => kind === 'cards' || kind === 'tall');
    const at = lines.findIndex(line => line.rows.includes(row));
    const to = lines[at + by];
    return at < 0 ? undefined : (to?.rows[lines[at]?.rows.indexOf(row) ?? 0] ?? to?.rows.at(-1));
  }

  /** Brings the row's card to the screen and the keyboard to it. */
  focus(row: Row): void {
    const line = this.#lines.find(({ kind, rows }) => kind !== 'group' && kind !== 'folder' && rows.includes(row));
    if (line === undefined) return;
    this.#pinned = row;
    this.#draw();
    const card = this.#box.querySelector<HTMLElement>(`article[data-place="${row.place}"]`);
    card?.focus({ preventScroll: true });
    card?.scrollIntoView({ block: 'nearest' });
  }

  /** The one card that Tab leads to; it stays there wherever the reader scrolls. */
  pin(row: Row): void {
    this.#pinned = row;
    for (const card of all('article.card', HTMLElement, this.#box)) card.tabIndex = card.dataset.place === String(row.place) ? 0 : -1;
  }

  #layAnew(): void {
    const isFocused = this.#box.contains(document.activeElement);
    this.#width = this.#box.clientWidth;
    this.#lines = layLines(this.#rows, this.#measured(), this.#byFolder);
    this.#box.style.setProperty('--height', `${heightOf(this.#lines)}px`);
    for (const line of this.#there.values()) line.remove();
    this.#there.clear();
    this.#draw();
    if (isFocused && this.#pinned) this.focus(this.#pinned);
  }

  /** The style says how tall lines are and how many cards stand in one. */
  #measured(): Measure {
    const probes = KINDS.map(kind => this.#probe(kind));
    this.#box.append(...probes);
    const heights = Object.fromEntries(KINDS.map((kind, i) => [kind, probes[i]?.offsetHeight ?? 0])) as Record<LineKind, number>;
    const columns = getComputedStyle(probes[2] ?? this.#box).gridTemplateColumns.split(' ').length;
    for (const probe of probes) probe.remove();
    return { heights, columns };
  }

  /** A line of the height that all of its kind get. */
  #probe(kind: LineKind): HTMLElement {
    const line = make('div', `line ${kind} probe`);
    if (kind === 'group' || kind === 'folder') return line;
    const card = make('article', 'card');
    if (this.#rows[0]?.markup().includes('<div class="pic')) card.append(make('div', 'pic'));
    card.append(make('div', 'text'));
    line.append(card);
    return line;
  }

  /** On paper all lines are there, also when the width of the paper has them laid anew. */
  #print(isPrinting: boolean): void {
    this.#isPrinting = isPrinting;
    this.#draw();
  }

  #draw(): void {
    const from = -this.#box.getBoundingClientRect().top;
    const [first, last] = this.#isPrinting ? [0, this.#lines.length] : linesWithin(this.#lines, from - NEAR, from + innerHeight + NEAR);
    const wanted = new Set(this.#lines.slice(first, last));
    const pinned = this.#lines.find(
      ({ kind, rows }) => (kind === 'cards' || kind === 'tall') && this.#pinned && rows.includes(this.#pinned),
    );
    if (pinned) wanted.add(pinned);
    for (const [line, element] of this.#there) {
      if (wanted.has(line)) continue;
      element.remove();
      this.#there.delete(line);
    }
    for (const line of wanted) if (!this.#there.has(line)) this.#add(line);
  }

  #add(line: Line<Row>): void {
    const element = make('div', `line ${line.kind}`);
    element.style.setProperty('--top', `${line.top}px`);
    element.style.setProperty('--height', `${line.height}px`);
    element.append(...this.#contentOf(line));
    this.#box.insertBefore(element, this.#firstBelow(line.top));
    this.#there.set(line, element);
    this.#show(line, element);
  }

  /** Lines stand in the order of the list, since that is how they are read aloud and printed. */
  #firstBelow(top: number): Element | null {
    let first: Line<Row> | undefined;
    for (const line of this.#there.keys()) if (line.top > top && (first === undefined || line.top < first.top)) first = line;
    return first === undefined ? null : (this.#there.get(first) ?? null);
  }

  #contentOf({ kind, rows }: Line<Row>): readonly Element[] {
    const [first] = rows;
    if (first === undefined) return [];
    if (kind === 'group') return [...(this.#headings.get(first.group)?.querySelectorAll(':scope > h2, :scope > p') ?? [])].map(copyOf);
    if (kind !== 'folder') return rows.map(row => this.#cards.of(row));
    const heading = make('h3', '', first.folderName);
    heading.append(make('span', 'soft', ` ${count(rows.length)}`));
    if (first.id !== undefined) heading.prepend(this.#folderTick(rows, first.folderName));
    return [heading];
  }

  #folderTick(rows: readonly Row[], name: string): HTMLInputElement {
    const box = tick(fill(words.chooseFolder, name));
    box.tabIndex = 0;
    box.addEventListener('change', () => this.#choice.set(rows, box.checked));
    return box;
  }

  #refresh(): void {
    for (const [line, element] of this.#there) this.#show(line, element);
  }

  /** Makes boxes and cards of a line agree with the choice. */
  #show({ kind, rows }: Line<Row>, element: Element): void {
    if (kind === 'group') return;
    const boxes = all('input[type=checkbox]', HTMLInputElement, element);
    if (kind === 'folder') {
      const share = this.#choice.shareOf(rows);
      for (const box of boxes) [box.checked, box.indeterminate] = [share !== 'none', share === 'some'];
      return;
    }
    for (const [i, card] of [...element.children].entries()) {
      const row = rows[i];
      if (row === undefined || !(card instanceof HTMLElement)) continue;
      const goes = this.#choice.goes(row);
      card.classList.toggle('goes', goes);
      card.tabIndex = row === this.#pinned ? 0 : -1;
      for (const box of all('input', HTMLInputElement, card)) box.checked = goes;
    }
  }
}

function copyOf(element: Element): Element {
  const copy = document.importNode(element, true);
  copy.removeAttribute('id');
  return copy;
}
