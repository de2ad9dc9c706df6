import { isMadeBy, tiffRaw } from './tiff-raw.js';

/** Nikon NEF, and NRW of the Coolpix: a TIFF in either byte order (lclevy/nikon_nef). Only the name tells the two apart. */
export const nef = tiffRaw('nef', ['nrw'], isMadeBy(/^nikon/i));
