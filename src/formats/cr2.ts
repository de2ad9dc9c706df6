import { tiffRaw } from './tiff-raw.js';

/** Canon CR2: a TIFF that says `CR` at 8, and has its first directory at 16 (ExifTool CanonRaw.pm, lclevy/libcraw2). */
export const cr2 = tiffRaw('cr2', [], head => head.text(0, 2) === 'II' && head.text(8, 2) === 'CR');
