import { readTiff } from './container/tiff.js';
import type { Format } from './format.js';
import { locateTiff } from './tiff-raw.js';

/** A TIFF that carries no mark of a RAW: a picture, or a RAW of a maker we do not know (TIFF 6.0). */
export const tiff: Format = { id: 'tiff', raw: false, sniff: head => readTiff(head, 0) !== undefined, locate: locateTiff };
