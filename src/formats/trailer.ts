import type { WorkDone } from '../model/facts.js';
import { latin1 } from './container/bytes.js';

/** How much of a file's end holds the trailers: Photo Mechanic's is padded to 2 KiB, Canon's ends in 64 bytes that tell. */
export const TAIL = 4096;
/** Canon's recipe ends so (ExifTool CanonVRD.pm: a footer of 64 bytes). */
const CANON = 'CANON OPTIONAL DATA\0';
const CANON_FOOTER = 64;
/** Photo Mechanic's trailer: records as in IPTC, their length, and this mark (ExifTool PhotoMechanic.pm). */
const PHOTO_MECHANIC = 'cbipcbbl';

/** Work that programs hung behind a picture; `tail`: the last bytes of its file. A trailer that reaches beyond them counts as an edit: it may hold work. */
export function workInTail(tail: Uint8Array): WorkDone {
  const { length } = tail;
  if (latin1(tail.subarray(length - 8)) === PHOTO_MECHANIC) return photoMechanic(tail);
  return latin1(tail.subarray(Math.max(0, length - CANON_FOOTER)).subarray(0, CANON.length)) === CANON ? { edited: 'Canon DPP' } : {};
}

/** Its marks and soft edits, and what stands before it. */
function photoMechanic(tail: Uint8Array): WorkDone {
  const end = tail.length - 12;
  const size = end >= 0 ? new DataView(tail.buffer, tail.byteOffset + end).getUint32(0) : Number.POSITIVE_INFINITY;
  if (size > end) return { edited: 'Photo Mechanic' };
  const values = records(tail.subarray(end - size, end));
  const color = values.get(222) ?? 0;
  const rating = values.get(223) ?? 0;
  const isCropped = [217, 218, 219, 220, 209, 210, 211, 212].some(record => (values.get(record) ?? 0) !== 0);
  return {
    ...workInTail(tail.subarray(0, end - size)),
    ...(rating >= 1 && rating <= 5 ? { rating } : {}),
    ...(color >= 1 && color <= 7 ? { label: `colour class ${color}` } : {}),
    ...(values.get(221) === 1 ? { picked: true } : {}),
    ...(isCropped || (values.get(216) ?? 0) !== 0 ? { edited: 'Photo Mechanic' } : {}),
  };
}

/** Records of its soft edits (record 2), each a number of 32 bits; padding ends them. */
function records(data: Uint8Array): ReadonlyMap<number, number> {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const found = new Map<number, number>();
  for (let p = 0; p + 5 <= data.length && data[p] === 0x1c; p += 5 + view.getUint16(p + 3)) {
    if (data[p + 1] === 2 && view.getUint16(p + 3) === 4 && p + 9 <= data.length) found.set(data[p + 2] ?? 0, view.getInt32(p + 5));
  }
  return found;
}

/** Top-level box of Canon's raw CR3 in which DPP keeps its recipe (ExifTool Canon.pm uuid2; lclevy/canon_cr3: optional, behind the pictures). */
export const CR3_RECIPE = '\x21\x0f\x16\x87\x91\x49\x11\xe4\x81\x11\x00\x24\x21\x31\xfc\xe4';
