import type { Bytes } from './container/bytes.js';
import { segments } from './container/jpeg-segments.js';
import { readTiff } from './container/tiff.js';
import { type Format, type Located, MORE, need, type Pull } from './format.js';

const EXIF = 'Exif\0\0';
const XMP = 'http://ns.adobe.com/xap/1.0/\0';

/** JPEG (ITU-T T.81; Exif 2.32 §4.5.4; XMP part 3 §1.1.3). Exif may follow other segments, up to 64 KiB further on. Extended XMP and MPF are passed over. */
export const jpeg: Format = {
  id: 'jpeg',
  raw: false,
  sniff: head => head.text(0, 3) === '\xff\xd8\xff',
  locate: bytes => locateJpeg(bytes, 0),
};

/** The same for a JPEG that lies inside another file. */
export function* locateJpeg(bytes: Bytes, start: number): Pull<Located> {
  let found = segments(bytes, start);
  const complete = () => found.list.some(({ marker, at }) => marker === 0xe1 && bytes.text(at, 6) === EXIF);
  if (found.missing !== undefined && found.missing < bytes.size && !complete()) {
    yield { at: found.missing, length: MORE };
    found = segments(bytes, start);
  }
  let located: Located = {};
  for (const { marker, at, length } of found.list) {
    if (marker !== 0xe1) continue;
    if (!located.main && bytes.text(at, 6) === EXIF) {
      yield* need(bytes, at, Math.min(length, 16));
      const main = readTiff(bytes, at + 6);
      if (main) located = { ...located, main };
    } else if (!located.xmp && bytes.text(at, XMP.length) === XMP) {
      located = { ...located, xmp: { at: at + XMP.length, length: length - XMP.length } };
    }
  }
  return located;
}
