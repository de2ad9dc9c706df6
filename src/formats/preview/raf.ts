import { need } from '../format.js';
import type { Place } from './place.js';

/** The JPEG of a Fujifilm RAF; the thumbnail is in its Exif. */
export const rafHeader: Place = {
  name: 'Header of a RAF',
  formats: ['raf'],
  where: 'offset and length at 84 and 88',
  sources: 'ExifTool FujiFilm.pm',
  *named({ bytes }) {
    yield* need(bytes, 84, 8);
    const [at, length] = [bytes.u32(84, false), bytes.u32(88, false)];
    return { jpegs: at === undefined || length === undefined ? [] : [{ at, length }] };
  },
};
