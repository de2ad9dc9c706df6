import type { Bytes } from './container/bytes.js';
import { type Box, boxes, boxOf, metaItems } from './container/isobmff.js';
import { shownProperties } from './container/item-properties.js';
import { readTiff } from './container/tiff.js';
import { type Format, type Located, need, type Pull } from './format.js';

/** Brands of still pictures (ISO/IEC 23008-12 §10; Canon and Sony write `heix`, phones `heic`). */
const BRANDS: ReadonlySet<string> = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1', 'avci', 'avif']);
/** Quarter turns anti-clockwise → Exif orientation (§6.5.10). */
const ORIENTATION = [1, 8, 3, 6] as const;

/** HEIF, HEIC and HIF. The Exif item may lie outside the head; one more read takes it. */
export const heif: Format = {
  id: 'heif',
  raw: false,
  sniff: head => head.text(4, 4) === 'ftyp' && BRANDS.has(head.text(8, 4)),
  *locate(bytes): Pull<Located> {
    const meta = boxOf(boxes(bytes, 0, Math.min(bytes.size, 1 << 20)), 'meta');
    if (!meta) return {};
    const items = metaItems(bytes, meta);
    const turned = rotation(bytes, meta);
    const xmp = items.find(item => item.kind === 'mime');
    const located: Located = {
      ...(turned === undefined ? {} : { orientation: turned }),
      ...(xmp ? { xmp: { at: xmp.at, length: xmp.length } } : {}),
    };
    const exif = items.find(item => item.kind === 'Exif');
    if (!exif || !(yield* need(bytes, exif.at, Math.min(exif.length, 32)))) return located;
    const main = readTiff(bytes, exif.at + 4 + (bytes.u32(exif.at, false) ?? 0));
    return main ? { ...located, main } : located;
  },
};

/** `irot` of the picture shown. */
function rotation(bytes: Bytes, meta: Box): number | undefined {
  const irot = boxOf(shownProperties(bytes, meta), 'irot');
  const turns = irot && bytes.u8(irot.at);
  return turns === undefined ? undefined : ORIENTATION[(turns & 3) as 0 | 1 | 2 | 3];
}
