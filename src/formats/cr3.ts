import { type Box, boxes, boxOf } from './container/isobmff.js';
import { readTiff } from './container/tiff.js';
import { type Format, type Located, need, type Pull } from './format.js';

const CANON = '\x85\xc0\xb6\x87\x82\x0f\x11\xe0\x81\x11\xf4\xce\x46\x2b\x6a\x48';
const XMP = '\xbe\x7a\xcf\xcb\x97\xa9\x42\xe8\x9c\x71\x99\x94\x91\xe3\xaf\xac';
/** More than any camera's moov up to its maker note (31 KB in an EOS R, 37 KB in an R6). */
const MOOV = 49_152;

/** Canon CR3 (lclevy/canon_cr3): in moov a uuid box holds CMT1 (IFD0), CMT2 (Exif) and CMT3 (maker note), each a TIFF of its own. */
export const cr3: Format = {
  id: 'cr3',
  raw: true,
  sniff: head => head.text(4, 4) === 'ftyp' && head.text(8, 4) === 'crx ',
  *locate(bytes): Pull<Located> {
    const top = boxes(bytes, 0, bytes.size);
    const moov = boxOf(top, 'moov');
    if (!moov) return {};
    yield* need(bytes, moov.at, Math.min(moov.end - moov.at, MOOV));
    const isOf = (uuid: string) => (box: Box) => box.kind === 'uuid' && bytes.text(box.at, 16) === uuid;
    const canon = boxes(bytes, moov.at, moov.end).find(isOf(CANON));
    const xmp = top.find(isOf(XMP));
    const inside = canon ? boxes(bytes, canon.at + 16, canon.end) : [];
    const block = (kind: string) => {
      const box = boxOf(inside, kind);
      return box && readTiff(bytes, box.at);
    };
    const [main, exif, note] = [block('CMT1'), block('CMT2'), block('CMT3')];
    return {
      ...(main ? { main } : {}),
      ...(exif ? { exif } : {}),
      ...(note ? { note } : {}),
      ...(xmp ? { xmp: { at: xmp.at + 16, length: xmp.end - xmp.at - 16 } } : {}),
    };
  },
};
