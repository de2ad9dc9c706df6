import { heapsOf } from '../ciff.js';
import type { Place } from './place.js';

/** JpgFromRaw and ThumbnailImage. */
const PICTURES = [0x2007, 0x2008] as const;

/** The pictures of a Canon CRW. */
export const crwHeaps: Place = {
  name: 'Heaps of a CRW',
  formats: ['crw'],
  where: '0x2008 and 0x2007',
  sources: 'ExifTool CanonRaw.pm',
  *named({ bytes }) {
    const { values } = yield* heapsOf(bytes);
    return { jpegs: PICTURES.flatMap(tag => values.get(tag) ?? []).map(({ at, size }) => ({ at, length: size })) };
  },
};
