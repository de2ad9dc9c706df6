import { present } from '../../model/present.js';
import { numberOf, textOf } from '../container/tiff.js';
import type { Maker } from './maker.js';
import type { Note, NoteFacts } from './note.js';

/** Fujifilm maker note (ExifTool FujiFilm.pm). It does not tell what else was recorded: 0x1000 says NORMAL or FINE in every RAF seen. */
function readFuji({ bytes, entries, little }: Note): NoteFacts {
  const number = (tag: number) => numberOf(bytes, entries.get(tag), little);
  const count = number(0x1438);
  const rating = number(0x1431);
  return present<NoteFacts>({
    bodySerial: textOf(bytes, entries.get(0x0010)),
    // From X-T1 firmware 3 on; the highest bit is a flag, and new firmware may start again at 0.
    counter: count === undefined || (count & 0x7fff) === 0 ? undefined : count & 0x7fff,
    sequence: number(0x1101),
    rating: rating !== undefined && rating <= 5 ? rating : undefined,
    redeveloped: number(0x1436) === 1 ? true : undefined,
  });
}

export const fuji: Maker = {
  ...{ name: 'Fujifilm', make: /^fujifilm/i, raws: ['raf'], read: readFuji },
  reads: 'body (0x0010), image count (0x1438), burst number (0x1101), rating (0x1431), developed in the camera (0x1436)',
  tells: 'no',
  tellsBy: '0x1000 says NORMAL or FINE in every RAF seen',
  burst: [
    { key: 'sequence', bodies: 'all with 0x1101' },
    { key: 'counter', bodies: 'X-T1 firmware 3 and later' },
    { key: 'subsec', bodies: 'GFX100 II, X100VI, X-T50 (2024) and later, two digits' },
  ],
  sources: 'ExifTool FujiFilm.pm; Exiv2',
};
