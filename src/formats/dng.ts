import { firstDirectory, tiffRaw } from './tiff-raw.js';

/** DNGVersion (DNG 1.7, tag 50706): every DNG has it, nothing else has. */
const DNG_VERSION = 0xc612;

/** DNG of cameras, phones and converters, and GoPro's GPR. Its Exif directory may lie anywhere in the file. */
export const dng = tiffRaw('dng', ['gpr'], head => firstDirectory(head)?.ifd.entries.has(DNG_VERSION) ?? false);
