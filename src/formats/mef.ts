import { isMadeBy, tiffRaw } from './tiff-raw.js';

/** Mamiya MEF of the ZD: a TIFF (ExifTool, file type MEF). */
export const mef = tiffRaw('mef', [], isMadeBy(/^mamiya/i));
