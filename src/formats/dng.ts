import { readTiff } from './container/tiff.js';
import type { Format } from './format.js';
import { firstDirectory, locateTiff, tiffBased } from './tiff-raw.js';

/** DNGVersion (DNG 1.7, tag 50706): every DNG has it, nothing else has. */
const DNG_VERSION = 0xc612;

/** DNG of cameras and converters, and GoPro's GPR. Its Exif directory may lie anywhere in the file. */
export const dng: Format = tiffBased('dng', ['gpr'], head => firstDirectory(head)?.ifd.entries.has(DNG_VERSION) ?? false);

/** A TIFF that carries no mark of a RAW: a picture, or a RAW of a maker we do not know. */
export const tiff: Format = { id: 'tiff', raw: false, sniff: head => readTiff(head, 0) !== undefined, locate: locateTiff };
