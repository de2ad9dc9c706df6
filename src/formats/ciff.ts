import type { Bytes } from './container/bytes.js';
import { MORE, type Pull } from './format.js';

/** Where a value lies in the file. */
export interface HeapValue {
  readonly at: number;
  readonly size: number;
}
/** A CRW has about ten heaps, in three levels; heaps that contain themselves are garbage. */
const MOST_HEAPS = 50;

/** The values of a CIFF file by their tags (ExifTool CanonRaw.pm): heaps whose directories stand at their ends. Reads the end of the file. */
export function* heapsOf(bytes: Bytes): Pull<{ readonly values: ReadonlyMap<number, HeapValue>; readonly little: boolean }> {
  if (!bytes.has(bytes.size - 4, 4)) yield { at: Math.max(0, bytes.size - MORE), length: MORE };
  const little = bytes.text(0, 2) === 'II';
  const values = new Map<number, HeapValue>();
  readHeap(bytes, bytes.u32(2, little) ?? 0, bytes.size, little, values, { heaps: MOST_HEAPS });
  return { values, little };
}

function readHeap(
  bytes: Bytes,
  start: number,
  end: number,
  little: boolean,
  values: Map<number, HeapValue>,
  left: { heaps: number },
): void {
  if (left.heaps-- <= 0) return;
  const directory = start + (bytes.u32(end - 4, little) ?? Number.NaN);
  const count = bytes.u16(directory, little) ?? 0;
  for (let i = 0; i < Math.min(count, 200); i++) {
    const p = directory + 2 + 10 * i;
    const tag = bytes.u16(p, little);
    if (tag === undefined) return;
    const inside = (tag & 0xc000) === 0x4000;
    const size = inside ? 8 : (bytes.u32(p + 2, little) ?? 0);
    const at = inside ? p + 2 : start + (bytes.u32(p + 6, little) ?? Number.NaN);
    const isHeap = (tag & 0x3800) === 0x2800 || (tag & 0x3800) === 0x3000;
    if (isHeap) readHeap(bytes, at, at + size, little, values, left);
    else if (!values.has(tag & 0x3fff)) values.set(tag & 0x3fff, { at, size });
  }
}
