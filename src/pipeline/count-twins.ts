import type { Scan } from '../model/scan.js';

/** JPEG and HEIF files that were searched. */
export const countTwins = (found: Scan): number =>
  found.folders.reduce((sum, { files }) => files.reduce((own, { kind }) => own + (kind === 'rendered' ? 1 : 0), sum), 0);
