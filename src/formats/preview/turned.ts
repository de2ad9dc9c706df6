import { heapsOf } from '../ciff.js';
import { numberOf } from '../container/tiff.js';
import { directory } from '../directory.js';
import type { Pull } from '../format.js';
import type { OpenRaw } from './place.js';

const ORIENTATION = 0x0112;
/** ImageInfo of a CRW; its fourth number is the rotation in degrees (ExifTool CanonRaw.pm, WriteCanonRaw.pl). */
const IMAGE_INFO = 0x1810;
const BY_DEGREES: Readonly<Record<number, number>> = { 0: 1, 90: 6, 180: 3, 270: 8 };

/** How the pictures of a raw have yet to be turned, as an Exif orientation; 1 where it does not say. */
export function* orientationOf({ bytes, located }: OpenRaw, format: string): Pull<number> {
  if (format === 'crw') {
    const { values, little } = yield* heapsOf(bytes);
    const degrees = bytes.u32((values.get(IMAGE_INFO)?.at ?? Number.NaN) + 12, little) ?? 0;
    return BY_DEGREES[((degrees | 0) + 360) % 360] ?? 1;
  }
  for (const block of [located.main, located.inner]) {
    const { entries } = block ? yield* directory(bytes, block, block.first) : { entries: undefined };
    const value = block && numberOf(bytes, entries?.get(ORIENTATION), block.little);
    if (value !== undefined && value >= 1 && value <= 8) return value;
  }
  return 1;
}
