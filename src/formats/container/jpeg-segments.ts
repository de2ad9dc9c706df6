import type { Bytes } from './bytes.js';

export interface Segment {
  readonly marker: number;
  readonly at: number;
  readonly length: number;
}
/** Segments before the picture; more than this are garbage. */
const MOST_SEGMENTS = 200;

/** The segments of a JPEG that begins at `start`, up to start-of-scan (ITU-T T.81 §B.1.1). `missing`: the next one lies outside the bytes at hand. */
export function segments(bytes: Bytes, start: number): { readonly list: readonly Segment[]; readonly missing?: number } {
  const list: Segment[] = [];
  let p = start + 2;
  while (list.length < MOST_SEGMENTS) {
    const lead = bytes.u8(p);
    const marker = bytes.u8(p + 1);
    if (lead === undefined || marker === undefined) return { list, missing: p };
    if (lead !== 0xff) return { list };
    if (marker === 0xff) {
      p += 1; // fill byte
      continue;
    }
    if (marker === 0xda || marker === 0xd9) return { list };
    const length = bytes.u16(p + 2, false);
    if (length === undefined) return { list, missing: p };
    if (length < 2) return { list };
    list.push({ marker, at: p + 4, length: length - 2 });
    p += 2 + length;
  }
  return { list };
}
