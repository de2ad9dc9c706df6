import { isMadeBy, tiffRaw } from './tiff-raw.js';

/** Hasselblad 3FR, and FFF, to which Phocus and Imacon's backs write: a TIFF whose maker note nobody has published (ExifTool MakerNotes.pm). */
export const threeFr = tiffRaw('3fr', ['fff'], isMadeBy(/^(hasselblad|imacon)/i));
