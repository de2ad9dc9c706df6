import { numberOf, textOf } from '../container/tiff.js';
import { type Note, type NoteFacts, present } from './note.js';

/** Fujifilm maker note (ExifTool FujiFilm.pm). It does not tell what else was recorded: 0x1000 says NORMAL or FINE in every RAF seen. */
export function readFuji({ bytes, entries, little }: Note): NoteFacts {
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
