/** What the reader wants to see; an empty word is any. */
export interface Filter {
  readonly text: string;
  readonly group: string;
  readonly folder: string;
  readonly badge: string;
}
export interface Filterable {
  readonly group: string;
  readonly folder: string;
  readonly badge: string;
  /** All words shown of it, in lower case. */
  readonly text: () => string;
}

/** Every word of the text must stand somewhere in what is shown of it. */
export function filterFor({ text, group, folder, badge }: Filter): (row: Filterable) => boolean {
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const isAny = (wanted: string, is: string) => wanted === '' || wanted === is;
  return row =>
    isAny(group, row.group) &&
    isAny(folder, row.folder) &&
    isAny(badge, row.badge) &&
    (words.length === 0 || words.every(word => row.text().includes(word)));
}
