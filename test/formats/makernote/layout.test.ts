import { describe, expect, it } from 'vitest';
import { factsIn } from '../../support/facts-in.js';
import {
  app1,
  ascii,
  bytesOf,
  camera,
  directory,
  headedNote,
  joined,
  jpegHead,
  latin,
  placed,
  tiffHead,
  type Value,
} from '../../support/tiff-head.js';

const inJpeg = (make: string, model: string, note: Value, little = true) =>
  factsIn(jpegHead(app1(tiffHead(camera(make, model, note), { little }))), 'jpg');

/** Programs that rewrite a file turn its byte order and leave the note as it was (ExifTool: ByteOrder Unknown). */
describe('a note in another byte order than its surroundings', () => {
  const pentax = (little: boolean) => placed(offset => joined(latin('AOC\0MM'), directory({ 553: ascii('4512345') }, offset + 6, little)));
  it.each([true, false])('Pentax, whose header says MM (directory little-endian: %s)', little =>
    expect(inJpeg('PENTAX', 'PENTAX K-3', pentax(little)).bodySerial).toBe('4512345'),
  );
  const panasonic = (little: boolean) =>
    placed(offset => joined(latin('Panasonic\0\0\0'), directory({ 37: bytesOf(latin('F350807010058\0^\0')) }, offset + 12, little)));
  it.each([
    [true, true],
    [true, false],
    [false, true],
    [false, false],
  ])('Panasonic (note %s, around it %s)', (note, around) =>
    expect(inJpeg('Panasonic', 'DC-G9', panasonic(note), around).bodySerial).toBe('F350807010058'),
  );
});

describe('headers of Leica', () => {
  it.each(['\x08', '\x09', '\x0a'])('%j: offsets count from the block', kind =>
    expect(
      inJpeg('LEICA CAMERA AG', 'LEICA Q3', headedNote(latin(`LEICA\0${kind}\0`), { 1031: ascii('L1000001.DNG') }, false)).originalNames,
    ).toEqual(['L1000001.DNG']),
  );
  it('M Monochrom (Typ 246): offsets count from the file', () => {
    const before = 12; // JPEG and segment markers, the length, and "Exif"
    const note = placed(offset => joined(latin('LEICA\0\x02\xff'), directory({ 1031: ascii('L1000001.DNG') }, offset + 8 + before, true)));
    expect(inJpeg('LEICA CAMERA AG', 'LEICA M MONOCHROM (Typ 246)', note).originalNames).toEqual(['L1000001.DNG']);
  });
});

it('reads a Ricoh of its own make', () => {
  const note = headedNote(latin('Ricoh\0\0\0'), { 5: bytesOf(latin('1234567890123456')) }, false);
  expect(inJpeg('RICOH', 'GR DIGITAL 4', note).bodySerial).toBe('1234567890123456');
});
