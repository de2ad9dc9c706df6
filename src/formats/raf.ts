import type { Format } from './format.js';
import { locateJpeg } from './jpeg.js';

/** Fujifilm RAF (ExifTool FujiFilm.pm): a header, at 84 the offset of a JPEG that carries all the facts. */
export const raf: Format = {
  id: 'raf',
  raw: true,
  sniff: head => head.text(0, 15) === 'FUJIFILMCCD-RAW',
  *locate(bytes) {
    const at = bytes.u32(84, false);
    return at === undefined || at === 0 ? {} : yield* locateJpeg(bytes, at);
  },
};
