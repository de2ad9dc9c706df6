import { compareText } from '../model/compare-text.js';

type Order = (a: string, b: string) => number;
/** As names are sorted by their letters, and as file managers do, by the numbers in them. Copies go by the one or by the other. */
const ORDERS: readonly Order[] = [compareText, new Intl.Collator('en', { numeric: true }).compare];

/** The first and the last stem, in each order. */
type Span = readonly (readonly [first: string, last: string])[];

/** Null of no stems. */
export function spanOf(stems: readonly string[]): Span | null {
  const [some] = stems;
  if (some === undefined) return null;
  return ORDERS.map(order => {
    let [first, last] = [some, some];
    for (const stem of stems) {
      if (order(stem, first) < 0) first = stem;
      if (order(stem, last) > 0) last = stem;
    }
    return [first, last] as const;
  });
}

/**
 * Whether a shot lies between two others whose JPEGs were there, by the order of their stems, in which cameras number and cards are
 * copied. A copy that was broken off leaves raws without a JPEG behind the last one that arrived, and never between two.
 */
export const liesBetween = (stem: string, span: Span | null): boolean =>
  span?.every(([first, last], at) => {
    const order = ORDERS[at] as Order;
    return order(first, stem) < 0 && order(stem, last) < 0;
  }) ?? false;
