import { extname } from 'node:path';
import type { AbsPath } from '../model/frame.js';

/** What cameras call the JPEG or HEIF of a raw: its stem, and the letters of the extension as large or small as the raw's. */
export function likelyTwins(raw: AbsPath): readonly AbsPath[] {
  const extension = extname(raw);
  const stem = raw.slice(0, raw.length - extension.length);
  const isSmall = extension === extension.toLowerCase();
  return (isSmall ? ['.jpg', '.hif'] : ['.JPG', '.HIF']).map(twin => (stem + twin) as AbsPath);
}
