import type { Bytes } from './container/bytes.js';
import type { Pull } from './format.js';

interface Section {
  readonly kind: string;
  readonly at: number;
  readonly length: number;
}
/** The directory at the file's end has 12 bytes for each of fewer than 20 sections. */
const TAIL = 4096;

/** The sections of an X3F, as its end lists them (ExifTool SigmaRaw.pm). */
export function* sectionsOf(bytes: Bytes): Pull<readonly Section[]> {
  if (!bytes.has(bytes.size - 4, 4)) yield { at: Math.max(0, bytes.size - TAIL), length: TAIL };
  const start = bytes.u32(bytes.size - 4, true) ?? 0;
  if (bytes.text(start, 4) !== 'SECd') return [];
  const count = Math.min(bytes.u32(start + 8, true) ?? 0, 20);
  return Array.from({ length: count }, (_, i) => {
    const p = start + 12 + 12 * i;
    return { kind: bytes.text(p + 8, 4), at: bytes.u32(p, true) ?? 0, length: bytes.u32(p + 4, true) ?? 0 };
  });
}
