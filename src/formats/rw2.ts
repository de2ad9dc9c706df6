import { readTiff } from './container/tiff.js';
import { directory } from './directory.js';
import { type Format, need } from './format.js';
import { locateJpeg } from './jpeg.js';
import { locateTiff } from './tiff-raw.js';

const JPG_FROM_RAW = 0x002e;

/** Panasonic RW2 and Leica RWL (ExifTool PanasonicRaw.pm): a TIFF of its own kind; the maker note is in the JPEG in its first directory. */
export const rw2: Format = {
  id: 'rw2',
  alias: ['rwl', 'raw'],
  raw: true,
  sniff: head => head.text(0, 4) === 'IIU\0',
  *locate(bytes) {
    const located = yield* locateTiff(bytes);
    const main = readTiff(bytes, 0);
    const jpeg = main && (yield* directory(bytes, main, main.first)).entries.get(JPG_FROM_RAW);
    if (!jpeg || !(yield* need(bytes, jpeg.at, Math.min(jpeg.size, 4)))) return located;
    const { main: inner } = yield* locateJpeg(bytes, jpeg.at);
    return inner ? { ...located, inner } : located;
  },
};
