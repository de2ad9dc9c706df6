import type { Bytes } from './bytes.js';
import { type Box, boxes, boxOf } from './isobmff.js';

/** More items, or properties of one, than any picture has. */
const MOST = 1000;

/**
 * The properties of the picture that a HEIF shows (ISO/IEC 14496-12 §8.11.4 `pitm`, 23008-12 §9.3 `ipma`); where it does not say
 * which one that is, all properties. Thumbnails and tiles have properties of their own.
 */
export function shownProperties(bytes: Bytes, meta: Box): readonly Box[] {
  const inside = boxes(bytes, meta.at + 4, meta.end);
  const iprp = boxOf(inside, 'iprp');
  const parts = iprp ? boxes(bytes, iprp.at, iprp.end) : [];
  const ipco = boxOf(parts, 'ipco');
  const all = ipco ? boxes(bytes, ipco.at, ipco.end) : [];
  const [pitm, ipma] = [boxOf(inside, 'pitm'), boxOf(parts, 'ipma')];
  const shown = pitm && (bytes.u8(pitm.at) === 0 ? bytes.u16(pitm.at + 4, false) : bytes.u32(pitm.at + 4, false));
  const indexes = ipma && shown !== undefined ? indexesOf(bytes, ipma, shown) : undefined;
  return indexes ? indexes.flatMap(index => all[index - 1] ?? []) : all;
}

/** Indexes of an item's properties, from 1; undefined where the item is not in the list. */
function indexesOf(bytes: Bytes, ipma: Box, item: number): readonly number[] | undefined {
  const [version, flags] = [bytes.u8(ipma.at) ?? 0, bytes.u8(ipma.at + 3) ?? 0];
  const [idSize, indexSize] = [version < 1 ? 2 : 4, (flags & 1) === 1 ? 2 : 1];
  let p = ipma.at + 8;
  for (let left = Math.min(bytes.u32(ipma.at + 4, false) ?? 0, MOST); left > 0 && p < ipma.end; left--) {
    const id = idSize === 2 ? bytes.u16(p, false) : bytes.u32(p, false);
    const count = bytes.u8(p + idSize) ?? 0;
    const at = (i: number) => p + idSize + 1 + i * indexSize;
    if (id === item) {
      return Array.from({ length: count }, (_, i) =>
        indexSize === 2 ? (bytes.u16(at(i), false) ?? 0) & 0x7fff : (bytes.u8(at(i)) ?? 0) & 0x7f,
      );
    }
    p = at(count);
  }
  return undefined;
}
