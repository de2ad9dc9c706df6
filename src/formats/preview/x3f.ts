import { sectionsOf } from '../x3f-sections.js';
import type { Place } from './place.js';

/** Before the JPEG of a section: its name, version, type, format, size and row length. */
const HEADER = 28;

/** The pictures of a Sigma X3F; older bodies have none that is a JPEG. */
export const x3fSections: Place = {
  name: 'Sections of an X3F',
  formats: ['x3f'],
  where: 'IMA2 and IMAG, behind 28 bytes',
  sources: 'ExifTool SigmaRaw.pm',
  *named({ bytes }) {
    const pictures = (yield* sectionsOf(bytes)).filter(({ kind }) => /^IMA[2G]$/.test(kind));
    return { jpegs: pictures.map(({ at, length }) => ({ at: at + HEADER, length: length - HEADER })) };
  },
};
