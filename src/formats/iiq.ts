import type { Bytes } from './container/bytes.js';
import type { Format } from './format.js';
import { phaseOneSerial } from './phase-one.js';
import { locateTiff } from './tiff-raw.js';

/** Phase One and Leaf IIQ: a TIFF with Phase One's own directory at 8 (ExifTool PhaseOne.pm). */
export const iiq: Format = {
  id: 'iiq',
  alias: ['mos'],
  raw: true,
  sniff: (head: Bytes) => /^(II\*\0.{4}IIII.waR|MM\0\*.{4}MMMMRaw)/s.test(head.text(0, 16)),
  *locate(bytes) {
    const located = yield* locateTiff(bytes);
    const serial = phaseOneSerial(bytes);
    return serial === undefined ? located : { ...located, tags: { serial } };
  },
};
