/** No standard tag holds more values; our own walker reads no longer text either. */
const MOST_VALUES = 1024;
/** A directory that claims more entries is none, as for our own walker. */
const MOST_ENTRIES = 1000;
/** A tag that nobody asks for. */
const NOBODYS = 0xffff;
const EXIF_IFD = 0x8769;
/** Bytes per value of each type that exifr knows (TIFF 6.0 §2; 13 IFD), by its number. */
const SIZES: readonly number[] = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4];
/** Types of a pointer that exifr follows as we do. */
const POINTERS: ReadonlySet<number> = new Set([4, 13]);

/**
 * A copy of a TIFF block in a buffer of its own, in which the main and the Exif directory have no value of absurd length and each tag
 * once: exifr takes up memory for as many values as an entry claims before it looks whether they are there, and does so again for every
 * entry of the same tag; of several Exif directories it reads the whole block as one. Such entries are hidden, and directories
 * without end are emptied; the rest stays, up to the end of what exifr reads to get at the tags in `picked`.
 */
export function soundCopy(block: Uint8Array, picked: ReadonlySet<number>): Uint8Array {
  if (block.length < 8) return new Uint8Array(block);
  const [whole, little] = [viewOf(block), block[0] === 0x49];
  const first = whole.getUint32(4, little);
  const copy = new Uint8Array(block.subarray(0, Math.max(8, endOfPicked(whole, first, little, picked))));
  const view = viewOf(copy);
  for (const exif of hideAbsurd(view, first, little)) hideAbsurd(view, exif, little);
  return copy;
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);

/** Where the directory at `at`, those below it and all that is picked of them end; the block's end where that is in doubt. */
function endOfPicked(view: DataView, at: number, little: boolean, picked: ReadonlySet<number>, isBelow = false): number {
  const all = view.byteLength;
  if (at + 2 > all || at + 2 + 12 * view.getUint16(at, little) > all) return all;
  let end = at + 2 + 12 * view.getUint16(at, little);
  for (let p = end - 12; p > at; p -= 12) {
    const tag = view.getUint16(p, little);
    const isPointer = tag === EXIF_IFD && !isBelow;
    if (!isPointer && !picked.has(tag)) continue;
    const [type, count, value] = [view.getUint16(p + 2, little), view.getUint32(p + 4, little), view.getUint32(p + 8, little)];
    if (isPointer) end = Math.max(end, POINTERS.has(type) && count === 1 ? endOfPicked(view, value, little, picked, true) : all);
    else if (count * (SIZES[type] ?? 0) > 4) end = Math.max(end, value + count * (SIZES[type] ?? 0));
  }
  return Math.min(end, all);
}

/** Goes through one directory; gives where the directories below it begin. */
function hideAbsurd(view: DataView, at: number, little: boolean): readonly number[] {
  const below: number[] = [];
  const seen = new Set<number>();
  if (at + 2 > view.byteLength) return [];
  if (view.getUint16(at, little) > MOST_ENTRIES) view.setUint16(at, 0);
  const end = Math.min(at + 2 + 12 * view.getUint16(at, little), view.byteLength);
  for (let p = at + 2; p + 12 <= end; p += 12) {
    const tag = view.getUint16(p, little);
    if (seen.has(tag) || view.getUint32(p + 4, little) > (tag === EXIF_IFD ? 1 : MOST_VALUES)) view.setUint16(p, NOBODYS, little);
    else if (tag === EXIF_IFD) below.push(view.getUint32(p + 8, little));
    seen.add(tag);
  }
  return below;
}
