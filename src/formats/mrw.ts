import { readTiff } from './container/tiff.js';
import { type Format, type Located, need, type Pull } from './format.js';

/** Minolta MRW (ExifTool MinoltaRaw.pm): blocks of a name, a length and data; TTW holds a TIFF. Also inside the ARW of the DSLR-A100. */
export const mrw: Format = {
  id: 'mrw',
  raw: true,
  sniff: head => head.text(0, 4) === '\0MRM' || head.text(0, 4) === '\0MRI',
  *locate(bytes): Pull<Located> {
    const little = bytes.text(3, 1) === 'I';
    for (let p = 8, n = 0; n < 20; n++) {
      yield* need(bytes, p, 8);
      const length = bytes.u32(p + 4, little);
      if (length === undefined) break;
      if (bytes.text(p, 4) === '\0TTW') {
        const main = readTiff(bytes, p + 8);
        return main ? { main } : {};
      }
      p += 8 + length;
    }
    return {};
  },
};
