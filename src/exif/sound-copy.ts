/** No standard tag holds more values; our own walker reads no longer text either. */
const MOST_VALUES = 1024;
/** A tag that nobody asks for. */
const NOBODYS = 0xffff;
const EXIF_IFD = 0x8769;

/**
 * A copy of a TIFF block in a buffer of its own, in which the main and the Exif directory have no value of absurd length: exifr takes up
 * memory for as many values as an entry claims before it looks whether they are there. What is claimed is hidden, the rest stays.
 */
export function soundCopy(block: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(block);
  const view = new DataView(copy.buffer);
  if (copy.length < 8) return copy;
  const little = view.getUint8(0) === 0x49;
  for (const exif of hideAbsurd(view, view.getUint32(4, little), little)) hideAbsurd(view, exif, little);
  return copy;
}

/** Goes through one directory; gives where the directories below it begin. */
function hideAbsurd(view: DataView, at: number, little: boolean): readonly number[] {
  const below: number[] = [];
  const end = at + 2 <= view.byteLength ? at + 2 + 12 * view.getUint16(at, little) : 0;
  for (let p = at + 2; p + 12 <= Math.min(end, view.byteLength); p += 12) {
    if (view.getUint32(p + 4, little) > MOST_VALUES) view.setUint16(p, NOBODYS, little);
    else if (view.getUint16(p, little) === EXIF_IFD) below.push(view.getUint32(p + 8, little));
  }
  return below;
}
