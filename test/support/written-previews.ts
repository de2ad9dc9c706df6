import { crwOf, heap, u32, x3fOf } from './raw-heads.js';
import {
  app1,
  ascii,
  bareNote,
  below,
  box,
  bytesOf,
  camera,
  directory,
  type Entries,
  joined,
  latin,
  long,
  numbers,
  placed,
  short,
  type TiffOptions,
  tiffHead,
} from './tiff-head.js';

const segment = (marker: number, ...body: readonly number[]): Uint8Array =>
  Uint8Array.of(0xff, marker, ...numbers(2, [body.length + 2], false), ...body);

/** A JPEG as cameras embed it: a frame of that size, a scan of `scan` bytes. `frame`: the marker of its frame; `exif`: a segment before it. */
export function picture(
  width: number,
  height: number,
  { scan = 40, frame = 0xc0, bits = 8, exif = new Uint8Array(0) as Uint8Array } = {},
): Uint8Array {
  return joined(
    Uint8Array.of(0xff, 0xd8),
    exif,
    segment(0xdb, 0, ...Array.from({ length: 64 }, () => 1)),
    segment(frame, bits, ...numbers(2, [height, width], false), 1, 1, 0x11, 0),
    segment(0xc4, 0x00, 1, ...Array.from({ length: 15 }, () => 0), 0),
    segment(0xc4, 0x10, 1, ...Array.from({ length: 15 }, () => 0), 0),
    segment(0xda, 1, 1, 0, 0, 63, 0),
    Uint8Array.from({ length: scan }, (_, i) => (i * 7) % 251),
    Uint8Array.of(0xff, 0xd9),
  );
}
export const SMALL = picture(160, 120);
export const MIDDLE = picture(640, 480, { scan: 900 });
export const LARGE = picture(3000, 2000, { scan: 3000 });

/** A file with its parts at the offsets told. */
export function laidOut(parts: Readonly<Record<number, Uint8Array>>): Uint8Array {
  const places = Object.entries(parts).map(([at, bytes]) => ({ at: Number(at), bytes }));
  const file = new Uint8Array(Math.max(...places.map(({ at, bytes }) => at + bytes.length)));
  for (const { at, bytes } of places) file.set(bytes, at);
  return file;
}
/** Where pictures and second directories lie in the files below. */
const [NEXT, AT_SMALL, AT_MIDDLE, AT_LARGE] = [2048, 4096, 8192, 16384];

/** Entries of a JPEG that a directory points to. */
const jpegAt = (at: number, { length }: Uint8Array): Entries => ({ 259: short(6), 513: long(at), 514: long(length) });
const stripAt = (at: number, { length }: Uint8Array, compression: number): Entries => ({
  ...{ 254: long(1), 259: short(compression), 262: short(6), 273: long(at), 279: long(length) },
});

/** A TIFF of one directory after the other, the later ones from 2048 on. */
export function chain(entries: readonly Entries[], options: TiffOptions = {}): Uint8Array {
  const { little = true } = options;
  const head = tiffHead(entries[0] ?? {}, options);
  const later = entries.slice(1).map((next, i) => ({ at: NEXT + 512 * i, bytes: directory(next, NEXT + 512 * i, little) }));
  const file = laidOut({ 0: head, ...Object.fromEntries(later.map(({ at, bytes }) => [at, bytes])) });
  const view = new DataView(file.buffer);
  let at = view.getUint32(4, little);
  for (const next of later) {
    view.setUint32(at + 2 + 12 * view.getUint16(at, little), next.at, little);
    at = next.at;
  }
  return file;
}
const withPictures = (head: Uint8Array): Uint8Array => laidOut({ 0: head, [AT_SMALL]: SMALL, [AT_MIDDLE]: MIDDLE, [AT_LARGE]: LARGE });

/** A JPEG with a thumbnail in its Exif. */
function withThumbnail(block: readonly Entries[], thumbnail: Uint8Array): Uint8Array {
  const exif = laidOut({ 0: chain([block[0] ?? {}, { ...block[1], ...jpegAt(AT_SMALL, thumbnail) }]), [AT_SMALL]: thumbnail });
  return picture(1920, 1280, { scan: 2000, exif: app1(exif) });
}
const turned = (make: string, model: string, note?: Parameters<typeof camera>[2], more: Entries = {}): Entries =>
  camera(make, model, note, { 274: short(6), ...more });

const nikonNote = placed(offset =>
  joined(latin('Nikon\0\x02\x11\0\0'), tiffHead({ 17: below(jpegAt(AT_MIDDLE - offset - 10, MIDDLE)) }, { little: true })),
);
const olympusNote = placed(offset =>
  joined(
    latin('OM SYSTEM\0\0\0II\x03\0'),
    directory(
      {
        8224: { pointTo: at => directory({ 256: long(1), 257: long(AT_LARGE - offset), 258: long(LARGE.length) }, at, true) },
      },
      16,
      true,
    ),
  ),
);
const pentaxNote = placed(offset =>
  joined(latin('PENTAX \0II'), directory({ 3: long(LARGE.length), 4: long(AT_LARGE - offset) }, 10, true)),
);

const be32 = (...values: readonly number[]): Uint8Array => numbers(4, values, false);
const be16 = (...values: readonly number[]): Uint8Array => numbers(2, values, false);

const CANON = latin('\x85\xc0\xb6\x87\x82\x0f\x11\xe0\x81\x11\xf4\xce\x46\x2b\x6a\x48');
const XMP = latin('\xbe\x7a\xcf\xcb\x97\xa9\x42\xe8\x9c\x71\x99\x94\x91\xe3\xaf\xac');
const PREVIEW = latin('\xea\xf4\x2b\x5e\x1c\x98\x4b\x88\xb9\xfb\xb7\xdc\x40\x6e\x4d\x16');

/** A track of one sample, as Canon describes a picture. */
function track(kind: Uint8Array, at: number, length: number): Uint8Array {
  const entry = box('CRAW', new Uint8Array(82), kind);
  const parts = [
    ...[box('stsd', be32(0, 1), entry), box('stts', be32(0, 1, 1, 1)), box('stsc', be32(0, 1, 1, 1, 1))],
    ...[box('stsz', be32(0, length, 1)), box('co64', be32(0, 1, 0, at))],
  ];
  const handler = box('hdlr', be32(0, 0), latin('vide'), new Uint8Array(13));
  return box('trak', box('mdia', handler, box('minf', box('stbl', ...parts))));
}
/** A CR3 with a thumbnail, a preview behind an XMP packet of `xmp` bytes, and a full picture. `hevc`: as an HDR body writes it. */
export function cr3({ xmp = 100, hevc = false } = {}): Uint8Array {
  const thumb = box('THMB', be32(hevc ? 0x01000000 : 0), be16(160, 120), be32(SMALL.length), be16(1, 0), hevc ? new Uint8Array(60) : SMALL);
  const at = 100_000 + xmp;
  const moov = box(
    'moov',
    box('uuid', CANON, box('CMT1', tiffHead({ 271: ascii('Canon'), 272: ascii('Canon EOS R'), 274: short(8) })), thumb),
    track(hevc ? box('HEVC', new Uint8Array(20)) : box('JPEG', be32(0)), at, LARGE.length),
    track(box('CMP1', new Uint8Array(52)), at + LARGE.length, 5000),
  );
  const shown = box('uuid', PREVIEW, be32(0, 1), box('PRVW', be32(0), be16(1, 640, 480, 1), be32(MIDDLE.length), MIDDLE));
  const head = joined(box('ftyp', latin('crx \0\0\0\x01crx isom')), moov, box('uuid', XMP, new Uint8Array(xmp)), ...(hevc ? [] : [shown]));
  return laidOut({ 0: head, [at]: hevc ? new Uint8Array(LARGE.length) : LARGE, [at + LARGE.length]: new Uint8Array(5000) });
}

const crw = crwOf(
  heap([
    [0x2007, MIDDLE],
    [0x2008, SMALL],
    [0x300a, heap([[0x1810, u32(3072, 2048, 0x3f800000, 270, 8, 24, 1)]])],
  ]),
);

function x3f(): Uint8Array {
  const full = withThumbnail([turned('SIGMA', 'SIGMA DP2')], SMALL);
  const section = (jpeg: Uint8Array) => joined(latin('SECi'), u32(0x20000, 2, 18, 0, 0, 0), jpeg);
  return x3fOf(['IMA2', section(MIDDLE)], ['IMA2', section(full)]);
}

function raf(): Uint8Array {
  const jpeg = withThumbnail([turned('FUJIFILM', 'X-T5')], SMALL);
  return laidOut({
    0: latin('FUJIFILMCCD-RAW 0201FF129502X-T5'),
    84: be32(148, jpeg.length, 148 + jpeg.length, 4),
    148: jpeg,
    [148 + jpeg.length]: new Uint8Array(900),
  });
}
const rw2Jpeg = withThumbnail([turned('Panasonic', 'DC-G9')], SMALL);

function mrw(): Uint8Array {
  const note = bareNote({ 136: long(AT_MIDDLE), 137: long(MIDDLE.length) });
  const ttw = laidOut({ 0: tiffHead(turned('KONICA MINOLTA', 'DiMAGE A2', note), { little: false }), [AT_MIDDLE]: MIDDLE });
  return joined(latin('\0MRM'), be32(24 + ttw.length), latin('\0PRD'), be32(8), new Uint8Array(8), latin('\0TTW'), be32(ttw.length), ttw);
}
function packet(name: string, data: Uint8Array): Uint8Array {
  return joined(latin('PKTS'), be32(1), latin(name.padEnd(40, '\0')), be32(data.length), data);
}

export interface Written {
  readonly body: string;
  readonly extension: string;
  readonly file: Uint8Array;
  readonly small: Uint8Array;
  readonly large: Uint8Array;
  readonly orientation: number;
}
const both = { small: SMALL, large: LARGE, orientation: 6 };

/** A raw of each container, with pictures where its cameras put them. */
export const WRITTEN: readonly Written[] = [
  {
    ...{ body: 'Sony', extension: 'arw', ...both },
    file: withPictures(
      chain([
        turned('SONY', 'ILCE-7M4', undefined, { 330: below({ 254: long(0) }), ...jpegAt(AT_MIDDLE, MIDDLE) }),
        jpegAt(AT_SMALL, SMALL),
        { ...jpegAt(AT_LARGE, LARGE), 259: short(7) },
      ]),
    ),
  },
  {
    ...{ body: 'Nikon', extension: 'nef', ...both, small: MIDDLE },
    file: withPictures(tiffHead(turned('NIKON CORPORATION', 'NIKON D850', nikonNote, { 330: below(jpegAt(AT_LARGE, LARGE)) }))),
  },
  {
    ...{ body: 'Nikon Coolpix', extension: 'nrw', ...both, large: SMALL },
    file: withPictures(tiffHead(turned('NIKON', 'COOLPIX P7000', undefined, { 330: below({ 254: long(0) }), ...jpegAt(AT_SMALL, SMALL) }))),
  },
  {
    ...{ body: 'Canon', extension: 'cr2', ...both },
    file: withPictures(
      chain([turned('Canon', 'Canon EOS 6D', undefined, stripAt(AT_LARGE, LARGE, 6)), jpegAt(AT_SMALL, SMALL)], {
        gap: latin('CR\x02\0\0\0\0\0'),
      }),
    ),
  },
  { ...{ body: 'Canon', extension: 'cr3', ...both, orientation: 8 }, file: cr3() },
  { ...{ body: 'Canon, its preview behind the head', extension: 'cr3', ...both, orientation: 8 }, file: cr3({ xmp: 65_536 }) },
  { ...{ body: 'Canon', extension: 'crw', ...both, large: MIDDLE, orientation: 8 }, file: crw },
  { ...{ body: 'Fujifilm', extension: 'raf', ...both, large: withThumbnail([turned('FUJIFILM', 'X-T5')], SMALL) }, file: raf() },
  {
    ...{ body: 'OM System', extension: 'orf', ...both, small: LARGE },
    file: withPictures(tiffHead(turned('OM Digital Solutions', 'OM-1', olympusNote), { magic: 0x4f52 })),
  },
  {
    ...{ body: 'Panasonic', extension: 'rw2', ...both, large: rw2Jpeg },
    file: tiffHead({ 46: bytesOf(rw2Jpeg), 271: ascii('Panasonic'), 272: ascii('DC-G9'), 274: short(6) }, { magic: 0x55 }),
  },
  {
    ...{ body: 'Pentax', extension: 'pef', ...both },
    file: withPictures(
      chain([
        turned('PENTAX', 'PENTAX K-1', pentaxNote, { 330: below({ 254: long(0) }) }),
        jpegAt(AT_SMALL, SMALL),
        jpegAt(AT_MIDDLE, MIDDLE),
      ]),
    ),
  },
  {
    ...{ body: 'Samsung', extension: 'srw', ...both, small: MIDDLE },
    file: withPictures(
      tiffHead(turned('SAMSUNG', 'NX300', bareNote({ 53: below(jpegAt(AT_MIDDLE, MIDDLE)) }), { 330: below(jpegAt(AT_LARGE, LARGE)) })),
    ),
  },
  {
    ...{ body: 'Leica', extension: 'dng', ...both },
    file: withPictures(
      chain([
        turned('LEICA', 'M10', undefined, { 50706: long(1), 254: long(1), 259: short(1), 330: below(stripAt(AT_LARGE, LARGE, 7)) }),
        stripAt(AT_SMALL, SMALL, 7),
      ]),
    ),
  },
  {
    ...{ body: 'Hasselblad', extension: '3fr', ...both, small: MIDDLE, large: MIDDLE },
    file: withPictures(tiffHead(turned('Hasselblad', 'X1D', undefined, { 330: below(jpegAt(AT_MIDDLE, MIDDLE)) }))),
  },
  { ...{ body: 'Sigma', extension: 'x3f', ...both, large: withThumbnail([turned('SIGMA', 'SIGMA DP2')], SMALL) }, file: x3f() },
  { ...{ body: 'Minolta', extension: 'mrw', ...both, small: MIDDLE, large: MIDDLE }, file: mrw() },
  {
    ...{ body: 'Leaf', extension: 'mos', ...both, small: MIDDLE, large: MIDDLE },
    file: tiffHead(
      turned('Leaf', 'Aptus 22', undefined, {
        330: below({ 254: long(0) }),
        34310: bytesOf(joined(packet('back_serial_number', latin('AA123')), packet('JPEG_preview_data', MIDDLE))),
      }),
      { little: false },
    ),
  },
];
