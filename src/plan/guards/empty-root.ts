import type { Guard } from './guard.js';
import { listedTops } from './guard.js';

/** An empty folder is what an unmounted disk leaves behind. */
export const emptyRoot: Guard = ({ scan }) =>
  listedTops(scan)
    .filter(top => scan.fileCount.get(top) === 0 && !scan.unreadable.some(({ path }) => path === top))
    .map(top => ({
      guard: 'empty-root' as const,
      path: top,
      message: `${top} holds no files. Is its disk mounted?`,
      howToGoOn: 'Mount the disk, or leave this folder out.',
      told: { kind: 'empty', folder: top },
    }));
