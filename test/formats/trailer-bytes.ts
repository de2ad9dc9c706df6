import { box, joined, latin, numbers } from '../support/tiff-head.js';

const NAME = latin('CANON OPTIONAL DATA\0');
/** A recipe of Canon DPP: a header of 28 bytes, an edit record, a footer of 64 (ExifTool CanonVRD.pm). */
export function canonTrailer(): Uint8Array {
  const record = joined(numbers(4, [0xffff00f7, 12, 4], false), new Uint8Array(8));
  const length = numbers(4, [record.length], false);
  const header = joined(NAME, new Uint8Array(4), length);
  return joined(header, record, NAME, length, new Uint8Array(38), Uint8Array.of(0xff, 0xd9));
}

/** Soft edits of Photo Mechanic, padded as it does. */
export function photoMechanicTrailer(values: Readonly<Record<number, number>>, to = 0x800): Uint8Array {
  const records = Object.entries(values).map(([id, value]) => joined(Uint8Array.of(0x1c, 2, Number(id), 0, 4), numbers(4, [value], false)));
  const body = joined(...records);
  const padded = joined(body, new Uint8Array(to - body.length));
  return joined(padded, numbers(4, [padded.length], false), latin('cbipcbbl'));
}

/** The box behind the pictures of a CR3 in which DPP keeps its recipe. */
export const cr3Recipe = (): Uint8Array =>
  box('uuid', latin('\x21\x0f\x16\x87\x91\x49\x11\xe4\x81\x11\x00\x24\x21\x31\xfc\xe4'), box('CNOP', canonTrailer()));
