/**
 * Whether a shot lies between two others whose JPEGs were there, by the order of their stems, in which cameras number and cards are
 * copied. A copy that was broken off leaves raws without a JPEG behind the last one that arrived, and never between two.
 */
export function liesBetween(stem: string, known: readonly string[]): boolean {
  return known.some(one => one < stem) && known.some(one => one > stem);
}
