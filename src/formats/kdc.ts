import { isMadeBy, tiffRaw } from './tiff-raw.js';

/** Kodak KDC, and DCR and K25 of its professional bodies: a TIFF (ExifTool Kodak.pm). The first KDC cameras knew no time. */
export const kdc = tiffRaw('kdc', ['dcr', 'k25'], isMadeBy(/^(eastman )?kodak/i));
