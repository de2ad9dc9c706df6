import type { Bytes } from './bytes.js';

/** One directory entry. `at`: where its value lies in the file; it may lie outside the bytes at hand. */
export interface Entry {
  readonly type: number;
  readonly count: number;
  readonly at: number;
  readonly size: number;
}
/** A TIFF block: `base` is where its header begins, and what offsets count from. */
export interface Tiff {
  readonly base: number;
  readonly little: boolean;
  readonly first: number;
}
/** `next`: offset of the following directory, 0 for none. `missing`: where bytes are needed that are not at hand. */
export interface Ifd {
  readonly entries: ReadonlyMap<number, Entry>;
  readonly next: number;
  readonly missing?: number;
}

/** Bytes per value of each TIFF type (TIFF 6.0 §2; 13 IFD, 129 UTF-8 of Exif 3.0). */
const SIZES: Readonly<Record<number, number>> = {
  1: 1,
  2: 1,
  3: 2,
  4: 4,
  5: 8,
  6: 1,
  7: 1,
  8: 2,
  9: 4,
  10: 8,
  11: 4,
  12: 8,
  13: 4,
  129: 1,
};
/** No camera writes more entries; a larger count is garbage. */
const MOST_ENTRIES = 1000;
/** 42, and what Olympus (IIRO, IIRS, MMOR), Panasonic (IIU) and DNG-like bodies write in its place. */
const MAGICS: ReadonlySet<number> = new Set([42, 0x4f52, 0x5352, 0x55]);

/** Undefined where no TIFF header stands, or one that is cut off. */
export function readTiff(bytes: Bytes, base: number): Tiff | undefined {
  const order = bytes.text(base, 2);
  if (order !== 'II' && order !== 'MM') return undefined;
  const little = order === 'II';
  const magic = bytes.u16(base + 2, little);
  const first = bytes.u32(base + 4, little);
  return magic !== undefined && MAGICS.has(magic) && first !== undefined ? { base, little, first } : undefined;
}

/** The directory at `offset` of the block. Entries of unknown type or impossible size are left out. */
export function readIfd(bytes: Bytes, tiff: Pick<Tiff, 'base' | 'little'>, offset: number): Ifd {
  const at = tiff.base + offset;
  const count = bytes.u16(at, tiff.little);
  if (count === undefined) return { entries: new Map(), next: 0, missing: at };
  if (count > MOST_ENTRIES) return { entries: new Map(), next: 0 };
  const entries = new Map<number, Entry>();
  for (let i = 0; i < count; i++) {
    const p = at + 2 + 12 * i;
    const tag = bytes.u16(p, tiff.little);
    const type = bytes.u16(p + 2, tiff.little);
    const n = bytes.u32(p + 4, tiff.little);
    const value = bytes.u32(p + 8, tiff.little);
    if (tag === undefined || type === undefined || n === undefined || value === undefined) return { entries, next: 0, missing: p };
    const each = SIZES[type];
    if (each === undefined || entries.has(tag)) continue;
    const size = each * n;
    entries.set(tag, { type, count: n, size, at: size <= 4 ? p + 8 : tiff.base + value });
  }
  return { entries, next: bytes.u32(at + 2 + 12 * count, tiff.little) ?? 0 };
}

/** No text that we read is longer. */
const LONGEST_TEXT = 1024;

/** Text of an entry: up to its first NUL, blanks trimmed; undefined when absent, empty or not at hand. */
export function textOf(bytes: Bytes, entry: Entry | undefined): string | undefined {
  if (!entry || entry.size > LONGEST_TEXT) return undefined;
  const raw = bytes.slice(entry.at, entry.size);
  if (!raw) return undefined;
  const end = raw.indexOf(0);
  const text = new TextDecoder().decode(end < 0 ? raw : raw.subarray(0, end)).trim();
  return text === '' ? undefined : text;
}

/** The `index`-th number of a BYTE, SHORT, LONG or signed entry. */
export function numberOf(bytes: Bytes, entry: Entry | undefined, little: boolean, index = 0): number | undefined {
  if (!entry || index >= entry.count) return undefined;
  switch (entry.type) {
    case 1:
    case 7:
      return bytes.u8(entry.at + index);
    case 3:
      return bytes.u16(entry.at + 2 * index, little);
    case 8:
      return bytes.i16(entry.at + 2 * index, little);
    case 4:
    case 13:
      return bytes.u32(entry.at + 4 * index, little);
    case 9: {
      const value = bytes.u32(entry.at + 4 * index, little);
      return value === undefined ? undefined : value | 0;
    }
    default:
      return undefined;
  }
}
