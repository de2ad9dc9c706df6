import { describe, expect, it } from 'vitest';
import { factsIn } from '../../support/facts-in.js';
import {
  app1,
  ascii,
  bareNote,
  below,
  byte,
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
} from '../../support/tiff-head.js';

const inJpeg = (make: string, model: string, note: Value) => factsIn(jpegHead(app1(tiffHead(camera(make, model, note)))), 'jpg');

describe('Fujifilm', () => {
  const note = (entries: Entries) => headedNote(joined(latin('FUJIFILM'), numbers(4, [12], true)), entries, true, true);
  const facts = (entries: Entries) => inJpeg('FUJIFILM', 'X-T5', note(entries));
  it('reads serial number, image count without its flag, sequence and rating', () =>
    expect(facts({ 16: ascii('FF02B1234567'), 5176: short(0x8000 | 321), 4353: short(2), 5169: long(3) })).toMatchObject({
      ...{ bodySerial: 'FF02B1234567', counter: 321, sequence: 2, rating: 3, recorded: 'unknown', rendition: false },
    }));
  it('knows a JPEG that was made from a raw in the camera', () => expect(facts({ 5174: short(1) }).rendition).toBe(true));
  it('knows an original', () => expect(facts({ 5174: short(0) }).rendition).toBe(false));
  it('takes an image count of 0 for none', () => expect(facts({ 5176: short(0x8000) }).counter).toBeUndefined());
});

describe('Olympus and OM System', () => {
  const deep = (header: string, skip: number) =>
    placed(() => {
      const at = skip;
      const dir = (entries: Entries, offset: number) => directory(entries, offset, true);
      const entries: Entries = {
        8208: { pointTo: offset => dir({ 257: ascii('BHPA12345'), 258: ascii('inner') }, offset) },
        8224: { pointTo: offset => dir({ 1536: short(5, 4, 0) }, offset) },
        8240: { pointTo: offset => dir({ 267: short(1) }, offset) },
      };
      return joined(latin(header), dir(entries, at));
    });
  it.each([
    ['OLYMPUS CORPORATION', 'OLYMPUS\0II\x03\0', 12],
    ['OM Digital Solutions', 'OM SYSTEM\0\0\0II\x03\0', 16],
  ])('%s: serial number, shot of a burst, development', (make, header, skip) =>
    expect(inJpeg(make, 'OM-1', deep(header, skip))).toMatchObject({
      bodySerial: 'BHPA12345',
      sequence: 4,
      rendition: true,
      recorded: 'unknown',
    }),
  );
  it('reads the serial number of the older layout', () =>
    expect(
      inJpeg('OLYMPUS OPTICAL CO.,LTD', 'C7070WZ', headedNote(latin('OLYMP\0\x01\0'), { 1028: ascii('143008611') }, false)).bodySerial,
    ).toBe('143008611'));
  it.each([
    ['a compact', { 16384: { pointTo: offset => directory({ 1028: ascii('000N47K36217') }, offset, true) } }, '000N47K36217'],
    ['an E-10', { 4122: ascii('104021134') }, '104021134'],
  ] as [string, Entries, string][])('reads the serial number of %s', (_, entries, serial) =>
    expect(
      inJpeg(
        'OLYMPUS IMAGING CORP.',
        'X880',
        placed(() => joined(latin('OLYMPUS\0II\x03\0'), directory(entries, 12, true))),
      ).bodySerial,
    ).toBe(serial),
  );
});

describe('Panasonic and Leica', () => {
  const note = (entries: Entries) => headedNote(latin('Panasonic\0\0\0'), entries, false);
  it.each([
    [255, 'raw-only'],
    [2, 'unknown'],
    [3, 'unknown'],
    [0, 'unknown'],
  ])('JPEGQuality %i: %s', (quality, recorded) =>
    expect(inJpeg('Panasonic', 'DC-G9', note({ 67: short(quality) })).recorded).toBe(recorded),
  );
  it('reads serial and sequence number', () =>
    expect(inJpeg('Panasonic', 'DC-G9', note({ 37: bytesOf(latin('F350807010058\0^\0')), 43: long(3) }))).toMatchObject({
      ...{ bodySerial: 'F350807010058', sequence: 3 },
    }));
  it('reads the note in the JPEG inside an RW2', () => {
    const inner = jpegHead(app1(tiffHead(camera('Panasonic', 'DMC-GH5', note({ 43: long(7), 67: short(255) })))));
    const file = tiffHead({ ...camera('Panasonic', 'DMC-GH5'), 46: bytesOf(inner) }, { magic: 0x55 });
    expect(factsIn(file, 'rw2')).toMatchObject({
      format: 'rw2',
      sequence: 7,
      recorded: 'raw-only',
      makerNote: true,
      takenAt: '2024-05-17T10:20:30',
    });
    expect(factsIn(file, 'rwl').format).toBe('rwl');
  });
  it('reads the file name that a Leica gave', () =>
    expect(
      inJpeg('LEICA CAMERA AG', 'LEICA X VARIO', headedNote(latin('LEICA\0\x04\0'), { 1031: ascii('L9996140.DNG') }, true)).originalNames,
    ).toEqual(['L9996140.DNG']));
  it.each([
    ['LEICA CL', 'LEICA\0\x09\0', { 773: long(5200000) }, '5200000'],
    ['LEICA CL', 'LEICA\0\x09\0', { 771: long(5200000) }, undefined],
    ['M8 Digital Camera', 'LEICA\0\0\0', { 771: long(3106091) }, '3106091'],
    ['LEICA T (Typ 701)', 'LEICA\0\x06\0', { 773: ascii('no number') }, undefined],
    ['LEICA T (Typ 701)', 'LEICA\0\x06\0', { 773: long(0) }, undefined],
  ] as const)('reads the number of a %s from its own layout: %j %j', (model, header, entries, serial) =>
    expect(inJpeg('Leica Camera AG', model, headedNote(latin(header), entries, false)).bodySerial).toBe(serial),
  );
});

describe('the Leica M9', () => {
  it('has its number in a directory that is a value', () => {
    const note = placed(() => {
      const header = latin('LEICA0\x03\0');
      const inner = directory({ 12547: ascii('3902233') }, 26, true);
      return joined(header, numbers(2, [1], true), numbers(2, [12544, 7], true), numbers(4, [inner.length, 26, 0], true), inner);
    });
    expect(inJpeg('Leica Camera AG', 'M9 Digital Camera', note).bodySerial).toBe('3902233');
  });
});

describe('Pentax', () => {
  const date = Uint8Array.of(0x07, 0xe8, 5, 17);
  const time = Uint8Array.of(10, 20, 30);
  const mixed = (count: number) => numbers(4, [count ^ 0x07e80511 ^ ~0x0a141e00], false);
  const note = (entries: Entries) => headedNote(latin('AOC\0MM'), entries, false, false);
  const facts = (entries: Entries, model = 'PENTAX K-3') => inJpeg('PENTAX', model, note(entries));
  it('takes the shutter count apart from date and time', () =>
    expect(facts({ 6: bytesOf(date), 7: bytesOf(time), 93: bytesOf(mixed(17398)), 553: ascii('4512345') })).toMatchObject({
      ...{ counter: 17398, bodySerial: '4512345' },
    }));
  it('has no count without the date', () => expect(facts({ 7: bytesOf(time), 93: bytesOf(mixed(17398)) }).counter).toBeUndefined());
  it('falls back to the inner serial number', () => expect(facts({ 533: long(0, 0, 0, 0, 132352) }).bodySerial).toBe('132352'));
  it.each([
    [0x01, 'jpeg-only'],
    [0x04, 'raw-only'],
    [0x25, 'with-jpeg'],
    [0x28, 'raw-only'],
    [0x49, 'with-jpeg'],
    [0x00, 'unknown'],
  ])('K10D, recording %i: %s', (bits, recorded) => {
    const settings = bytesOf(Uint8Array.from({ length: 20 }, (_, i) => (i === 13 ? bits : 0)));
    expect(facts({ 517: settings }, 'PENTAX K10D').recorded).toBe(recorded);
    expect(facts({ 517: settings }, 'PENTAX K20D').recorded).toBe('unknown');
  });
  it('knows a picture edited in the camera', () => expect(facts({ 50: byte(1, 0, 0, 0) }).rendition).toBe(true));
});

describe('makers of few facts', () => {
  it('Samsung', () => expect(inJpeg('SAMSUNG', 'NX300', bareNote({ 40962: ascii('8CH12345') })).bodySerial).toBe('8CH12345'));
  it('Sigma', () =>
    expect(inJpeg('SIGMA', 'SIGMA SD10', headedNote(latin('SIGMA\0\0\0\x01\0'), { 2: ascii('02000019') }, false)).bodySerial).toBe(
      '02000019',
    ));
  it.each([
    ['GR', latin('0000000012345678'), '0000000012345678'],
    ['Caplio Pro G3', Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 1, 0x22, 7, 0, 0, 3, 0x10, 9, 0x57), '00000000000000012207000003100957'],
    ['GR', new Uint8Array(16), undefined],
  ])('Ricoh %s', (model, number, serial) =>
    expect(inJpeg('PENTAX RICOH IMAGING', model, headedNote(latin('Ricoh\0\0\0'), { 5: bytesOf(number) }, false)).bodySerial).toBe(serial),
  );
  it('a maker without a reader still has a maker note', () =>
    expect(inJpeg('Apple', 'iPhone 13', bytesOf(latin('Apple iOS\0\0\x01MM\0\0')))).toMatchObject({
      makerNote: true,
      recorded: 'unknown',
    }));
  it('a file without Exif directory has none', () =>
    expect(factsIn(jpegHead(app1(tiffHead({ 34665: below({}) }))), 'jpg').makerNote).toBe(false));
});
