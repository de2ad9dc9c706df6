import { isMadeBy, tiffRaw } from './tiff-raw.js';

/** Samsung SRW of the NX bodies: a TIFF (ExifTool Samsung.pm). */
export const srw = tiffRaw('srw', [], isMadeBy(/^samsung/i));
