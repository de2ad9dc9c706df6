import type { Bytes } from './container/bytes.js';
import { type Box, boxes, boxOf } from './container/isobmff.js';
import { readTiff } from './container/tiff.js';
import { type Format, type Located, need, type Pull } from './format.js';

const CANON = '\x85\xc0\xb6\x87\x82\x0f\x11\xe0\x81\x11\xf4\xce\x46\x2b\x6a\x48';
const XMP = '\xbe\x7a\xcf\xcb\x97\xa9\x42\xe8\x9c\x71\x99\x94\x91\xe3\xaf\xac';
/** More than any camera's moov up to its maker note (31 KB in an EOS R, 37 KB in an R6). */
const MOOV = 49_152;

interface Cr3Boxes {
  readonly top: readonly Box[];
  readonly moov: readonly Box[];
  /** In Canon's own box in moov. */
  readonly canon: readonly Box[];
}
/** The boxes of a CR3, as far as its moov is read; undefined without a moov. */
export function* cr3BoxesOf(bytes: Bytes): Pull<Cr3Boxes | undefined> {
  const top = boxes(bytes, 0, bytes.size);
  const box = boxOf(top, 'moov');
  if (!box) return undefined;
  yield* need(bytes, box.at, Math.min(box.end - box.at, MOOV));
  const moov = boxes(bytes, box.at, box.end);
  const canon = moov.find(isOf(bytes, CANON));
  return { top, moov, canon: canon ? boxes(bytes, canon.at + 16, canon.end) : [] };
}

export const isOf =
  (bytes: Bytes, uuid: string) =>
  (box: Box): boolean =>
    box.kind === 'uuid' && bytes.text(box.at, 16) === uuid;

/** Canon CR3 (lclevy/canon_cr3): in moov a uuid box holds CMT1 (IFD0), CMT2 (Exif) and CMT3 (maker note), each a TIFF of its own. */
export const cr3: Format = {
  id: 'cr3',
  raw: true,
  sniff: head => head.text(4, 4) === 'ftyp' && head.text(8, 4) === 'crx ',
  *locate(bytes): Pull<Located> {
    const found = yield* cr3BoxesOf(bytes);
    if (!found) return {};
    const { top, canon } = found;
    const xmp = top.find(isOf(bytes, XMP));
    const block = (kind: string) => {
      const box = boxOf(canon, kind);
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
