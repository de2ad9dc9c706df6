import type { Place } from '../../src/formats/preview/place.js';
import { RAW_FORMATS, type RawFormat } from '../../src/model/frame.js';
import { table } from './cameras.js';

/** What the raws of a maker embed. */
export interface MakerPreviews {
  readonly maker: string;
  readonly raws: readonly RawFormat[];
  readonly small: string;
  readonly large: string;
}
const GENERIC = 'a JPEG in any directory or SubIFD; bodies with uncompressed thumbnails have none';

/** As the sources of the places tell, and the samples show. */
const KNOWN: readonly MakerPreviews[] = [
  {
    ...{ maker: 'Sony', raws: ['arw', 'sr2', 'srf'] },
    ...{ small: '160 x 120 in the second directory', large: '1616 x 1080 in the first; newer bodies full size in the third' },
  },
  { maker: 'Canon', raws: ['cr2'], small: '160 x 120 in the second directory', large: 'the strip of the first directory' },
  { maker: 'Canon', raws: ['cr3'], small: '160 x 120 in THMB', large: 'full size in the first track; HEVC alone when set to HDR PQ' },
  { maker: 'Canon', raws: ['crw'], small: '160 x 120 in 0x2008', large: '0x2007' },
  {
    ...{ maker: 'Nikon', raws: ['nef', 'nrw'] },
    ...{ small: 'the preview in the maker note, or a thumbnail in the first directory', large: 'full size in a SubIFD' },
  },
  { maker: 'Fujifilm', raws: ['raf'], small: '160 x 120 in the Exif of its JPEG', large: 'its JPEG' },
  {
    ...{ maker: 'Olympus, OM System, Epson', raws: ['orf', 'ori', 'erf'] },
    ...{ small: 'a thumbnail in a directory or the maker note; else the large one', large: 'the preview that CameraSettings name' },
  },
  {
    ...{ maker: 'Panasonic, Leica', raws: ['rw2', 'rwl', 'raw'] },
    ...{ small: '160 x 120 in the Exif of its JPEG', large: 'its JPEG, 0x002e; newer bodies 0x0127' },
  },
  {
    maker: 'Pentax',
    raws: ['pef'],
    small: '160 x 120 in the second directory',
    large: 'full size in the third; else the one in the maker note',
  },
  { maker: 'Samsung', raws: ['srw'], small: 'the preview in the maker note, or a thumbnail', large: 'full size in a SubIFD' },
  {
    ...{ maker: 'all who write DNG', raws: ['dng'] },
    ...{ small: 'the smallest JPEG strip of a directory or SubIFD', large: 'the largest; none where all are uncompressed' },
  },
  { maker: 'Sigma', raws: ['x3f'], small: '160 x 120 in the Exif of its JPEG', large: 'its JPEG; SD9 and SD10 have none' },
  { maker: 'Minolta', raws: ['mrw'], small: 'the preview in the maker note', large: 'the same' },
  { maker: 'Leaf', raws: ['mos'], small: 'the one in its packets', large: 'the same' },
];

const named = KNOWN.flatMap(({ raws }) => raws);
/** And whoever does as TIFF has it. */
export const BY_MAKER: readonly MakerPreviews[] = [
  ...KNOWN,
  { maker: 'all others', raws: RAW_FORMATS.filter(format => !named.includes(format)), small: GENERIC, large: GENERIC },
];

/** Small pictures of the samples, whose pictures were left whole: how many, bytes of the median, most reads. */
export const MEASURED: readonly { readonly raws: string; readonly samples: number; readonly bytes: number; readonly reads: number }[] = [
  { raws: 'arw', samples: 3, bytes: 3726, reads: 1 },
  { raws: 'cr2', samples: 2, bytes: 4982, reads: 2 },
  { raws: 'crw', samples: 3, bytes: 3580, reads: 2 },
  { raws: 'nef', samples: 1, bytes: 98_230, reads: 2 },
  { raws: 'raf', samples: 1, bytes: 9362, reads: 1 },
];
const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1);

/** docs/previews.md: where cameras keep the pictures that rawtwin shows. */
export function previewsPage(places: readonly Place[]): string {
  return `# Previews

Cameras embed pictures in their raws. rawtwin copies the bytes of such a JPEG as they stand in the file; it never decodes raw data. This
page is made from the readers in \`src/formats/preview/\`; \`test/docs/previews.test.ts\` holds it against them.

- The **small** one is the shortest JPEG that is 160 pixels long or more; where none is, the largest of them.
- The **large** one is the JPEG with most pixels.
- A JPEG counts only when it is whole: it begins as one, has a frame of 8 bits that browsers show, and ends inside the file. Lossless JPEG is
  raw data. A picture over 32 MiB is none.
- How it has yet to be turned is told by tag 0x0112 of the raw; in a RAF by the Exif of its JPEG, in a CRW by 0x1810.
- A small one costs at most 6 reads, a large one at most 12, the first 64 KiB of the file among them.

## By maker

${table(['maker', 'raws', 'small', 'large'], [...BY_MAKER.map(({ maker, raws, small, large }) => [maker, raws.join(', '), small, large])])}

## Where they lie

${table(
  ['place', 'found in', 'where', 'sources'],
  [
    ...places.map(({ name, formats, where, sources }) => [
      name,
      formats.filter(format => !/^(jpeg|tiff)$/.test(format)).join(', '),
      where,
      sources,
    ]),
  ],
)}

## Why there is none

${table(
  ['reason', 'when'],
  [
    ['hevc', 'the camera embedded HEVC pictures alone, as Canon does when set to HDR PQ'],
    ['absent', 'nothing is named: no picture, or an uncompressed one'],
    ['unreadable', 'the file cannot be read, is none that is known, or what it names is no whole JPEG'],
  ],
)}

## Measured

Small pictures of real raws whose pictures were left whole, kB as 1000 bytes.

${table(
  ['raws', 'files', 'median kB', 'most reads'],
  [...MEASURED.map(({ raws, samples, bytes, reads }) => [raws, String(samples), kilobytes(bytes), String(reads)])],
)}
`;
}
