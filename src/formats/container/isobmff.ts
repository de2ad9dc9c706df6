import type { Bytes } from './bytes.js';

/** One box: its kind, where its payload begins and ends. */
export interface Box {
  readonly kind: string;
  readonly at: number;
  readonly end: number;
}
/** More boxes side by side than any camera writes. */
const MOST_BOXES = 1000;

/** The boxes between two offsets (ISO/IEC 14496-12 §4.2): size 0 reaches to `end`, size 1 is 64 bits wide; what ends before it begins stops the list. */
export function boxes(bytes: Bytes, from: number, end: number): readonly Box[] {
  const found: Box[] = [];
  for (let p = from; p + 8 <= end && found.length < MOST_BOXES; ) {
    const size32 = bytes.u32(p, false);
    if (size32 === undefined) break;
    const size = size32 === 1 ? bytes.u64(p + 8) : size32 === 0 ? end - p : size32;
    const header = size32 === 1 ? 16 : 8;
    if (size === undefined || size < header) break;
    found.push({ kind: bytes.text(p + 4, 4), at: p + header, end: Math.min(p + size, end) });
    p += size;
  }
  return found;
}

/** The first of that kind. */
export const boxOf = (list: readonly Box[], kind: string): Box | undefined => list.find(box => box.kind === kind);

/** Extent of one item of a `meta` box. */
interface Item {
  readonly id: number;
  readonly kind: string;
  readonly at: number;
  readonly length: number;
}

/** Items of a HEIF `meta` box with their first extents (ISO/IEC 14496-12 §8.11; `iinf` infe 2-3, `iloc` 0-2). */
export function metaItems(bytes: Bytes, meta: Box): readonly Item[] {
  const inside = boxes(bytes, meta.at + 4, meta.end);
  const kinds = itemKinds(bytes, boxOf(inside, 'iinf'));
  const idat = boxOf(inside, 'idat');
  return itemExtents(bytes, boxOf(inside, 'iloc'), idat).flatMap(extent => {
    const kind = kinds.get(extent.id);
    return kind === undefined ? [] : [{ ...extent, kind }];
  });
}

function itemKinds(bytes: Bytes, iinf: Box | undefined): ReadonlyMap<number, string> {
  const kinds = new Map<number, string>();
  if (!iinf) return kinds;
  const wide = (bytes.u8(iinf.at) ?? 0) > 0;
  for (const infe of boxes(bytes, iinf.at + (wide ? 8 : 6), iinf.end)) {
    const version = bytes.u8(infe.at) ?? 0;
    if (infe.kind !== 'infe' || version < 2) continue;
    const id = version === 2 ? bytes.u16(infe.at + 4, false) : bytes.u32(infe.at + 4, false);
    if (id !== undefined) kinds.set(id, bytes.text(infe.at + (version === 2 ? 8 : 10), 4));
  }
  return kinds;
}

function itemExtents(bytes: Bytes, iloc: Box | undefined, idat: Box | undefined): readonly Omit<Item, 'kind'>[] {
  if (!iloc) return [];
  const version = bytes.u8(iloc.at) ?? 0;
  const sizes = bytes.u16(iloc.at + 4, false) ?? 0;
  const [offsetSize, lengthSize, baseSize, indexSize] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15, version > 0 ? sizes & 15 : 0];
  const sized = (at: number, size: number) => (size === 8 ? bytes.u64(at) : size === 4 ? bytes.u32(at, false) : size === 0 ? 0 : undefined);
  let p = iloc.at + 6;
  const count = (version < 2 ? bytes.u16(p, false) : bytes.u32(p, false)) ?? 0;
  p += version < 2 ? 2 : 4;
  const found: Omit<Item, 'kind'>[] = [];
  for (let i = 0; i < Math.min(count, MOST_BOXES); i++) {
    const id = version < 2 ? bytes.u16(p, false) : bytes.u32(p, false);
    p += version < 2 ? 2 : 4;
    const inIdat = version > 0 && ((bytes.u16(p, false) ?? 0) & 15) === 1;
    p += (version > 0 ? 2 : 0) + 2;
    const base = sized(p, baseSize);
    const extents = bytes.u16(p + baseSize, false);
    p += baseSize + 2;
    const offset = sized(p + indexSize, offsetSize);
    const length = sized(p + indexSize + offsetSize, lengthSize);
    if (id === undefined || base === undefined || offset === undefined || length === undefined || extents === undefined) break;
    p += extents * (indexSize + offsetSize + lengthSize);
    if (extents > 0) found.push({ id, at: (inIdat ? (idat?.at ?? Number.NaN) : 0) + base + offset, length });
  }
  return found;
}
