import { isMadeBy, tiffRaw } from './tiff-raw.js';

/** Leaf MOS: a TIFF with Leaf in its first directory (ExifTool Leaf.pm). Leaf backs of Phase One write IIQ under this name. */
export const mos = tiffRaw('mos', [], isMadeBy(/^leaf/i));
