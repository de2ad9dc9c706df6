import { isMadeBy, tiffRaw } from './tiff-raw.js';

/** Epson ERF of the R-D1: a TIFF (ExifTool Olympus.pm, whose maker note it shares). */
export const erf = tiffRaw('erf', [], isMadeBy(/^(seiko )?epson/i));
