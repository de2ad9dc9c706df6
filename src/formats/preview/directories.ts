import { RAW_FORMATS, type RawFormat } from '../../model/frame.js';
import type { Bytes } from '../container/bytes.js';
import { type Entry, type Ifd, numberOf, type Tiff } from '../container/tiff.js';
import { directory } from '../directory.js';
import { type MoreBytes, need, type Pull } from '../format.js';
import type { Place } from './place.js';

const [COMPRESSION, PHOTOMETRIC, STRIP, STRIP_BYTES, SUB_IFDS, JPEG, JPEG_BYTES] = [0x0103, 0x0106, 0x0111, 0x0117, 0x014a, 0x0201, 0x0202];
/** JpgFromRaw and JpgFromRaw2 of Panasonic: the value is the JPEG. */
const INLINE = [0x002e, 0x0127];
/** 6 and 7 of Compression; lossless JPEG has them too. */
const JPEG_COMPRESSIONS: readonly unknown[] = [6, 7];
/** Photometric interpretations of raw data (DNG 1.7): colour filter array, linear raw. */
const RAW_DATA: readonly unknown[] = [32803, 34892];
/** CR2Slice: the raw data of a CR2. */
const CR2_SLICES = 0xc640;
/** More directories and SubIFDs than any raw has. */
const MOST_DIRECTORIES = 16;
const MOST_SUB_IFDS = 8;

/** The formats that are no TIFF and hold none. */
const OTHERWISE: readonly RawFormat[] = ['cr3', 'crw'];

/** The pictures of a JPEG's Exif, and of directories of every kind in a TIFF. */
export const directories: Place = {
  name: 'Directories of a TIFF, and of the Exif in a JPEG inside',
  formats: [...RAW_FORMATS.filter(format => !OTHERWISE.includes(format)), 'jpeg', 'tiff'],
  where:
    '0x0201 and 0x0202 of every directory and SubIFD; a single strip (0x0111, 0x0117) of JPEG compression; 0x002e and 0x0127 of Panasonic',
  sources: 'TIFF 6.0; DNG 1.7; ExifTool Exif.pm, PanasonicRaw.pm',
  *named({ bytes, located }) {
    const jpegs: MoreBytes[] = [];
    for (const block of [located.main, located.inner]) if (block) jpegs.push(...(yield* below(bytes, block)));
    return { jpegs };
  },
};

function* below(bytes: Bytes, block: Tiff): Pull<readonly MoreBytes[]> {
  const found: MoreBytes[] = [];
  const waiting = [block.first];
  const seen = new Set<number>();
  for (let at = waiting.shift(); at !== undefined && seen.size < MOST_DIRECTORIES; at = waiting.shift()) {
    if (at === 0 || seen.has(at)) continue;
    seen.add(at);
    const ifd = yield* directory(bytes, block, at);
    found.push(...picturesOf(bytes, block, ifd));
    waiting.push(...(yield* subIfds(bytes, block, ifd.entries.get(SUB_IFDS))), ifd.next);
  }
  return found;
}

function* subIfds(bytes: Bytes, { little }: Tiff, entry: Entry | undefined): Pull<readonly number[]> {
  if (!entry) return [];
  const count = Math.min(entry.count, MOST_SUB_IFDS);
  yield* need(bytes, entry.at, 4 * count);
  return Array.from({ length: count }, (_, i) => numberOf(bytes, entry, little, i) ?? 0);
}

/** The pictures that one directory names. `base`: what its offsets count from. */
export function picturesOf(
  bytes: Bytes,
  { base, little }: Pick<Tiff, 'base' | 'little'>,
  { entries }: Pick<Ifd, 'entries'>,
): readonly MoreBytes[] {
  const number = (tag: number) => numberOf(bytes, entries.get(tag), little);
  const pair = (at: number | undefined, length: number | undefined): readonly MoreBytes[] =>
    at === undefined || length === undefined ? [] : [{ at: base + at, length }];
  const isOneStrip =
    JPEG_COMPRESSIONS.includes(number(COMPRESSION)) &&
    entries.get(STRIP)?.count === 1 &&
    !RAW_DATA.includes(number(PHOTOMETRIC)) &&
    !entries.has(CR2_SLICES);
  return [
    ...pair(number(JPEG), number(JPEG_BYTES)),
    ...(isOneStrip ? pair(number(STRIP), number(STRIP_BYTES)) : []),
    ...INLINE.flatMap(tag => entries.get(tag) ?? []).flatMap(({ type, at, size }) => (type === 7 ? [{ at, length: size }] : [])),
  ];
}
