import type { Bytes } from './container/bytes.js';
import type { Entry, Tiff } from './container/tiff.js';
import { MORE, need, type Pull } from './format.js';

/** DNGPrivateData (DNG 1.7, tag 50740). */
export const DNG_PRIVATE = 0xc634;

/** Where a maker note lies, and the block from which its offsets count. `converted`: a converter has moved it. */
export interface NotePlace {
  readonly at: number;
  readonly block: Tiff;
  readonly converted: boolean;
}

/**
 * The maker note in DNGPrivateData (ExifTool DNG.pm): the camera's own, or Adobe's record `MakN` of a length, a byte order, the
 * note's offset in the original file, from which its own offsets count, and the note.
 */
export function* privateNote(bytes: Bytes, entry: Entry, main: Tiff): Pull<NotePlace | undefined> {
  if (!(yield* need(bytes, entry.at, Math.min(entry.size, MORE)))) return undefined;
  const head = bytes.text(entry.at, 8);
  if (/^(PENTAX \0|AOC\0|RICOH\0|SAMSUNG)/.test(head)) return { at: entry.at, block: main, converted: false };
  if (!head.startsWith('Adobe\0')) return undefined;
  const end = entry.at + entry.size;
  for (let p = entry.at + 6, n = 0; p + 8 <= end && n < 50; n++) {
    const length = bytes.u32(p + 4, false);
    if (length === undefined) return undefined;
    if (bytes.text(p, 4) === 'MakN') return adobeNote(bytes, p + 8);
    p += 8 + length + (length % 2);
  }
  return undefined;
}

function adobeNote(bytes: Bytes, at: number): NotePlace | undefined {
  const order = bytes.text(at, 2);
  const original = bytes.u32(at + 2, false);
  if ((order !== 'II' && order !== 'MM') || original === undefined) return undefined;
  const note = at + 6;
  return { at: note, block: { base: note - original, little: order === 'II', first: 0 }, converted: true };
}
