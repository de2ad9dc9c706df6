import { present } from '../model/present.js';
import type { Bytes } from './container/bytes.js';
import { type Format, type Located, need, type Pull } from './format.js';
import { locateJpeg } from './jpeg.js';
import type { StandardTags } from './standard-tags.js';
import { exifFromUnix } from './unix-time.js';
import { sectionsOf } from './x3f-sections.js';

/** Sigma X3F (ExifTool SigmaRaw.pm): sections listed at the end. All but the SD9 and SD10 hold a JPEG with Exif; those have a property list. */
export const x3f: Format = {
  id: 'x3f',
  raw: true,
  sniff: head => head.text(0, 4) === 'FOVb',
  *locate(bytes): Pull<Located> {
    const sections = yield* sectionsOf(bytes);
    for (const { at, length } of sections.filter(({ kind }) => kind === 'IMA2')) {
      if (!(yield* need(bytes, at, Math.min(length, 32))) || bytes.text(at + 28, 3) !== '\xff\xd8\xff') continue;
      const located = yield* locateJpeg(bytes, at + 28);
      if (located.main) return located;
    }
    const list = sections.find(({ kind }) => kind === 'PROP');
    if (!list || !(yield* need(bytes, list.at, list.length)))
      return { warnings: ['neither a JPEG with Exif nor a property list was found'] };
    return { tags: propertiesOf(bytes, list.at) };
  },
};

/** Pairs of UTF-16 texts. */
function propertiesOf(bytes: Bytes, at: number): StandardTags {
  const count = Math.min(bytes.u32(at + 8, true) ?? 0, 500);
  const chars = at + 24 + 8 * count;
  const text = (index: number | undefined): string => {
    let out = '';
    for (let i = 0; index !== undefined && i < 200; i++) {
      const code = bytes.u16(chars + 2 * (index + i), true);
      if (!code) break;
      out += String.fromCharCode(code);
    }
    return out;
  };
  const values = new Map(
    Array.from({ length: count }, (_, i) => [text(bytes.u32(at + 24 + 8 * i, true)), text(bytes.u32(at + 28 + 8 * i, true))] as const),
  );
  return present<StandardTags>({
    make: values.get('CAMMANUF'),
    model: values.get('CAMMODEL'),
    serial: values.get('CAMSERIAL'),
    takenAt: exifFromUnix(Number(values.get('TIME'))),
  });
}
