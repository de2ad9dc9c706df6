import { compareText } from '../model/compare-text.js';

export type Sort = 'folder' | 'name' | 'time' | 'size';
export interface Sortable {
  /** Place in the page as it was written: by folder, then by time. */
  readonly place: number;
  readonly name: string;
  readonly time: number;
  readonly bytes: number;
}
type Compare = (a: Sortable, b: Sortable) => number;

const keys = new Map<string, string>();

/** Numbers in names count as numbers, so that IMG_2 comes before IMG_10; a collator would take as long as all else together. */
function keyOf(name: string): string {
  const known = keys.get(name);
  if (known !== undefined) return known;
  const key = name.toLowerCase().replace(/\d+/g, digits => digits.padStart(12, '0'));
  keys.set(name, key);
  return key;
}
const BY: Readonly<Record<Sort, Compare>> = {
  folder: () => 0,
  name: (a, b) => compareText(keyOf(a.name), keyOf(b.name)),
  time: (a, b) => a.time - b.time,
  size: (a, b) => b.bytes - a.bytes,
};

/** Largest first, earliest first; equals keep their place. */
export const compareBy =
  (sort: Sort): Compare =>
  (a, b) =>
    BY[sort](a, b) || a.place - b.place;

/** The order of that name; by folder where there is none. */
export const sortNamed = (name: string): Sort => (Object.hasOwn(BY, name) ? (name as Sort) : 'folder');
