import type { Bytes } from './container/bytes.js';
import { segments } from './container/jpeg-segments.js';
import { readTiff } from './container/tiff.js';
import { type Format, type Located, MORE, type MoreBytes, need, type Pull } from './format.js';

const EXIF = 'Exif\0\0';
const XMP = 'http://ns.adobe.com/xap/1.0/\0';

/** Before each piece: the digest of the whole as 32 letters, its length, and the piece's place in it. */
const EXTENDED = 'http://ns.adobe.com/xmp/extension/\0';
const PIECE = EXTENDED.length + 40;

/**
 * JPEG (ITU-T T.81; Exif 2.32 §4.5.4; XMP part 3 §1.1.3). Exif may follow other segments, up to 64 KiB further on. The further
 * pictures of an MPF or MPO are thumbnails or other eyes of the same shot (CIPA DC-007): they are passed over.
 */
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
  const pieces: (MoreBytes & { readonly digest: string; readonly place: number })[] = [];
  for (const { marker, at, length } of found.list) {
    if (marker !== 0xe1) continue;
    if (!located.main && bytes.text(at, 6) === EXIF) {
      yield* need(bytes, at, Math.min(length, 16));
      const main = readTiff(bytes, at + 6);
      if (main) located = { ...located, main };
    } else if (!located.xmp && bytes.text(at, XMP.length) === XMP) {
      located = { ...located, xmp: { at: at + XMP.length, length: length - XMP.length } };
    } else if (bytes.text(at, EXTENDED.length) === EXTENDED) {
      const [digest, place] = [bytes.text(at + EXTENDED.length, 32), bytes.u32(at + PIECE - 4, false) ?? 0];
      pieces.push({ at: at + PIECE, length: length - PIECE, digest, place });
    }
  }
  return { ...located, ...extended(bytes, located.xmp, pieces) };
}

/** The pieces that the packet itself names; others are left over from an older one. */
function extended(bytes: Bytes, xmp: MoreBytes | undefined, pieces: readonly (MoreBytes & { digest: string; place: number })[]): Located {
  if (!xmp || pieces.length === 0) return {};
  const packet = bytes.text(xmp.at, xmp.length);
  const named = pieces.filter(({ digest, length }) => length > 0 && packet.includes(digest)).sort((a, b) => a.place - b.place);
  return named.length > 0 ? { extendedXmp: named.map(({ at, length }) => ({ at, length })) } : {};
}
