import { buildHead } from '../../../fixtures/heads/build-head.js';
import { CAMERAS, type CameraName } from '../../../fixtures/heads/cameras.js';
import type { Form } from '../../../fixtures/heads/shot.js';
import { xmpPacket } from '../../../fixtures/heads/xmp.js';
import { crwOf, heap, propertiesOf, u32, x3fOf } from '../../support/raw-heads.js';
import {
  app,
  app1,
  ascii,
  bareNote,
  below,
  bytesOf,
  camera,
  directory,
  type Entries,
  headedNote,
  joined,
  jpegHead,
  latin,
  long,
  numbers,
  placed,
  short,
  tiffHead,
  type Value,
  xmpSegment,
} from '../../support/tiff-head.js';
import { type Input, inputOf } from './input.js';

/** Heads of every body that our stories know, in each of its file formats. */
function ofBodies(): readonly Input[] {
  return (Object.keys(CAMERAS) as CameraName[]).flatMap(name => {
    const { raw, heif } = CAMERAS[name];
    const file = (form: Form, extension: string): Input => {
      const shot = {
        camera: name,
        takenAt: '2024-05-17T10:00:03',
        subsec: '734',
        serial: '3012345',
        counter: 4711,
        sequence: 2,
        rating: 3,
      };
      return inputOf(extension.toLowerCase(), buildHead({ ...shot, recorded: 'with-jpeg' }, form));
    };
    return [file('raw', raw), file('jpeg', 'jpg'), ...(heif === undefined ? [] : [file('heif', heif)])];
  });
}

const subIfds: Entries = { 330: long(8) };
const tiffOf = (make: string, model: string, note?: Value, more: Entries = subIfds): Uint8Array =>
  tiffHead(camera(make, model, note, more));
const crw = crwOf(
  heap([
    [0x080a, latin('Canon\0Canon EOS DIGITAL REBEL\0')],
    [
      0x300a,
      heap([
        [0x180e, u32(1_715_940_003, 0, 0)],
        [0x1817, u32(1_001_861)],
        [0x180b, u32(560018150)],
        [0x0816, latin('CRW_1861.CRW\0')],
      ]),
    ],
  ]),
);

const x3fJpeg = joined(
  latin('SECi'),
  new Uint8Array(24),
  jpegHead(app1(tiffOf('SIGMA', 'SIGMA DP2', headedNote(latin('SIGMA\0\0\0\x01\0'), { 2: ascii('1000183') }, false)))),
);

const iiq = joined(
  ...[latin('II*\0'), u32(60), latin('IIII\x64waR'), u32(12, 1, 0), u32(0x0102, 1, 8, 44), u32(0)],
  ...[new Uint8Array(8), latin('CF001234'), directory(camera('Phase One', 'IQ180'), 60, true)],
);
const ttw = tiffHead(camera('KONICA MINOLTA', 'DiMAGE A2'), { little: false });
const mrw = joined(
  latin('\0MRM'),
  numbers(4, [200], false),
  latin('\0PRD'),
  numbers(4, [24], false),
  new Uint8Array(24),
  latin('\0TTW'),
  numbers(4, [ttw.length], false),
  ttw,
);

const makn = joined(
  latin('Adobe\0MakN'),
  numbers(4, [66], false),
  latin('II'),
  numbers(4, [0], true),
  directory({ 1: short(20, 0, 0, 4, 0, 0, 0, 0, 0, 7) }, 0, true),
);
const adobe: Entries = {
  50706: long(1),
  50740: bytesOf(makn),
  50827: ascii('IMG_1.CR2'),
  50735: ascii('42'),
  700: bytesOf(latin(xmpPacket('crs:Exposure2012="+1.00" xmp:Rating="2"'))),
};

const olympus = placed(() => {
  const deep = (entries: Entries): Value => ({ pointTo: offset => directory(entries, offset, true) });
  return joined(
    latin('OM SYSTEM\0\0\0II\x03\0'),
    directory(
      {
        8208: deep({ 257: ascii('BHPA1') }),
        8224: deep({ 1536: short(5, 4, 0) }),
        8240: deep({ 267: short(1) }),
        16384: deep({ 1028: ascii('000N4') }),
      },
      16,
      true,
    ),
  );
});
const nikon = placed(() =>
  joined(
    latin('Nikon\0\x02\x11\0\0'),
    tiffHead(
      {
        29: ascii('7302381'),
        167: long(205),
        176: bytesOf(new Uint8Array(12)),
        158: short(0, 19),
        184: bytesOf(new Uint8Array(10).fill(1)),
      },
      { little: false },
    ),
  ),
);
const canon = bareNote({
  1: short(20, 0, 0, 4, 0, 0, 0, 0, 0, 7),
  8: long(1_000_042),
  12: long(560018150),
  40: bytesOf(new Uint8Array(16).fill(9)),
  147: short(12, 1, 2, 3, 4, 5),
  16417: long(16, 0, 0, 3),
});
const pentax = headedNote(
  latin('AOC\0MM'),
  {
    6: bytesOf(Uint8Array.of(7, 232, 5, 17)),
    7: bytesOf(Uint8Array.of(10, 0, 3)),
    50: bytesOf(new Uint8Array(4)),
    93: bytesOf(new Uint8Array(4)),
    517: bytesOf(new Uint8Array(20).fill(5)),
    533: long(0, 0, 0, 0, 132352),
  },
  false,
  false,
);

/** Formats and maker notes of bodies that no story has. */
const SYNTHETIC: readonly (readonly [extension: string, bytes: Uint8Array])[] = [
  ['crw', crw],
  ['x3f', x3fOf(['PROP', propertiesOf({ CAMMANUF: 'SIGMA', CAMMODEL: 'SD9', CAMSERIAL: '01001234', TIME: '1060000000' })])],
  ['x3f', x3fOf(['IMA2', x3fJpeg])],
  ['iiq', iiq],
  ['mrw', mrw],
  ['dng', tiffOf('Canon', 'Canon EOS 6D', undefined, adobe)],
  ['gpr', tiffOf('GoPro', 'HERO8 Black', bytesOf(latin('GoPro\0')), { 50706: long(1) })],
  ['orf', tiffHead(camera('OM Digital Solutions', 'OM-1', olympus), { magic: 0x4f52 })],
  ['nef', tiffOf('NIKON CORPORATION', 'NIKON D850', nikon)],
  ['nrw', tiffOf('NIKON', 'COOLPIX P7000', nikon)],
  ['cr2', tiffHead(camera('Canon', 'Canon EOS 20D', canon), { gap: latin('CR\x02\0\0\0\0\0') })],
  ['pef', tiffOf('PENTAX', 'PENTAX K10D', pentax)],
  ['srw', tiffOf('SAMSUNG', 'NX300', bareNote({ 40962: ascii('8CH12345') }))],
  ['3fr', tiffOf('Hasselblad', 'X1D', undefined, { ...subIfds, 50735: ascii('SQ2') })],
  ['kdc', tiffOf('EASTMAN KODAK COMPANY', 'P880')],
  ['erf', tiffOf('SEIKO EPSON CORP.', 'R-D1', headedNote(latin('EPSON\0\x01\0'), { 1028: ascii('1') }, false))],
  ['mef', tiffOf('Mamiya-OP Co.,Ltd.', 'Mamiya ZD')],
  ['mos', tiffOf('Leaf', 'Aptus 22')],
  ['tif', tiffOf('SONY', 'ILCE-7M4', undefined, { 700: bytesOf(latin(xmpPacket('xmp:Label="Red"'))) })],
  [
    'jpg',
    jpegHead(
      app(2, 200),
      app(13, 40),
      app1(tiffOf('RICOH IMAGING', 'GR', headedNote(latin('Ricoh\0\0\0'), { 5: bytesOf(latin('0000000012345678')) }, false))),
      xmpSegment(xmpPacket('xmp:Rating="4"')),
    ),
  ],
  ['jpg', jpegHead(app1(tiffHead({ 34665: below({ 36867: ascii('2024:05:17 10:20:30') }) }, { little: false })))],
];

export const fileSeeds = (): readonly Input[] => [...ofBodies(), ...SYNTHETIC.map(([extension, bytes]) => inputOf(extension, bytes))];
