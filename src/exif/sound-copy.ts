/** No standard tag holds more values; our own walker reads no longer text either. */
const MOST_VALUES = 1024;
/** A directory that claims more entries is none, as for our own walker. */
const MOST_ENTRIES = 1000;
/** A tag that nobody asks for. */
const NOBODYS = 0xffff;
const EXIF_IFD = 0x8769;

/**
 * A copy of a TIFF block in a buffer of its own, in which the main and the Exif directory have no value of absurd length and each tag
 * once: exifr takes up memory for as many values as an entry claims before it looks whether they are there, and does so again for every
 * entry of the same tag; of several Exif directories it reads the whole block as one. Such entries are hidden, directories
 * without end are emptied, and the thumbnail's directory, which exifr reads even when told not to, is cut off; the rest stays.
 */
export function soundCopy(block: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(block);
  const view = new DataView(copy.buffer);
  if (copy.length < 8) return copy;
  const little = view.getUint8(0) === 0x49;
  const first = view.getUint32(4, little);
  for (const exif of hideAbsurd(view, first, little)) hideAbsurd(view, exif, little);
  const next = first + 2 <= copy.length ? first + 2 + 12 * view.getUint16(first, little) : copy.length;
  if (next + 4 <= copy.length) view.setUint32(next, 0);
  return copy;
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
