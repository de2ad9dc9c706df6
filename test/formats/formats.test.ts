import { describe, expect, it } from 'vitest';
import { FORMATS } from '../../src/formats/index.js';
import { RAW_FORMATS } from '../../src/model/frame.js';
import { factsIn, readInMemory } from '../support/facts-in.js';
import { crwOf, heap, propertiesOf, u32, x3fOf } from '../support/raw-heads.js';
import {
  app,
  app1,
  ascii,
  bareNote,
  box,
  camera,
  directory,
  joined,
  jpegHead,
  latin,
  long,
  numbers,
  placed,
  short,
  tiffHead,
  xmpSegment,
} from '../support/tiff-head.js';

const rawTiff = (make: string) => tiffHead({ ...camera(make, 'a body'), 330: long(8) });
const exif = app1(tiffHead(camera('Canon', 'Canon EOS R5')));
const be = (...values: number[]) => numbers(4, values, false);

const crw = (): Uint8Array => {
  const properties = heap([
    [0x080a, latin('Canon\0Canon EOS 10D\0')],
    [0x180b, u32(560018150)],
    [0x1817, u32(1161602)],
    [0x0816, latin('CRW_1602.CRW\0')],
    [0x180e, u32(Date.UTC(2024, 4, 17, 10, 20, 30) / 1000, 0, 0)],
  ]);
  return crwOf(
    heap([
      [0x2005, new Uint8Array(9)],
      [0x300a, properties],
    ]),
  );
};
const mrw = joined(
  latin('\0MRM'),
  be(200),
  latin('\0PRD'),
  be(4),
  be(0),
  latin('\0TTW'),
  be(100),
  tiffHead(camera('Minolta', 'a body'), { little: false }),
);
const raf = joined(latin('FUJIFILMCCD-RAW 0201FF389501'), new Uint8Array(56), be(100, 999), new Uint8Array(8), jpegHead(exif));
const cr3 = (() => {
  const cmt = (kind: string, entries: Parameters<typeof tiffHead>[0]) => box(kind, tiffHead(entries));
  const canon = joined(
    latin('\x85\xc0\xb6\x87\x82\x0f\x11\xe0\x81\x11\xf4\xce\x46\x2b\x6a\x48'),
    cmt('CMT1', { 271: ascii('Canon'), 272: ascii('Canon EOS R6') }),
    cmt('CMT2', { 36867: ascii('2024:05:17 10:20:30') }),
    cmt('CMT3', { 1: short(20, 0, 0, 4, 0, 0, 0, 0, 0, 13) }),
  );
  const xmp = joined(
    latin('\xbe\x7a\xcf\xcb\x97\xa9\x42\xe8\x9c\x71\x99\x94\x91\xe3\xaf\xac'),
    latin('<rdf:RDF xmlns:xmp="http://ns.adobe.com/xap/1.0/"><rdf:Description xmp:Rating="4"/></rdf:RDF>'),
  );
  return joined(box('ftyp', latin('crx \0\0\0\x01')), box('moov', box('uuid', canon)), box('uuid', xmp));
})();
const iiq = tiffHead(camera('Phase One', 'IQ180'), {
  gap: joined(latin('IIII\x01waR'), u32(12), u32(1, 0), u32(0x0102, 1, 8, 36), latin('AB001234')),
});

describe('the register', () => {
  it.each<[string, string, Uint8Array]>([
    ['jpeg', 'jpg', jpegHead(exif)],
    ['heif', 'heic', box('ftyp', latin('heic\0\0\0\0'))],
    ['heif', 'hif', box('ftyp', latin('heix\0\0\0\0'))],
    ['cr3', 'cr3', cr3],
    ['cr2', 'cr2', tiffHead(camera('Canon', 'x'), { gap: latin('CR\x02\0\0\0\0\0') })],
    ['crw', 'crw', crw()],
    ['raf', 'raf', raf],
    ['rw2', 'rw2', tiffHead(camera('Panasonic', 'x'), { magic: 0x55 })],
    ['raw', 'raw', tiffHead(camera('Panasonic', 'x'), { magic: 0x55 })],
    ['orf', 'orf', tiffHead(camera('OLYMPUS CORPORATION', 'x'), { magic: 0x4f52 })],
    ['orf', 'orf', tiffHead(camera('OLYMPUS CORPORATION', 'x'), { magic: 0x5352 })],
    ['orf', 'orf', tiffHead(camera('OLYMPUS CORPORATION', 'x'), { magic: 0x4f52, little: false })],
    ['ori', 'ori', tiffHead(camera('OLYMPUS CORPORATION', 'x'), { magic: 0x4f52 })],
    ['x3f', 'x3f', x3fOf(['IMA2', joined(new Uint8Array(28), jpegHead(exif))])],
    ['mrw', 'mrw', mrw],
    ['iiq', 'iiq', iiq],
    ['dng', 'dng', tiffHead({ ...camera('LEICA', 'Q2'), 50706: long(1) })],
    ['gpr', 'gpr', tiffHead({ ...camera('GoPro', 'HERO7'), 50706: long(1) })],
    ['nef', 'nef', rawTiff('NIKON CORPORATION')],
    ['nrw', 'nrw', rawTiff('NIKON')],
    ['arw', 'arw', rawTiff('SONY')],
    ['sr2', 'sr2', rawTiff('SONY')],
    ['pef', 'pef', rawTiff('PENTAX Corporation')],
    ['srw', 'srw', rawTiff('SAMSUNG')],
    ['3fr', '3fr', rawTiff('Hasselblad')],
    ['fff', 'fff', rawTiff('Hasselblad')],
    ['kdc', 'kdc', rawTiff('EASTMAN KODAK COMPANY')],
    ['dcr', 'dcr', rawTiff('Kodak')],
    ['erf', 'erf', rawTiff('SEIKO EPSON CORP.')],
    ['mef', 'mef', rawTiff('Mamiya-OP Co.,Ltd.')],
    ['mos', 'mos', rawTiff('Leaf')],
    ['tiff', 'tif', rawTiff('NIKON CORPORATION')],
  ])('knows %s by its bytes, under the name .%s', (format, extension, file) => {
    const facts = factsIn(file, extension);
    expect(facts.format).toBe(format);
    expect(facts.warnings.filter(warning => warning.includes('though the name'))).toEqual([]);
  });

  it('has each raw extension at home somewhere', () => {
    const known = new Set(FORMATS.flatMap(({ id, alias }) => [id, ...(alias ?? [])]));
    expect(RAW_FORMATS.filter(format => !known.has(format))).toEqual([]);
  });
  it.each(['X', 'ABCDEFGHIJKLMNOP', '\0\0\0\0\0\0\0\0\0\0\0\0', 'II*\0', 'MM'])('does not know %j', text => {
    const facts = factsIn(latin(text), 'arw');
    expect(facts).toMatchObject({ recorded: 'unknown', makerNote: false });
    expect(facts.warnings.length).toBeGreaterThan(0);
  });
  it('says that an empty file is empty', () =>
    expect(factsIn(new Uint8Array(0), 'arw')).toMatchObject({ format: null, warnings: ['the file is empty'] }));
});

describe('a name that does not fit the bytes', () => {
  const note = bareNote({ 1: short(20, 0, 0, 3, 0, 0, 0, 0, 0, 7) });
  const file = jpegHead(app1(tiffHead(camera('Canon', 'Canon EOS 6D', note))));
  it('is a warning, and what was recorded is not told', () =>
    expect(factsIn(file, 'nef')).toMatchObject({
      format: 'jpeg',
      recorded: 'unknown',
      warnings: ['the bytes are JPEG, though the name says NEF'],
    }));
  it('is none where the name fits', () => expect(factsIn(file, 'jpe')).toMatchObject({ recorded: 'with-jpeg', warnings: [] }));
});

describe('where containers keep their facts', () => {
  it('CR3: three blocks and an XMP box', () =>
    expect(factsIn(cr3, 'cr3')).toMatchObject({
      model: 'Canon EOS R6',
      takenAt: '2024-05-17T10:20:30',
      recorded: 'with-jpeg',
      rating: 4,
      makerNote: true,
    }));
  it('RAF and MRW: a block inside', () => {
    expect(factsIn(raf, 'raf')).toMatchObject({ model: 'Canon EOS R5', takenAt: '2024-05-17T10:20:30' });
    expect(factsIn(mrw, 'mrw')).toMatchObject({ make: 'Minolta', takenAt: '2024-05-17T10:20:30' });
  });
  it('CRW: heaps at the end', () =>
    expect(factsIn(crw(), 'crw')).toMatchObject({
      ...{ make: 'Canon', model: 'Canon EOS 10D', takenAt: '2024-05-17T10:20:30', bodySerial: '0560018150', counter: 1161602 },
      ...{ originalNames: ['CRW_1602.CRW'], recorded: 'unknown', makerNote: true },
    }));
  it('CRW: at the end of a long file, by a second read', () => {
    const long = crw();
    const start = 26;
    const padded = joined(long.slice(0, start), new Uint8Array(200_000), long.slice(start));
    const shifted = new Uint8Array(padded);
    expect(readInMemory(shifted, 'crw').reads).toHaveLength(2);
  });
  it('X3F: the Exif of its JPEG, or a property list', () => {
    expect(factsIn(x3fOf(['IMA2', joined(new Uint8Array(28), jpegHead(exif))]), 'x3f')).toMatchObject({ model: 'Canon EOS R5' });
    const list = propertiesOf({ CAMMANUF: 'SIGMA', CAMMODEL: 'SIGMA SD10', CAMSERIAL: '02000019', TIME: '1715941230' });
    expect(factsIn(x3fOf(['PROP', list]), 'x3f')).toMatchObject({
      make: 'SIGMA',
      model: 'SIGMA SD10',
      bodySerial: '02000019',
      takenAt: '2024-05-17T10:20:30',
    });
    expect(factsIn(x3fOf(['CAMF', list]), 'x3f').warnings).toHaveLength(1);
  });
  it('IIQ: the serial number in its own directory', () => expect(factsIn(iiq, 'iiq').bodySerial).toBe('AB001234'));
  it('DNG: serial number and original name in the first directory', () => {
    const file = tiffHead({ ...camera('Canon', 'Canon EOS 6D'), 50706: long(1), 50735: ascii('012345678'), 50827: ascii('IMG_2533.CR2') });
    expect(factsIn(file, 'dng')).toMatchObject({ bodySerial: '012345678', originalNames: ['IMG_2533.CR2'] });
  });
  it('DNG: a converter moved the maker note; its counter holds, what was recorded does not', () => {
    const original = 4000;
    const note = directory({ 1: short(20, 0, 0, 4, 0, 0, 0, 0, 0, 7), 8: long(1_000_042) }, original, true);
    const adobe = joined(latin('Adobe\0MakN'), be(note.length + 6), latin('II'), be(original), note);
    const file = tiffHead({
      ...camera('Canon', 'Canon EOS 6D'),
      50706: long(1),
      50740: { type: 1, count: adobe.length, bytes: () => adobe },
    });
    expect(factsIn(file, 'dng')).toMatchObject({ counter: 1_000_042, recorded: 'unknown', makerNote: true });
  });
  it('DNG: an Exif directory far away takes one more read', () => {
    const far = 300_000;
    const pointer = tiffHead({ 271: ascii('LEICA'), 50706: long(1), 34665: long(far) });
    const file = joined(pointer, new Uint8Array(far - pointer.length), directory({ 36867: ascii('2024:05:17 10:20:30') }, far, true));
    const { facts, reads } = readInMemory(file, 'dng');
    expect(facts.takenAt).toBe('2024-05-17T10:20:30');
    expect(reads).toHaveLength(2);
  });
});

it('an ORI is part of a high-resolution shot, an ORF by itself is none', () => {
  const file = tiffHead(camera('OLYMPUS CORPORATION', 'E-M1MarkII'), { magic: 0x4f52 });
  expect(factsIn(file, 'ori')).toMatchObject({ composite: true, warnings: [expect.stringMatching(/stack/)] });
  expect(factsIn(file, 'orf').composite).toBeUndefined();
});

describe('JPEG', () => {
  it('finds Exif behind other segments and fill bytes', () =>
    expect(factsIn(jpegHead(app(0, 14), app(2, 3000), Uint8Array.of(0xff), exif), 'jpg').model).toBe('Canon EOS R5'));
  it('finds Exif behind 128 KiB of other segments by one more read', () => {
    const { facts, reads } = readInMemory(jpegHead(app(2, 65_000), app(2, 65_000), exif), 'jpg');
    expect(facts.model).toBe('Canon EOS R5');
    expect(reads).toHaveLength(2);
  });
  it('reads values that lie across the edge of the head', () => {
    const note = placed(() => new Uint8Array(64_000));
    const file = jpegHead(app(0, 1_000), app1(tiffHead(camera('Canon', 'x', note, {}, { 42033: ascii('012345678901') }))));
    const { facts, reads } = readInMemory(file, 'jpg');
    expect(facts.bodySerial).toBe('012345678901');
    expect(reads.length).toBeLessThanOrEqual(3);
  });
  it('reads rating, label and creator from XMP', () => {
    const xmp = xmpSegment(
      '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating="3" xmp:Label="Red" xmp:CreatorTool="Adobe Photoshop Lightroom Classic 13.0"/></rdf:RDF></x:xmpmeta>',
    );
    expect(factsIn(jpegHead(exif, xmp), 'jpg')).toMatchObject({ rating: 3, label: 'Red', rendition: true });
  });
  it('says when nothing is there', () =>
    expect(factsIn(jpegHead(), 'jpg')).toMatchObject({ format: 'jpeg', warnings: ['no Exif was found'] }));
});
