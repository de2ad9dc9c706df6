import { decode } from 'jpeg-js';
import type { Pixels } from './pixels.js';

/** Bytes and pixels of a picture, and memory that its decoder may take. */
const MOST_BYTES = 4 * 1024 * 1024;
export const MOST_PIXELS = 4_000_000;
const MOST_MEMORY_MB = 128;
/** Passes over a component of the picture: three in a plain JPEG, some ten scans of up to three in a progressive one. */
const MOST_PASSES = 64;

/** What the JPEG shows; undefined where it is damaged beyond that, or would take more time or memory than a thumbnail is worth. */
export function pixelsOf(jpeg: Uint8Array): Pixels | undefined {
  if (jpeg.byteLength > MOST_BYTES || passesIn(jpeg) > MOST_PASSES) return undefined;
  try {
    const { data, ...size } = decode(jpeg, {
      useTArray: true,
      maxResolutionInMP: MOST_PIXELS / 1e6,
      maxMemoryUsageInMB: MOST_MEMORY_MB,
    });
    return size.width > 0 && size.height > 0 ? { ...size, rgba: new Uint8Array(data) } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Components of all scans together: the decoder goes over the whole picture for each. No data of a picture look like the start of a scan
 * (ITU-T T.81 F.1.2.3); another picture inside may add a few.
 */
function passesIn(jpeg: Uint8Array): number {
  let passes = 0;
  for (let at = jpeg.indexOf(0xff); at >= 0; at = jpeg.indexOf(0xff, at + 1)) if (jpeg[at + 1] === 0xda) passes += jpeg[at + 4] ?? 0;
  return passes;
}
