import type { Filterable } from './filter.js';
import type { Sortable } from './order.js';
import { all } from './page.js';

/** One raw as the page was written with it. */
export interface Row extends Filterable, Sortable {
  /** Undefined: it stays whatever is chosen. */
  readonly id: string | undefined;
  /** A strip of neighbours makes its card taller. */
  readonly hasNeighbours: boolean;
  /** Heading of the folder as the page was written with it. */
  readonly folderName: string;
  /** Its card, as the text of markup: names in it are escaped already. */
  readonly markup: () => string;
}

/** All rows of the page, in its order. */
export function readRows(): readonly Row[] {
  const names = new Map<Element | null, string>();
  return all('noscript.row', HTMLElement).map((one, place) => {
    const folder = one.closest('section.folder');
    const folderName = names.get(folder) ?? folder?.querySelector('h3')?.firstChild?.textContent?.trim() ?? '';
    names.set(folder, folderName);
    return rowOf(one, place, folderName);
  });
}

function rowOf(written: HTMLElement, place: number, folderName: string): Row {
  const { group = '', folder = '', badge = '', name = '', time, bytes, id, near, text = '' } = written.dataset;
  let words: string | undefined;
  return {
    ...{ place, group, folder, badge, name, folderName, id },
    time: Number(time),
    bytes: Number(bytes),
    hasNeighbours: near !== undefined,
    text: () => {
      words ??= `${name}\n${folderName}\n${text}`.toLocaleLowerCase();
      return words;
    },
    markup: () => written.textContent ?? '',
  };
}
