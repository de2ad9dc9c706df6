import type { Guard } from './guard.js';
import { listedTops } from './guard.js';

/** Fewer than half the files of the last good scan: more likely an unmounted disk than a cull (Syncthing issue 4345, rclone bisync). */
export const shrunkenListing: Guard = ({ scan, lastCount, listingAccepted }) =>
  listedTops(scan).flatMap(top => {
    const before = lastCount(top) ?? 0;
    const now = scan.fileCount.get(top) ?? 0;
    if (listingAccepted || now * 2 >= before) return [];
    return [
      {
        guard: 'shrunken-listing' as const,
        path: top,
        message: `${top} holds ${now} files now and held ${before} at the last good scan. Is a disk not mounted?`,
        howToGoOn: 'Mount what is missing; or, if the files were really taken away, run again with --accept-listing.',
        told: { kind: 'shrunken' as const, folder: top, now, before },
      },
    ];
  });
