import { isMadeBy, tiffRaw } from './tiff-raw.js';

/** Sony ARW, and SR2 and SRF before it: a TIFF with Sony in its first directory; the maker note is a bare directory (ExifTool Sony.pm, MinoltaRaw.pm). */
export const arw = tiffRaw('arw', ['sr2', 'srf'], isMadeBy(/^sony/i));
