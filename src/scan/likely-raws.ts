import { extname } from 'node:path';
import { type AbsPath, RAW_FORMATS } from '../model/frame.js';

/** What a camera can call the raw of a JPEG or HEIF: its stem, and the letters of the extension as large or small as its own. */
export function likelyRaws(jpeg: AbsPath): readonly AbsPath[] {
  const extension = extname(jpeg);
  const stem = jpeg.slice(0, jpeg.length - extension.length);
  const isSmall = extension === extension.toLowerCase();
  return RAW_FORMATS.map(format => `${stem}.${isSmall ? format : format.toUpperCase()}` as AbsPath);
}
