import type { Bytes } from '../container/bytes.js';
import { type Entry, type Ifd, numberOf, type Tiff, textOf } from '../container/tiff.js';
import { directory } from '../directory.js';
import { type MoreBytes, need, type Pull } from '../format.js';
import { directoryOf } from '../makernote/layout.js';
import { picturesOf } from './directories.js';
import type { Place } from './place.js';

const [MAKE, EXIF_IFD, MAKER_NOTE] = [0x010f, 0x8769, 0x927c];

/** Where a maker's note names pictures. Offsets count from the note's own base. */
interface NotePictures {
  readonly make: RegExp;
  /** Tags of an offset and of a length. */
  readonly pairs?: readonly (readonly [at: number, length: number])[];
  /** Tags whose value is the JPEG, and how many bytes stand before it. */
  readonly inside?: readonly (readonly [tag: number, skip: number])[];
  /** Tag of a directory below the note; `pairs`: as above, beside 0x0201 and 0x0202. */
  readonly under?: { readonly tag: number; readonly pairs?: readonly (readonly [at: number, length: number])[] };
}
const NOTES: readonly NotePictures[] = [
  { make: /^nikon/i, under: { tag: 0x0011 } },
  {
    make: /^(olympus|om digital|(seiko )?epson)/i,
    under: { tag: 0x2020, pairs: [[0x0101, 0x0102]] },
    pairs: [
      [0x0088, 0x0089],
      [0x1036, 0x1037],
    ],
    inside: [
      [0x0081, 0],
      [0x0100, 0],
      [0x0280, 0],
    ],
  },
  { make: /^(pentax|asahi|ricoh imaging)/i, pairs: [[0x0004, 0x0003]] },
  { make: /^samsung/i, under: { tag: 0x0035 } },
  { make: /minolta/i, pairs: [[0x0088, 0x0089]], inside: [[0x0081, 0]] },
  { make: /^sony/i, pairs: [[0x0088, 0x0089]], inside: [[0x2001, 32]] },
  { make: /^(sigma|foveon)/i, pairs: [[0x001a, 0x001b]] },
];

/** Pictures that makers keep in, or name in, their maker notes. */
export const notes: Place = {
  name: 'Maker notes',
  formats: ['nef', 'nrw', 'orf', 'ori', 'erf', 'pef', 'srw', 'mrw', 'arw', 'sr2', 'x3f', 'jpeg'],
  where:
    'Nikon 0x0011 (PreviewIFD); Olympus 0x2020 (0x0101, 0x0102), 0x0088, 0x1036, 0x0100; Epson 0x0280; Pentax 0x0004; Samsung 0x0035; Minolta 0x0081, 0x0088; Sony 0x2001; Sigma 0x001a',
  sources: 'ExifTool Nikon.pm, Olympus.pm, Pentax.pm, Samsung.pm, Minolta.pm, Sony.pm, Sigma.pm; dcraw parse_makernote',
  *named({ bytes, located }) {
    const jpegs: MoreBytes[] = [];
    for (const block of [located.main, located.inner]) if (block) jpegs.push(...(yield* inNote(bytes, block)));
    return { jpegs };
  },
};

function* inNote(bytes: Bytes, block: Tiff): Pull<readonly MoreBytes[]> {
  const main = yield* directory(bytes, block, block.first);
  const make = textOf(bytes, main.entries.get(MAKE)) ?? '';
  const known = NOTES.find(note => note.make.test(make));
  const pointer = numberOf(bytes, main.entries.get(EXIF_IFD), block.little);
  const note = known && pointer ? (yield* directory(bytes, block, pointer)).entries.get(MAKER_NOTE) : undefined;
  if (!known || !note || !(yield* need(bytes, note.at, Math.min(note.size, 32)))) return [];
  const place = directoryOf(bytes, note.at, block, false);
  if (!place) return [];
  const inside = yield* directory(bytes, place.block, place.offset);
  return [...inEntries(bytes, known, place.block, inside), ...(yield* underNote(bytes, known, place.block, inside))];
}

type Order = Pick<Tiff, 'base' | 'little'>;

function inEntries(bytes: Bytes, known: NotePictures, own: Order, { entries }: Ifd): readonly MoreBytes[] {
  const values = (known.inside ?? []).flatMap(([tag, skip]) => {
    const entry = entries.get(tag);
    return entry && entry.size > skip ? [{ at: entry.at + skip, length: entry.size - skip }] : [];
  });
  return [...values, ...pairsIn(bytes, known.pairs ?? [], own, entries)];
}

function* underNote(bytes: Bytes, { under }: NotePictures, own: Order, { entries }: Ifd): Pull<readonly MoreBytes[]> {
  const entry = under && entries.get(under.tag);
  if (!entry) return [];
  const isPointer = entry.type === 4 || entry.type === 13;
  const at = isPointer ? numberOf(bytes, entry, own.little) : entry.at - own.base;
  if (at === undefined) return [];
  const ifd = yield* directory(bytes, own, at);
  return [...picturesOf(bytes, own, ifd), ...pairsIn(bytes, under.pairs ?? [], own, ifd.entries)];
}

function pairsIn(
  bytes: Bytes,
  pairs: NonNullable<NotePictures['pairs']>,
  { base, little }: Order,
  entries: ReadonlyMap<number, Entry>,
): readonly MoreBytes[] {
  return pairs.flatMap(([from, size]) => {
    const [at, length] = [numberOf(bytes, entries.get(from), little), numberOf(bytes, entries.get(size), little)];
    return at === undefined || length === undefined ? [] : [{ at: base + at, length }];
  });
}
