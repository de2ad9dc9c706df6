import { describe, expect, it } from 'vitest';
import { Bytes } from '../../../src/formats/container/bytes.js';
import { numberOf, readIfd, readTiff, textOf } from '../../../src/formats/container/tiff.js';
import { ascii, byte, joined, latin, long, numbers, short, tiffHead } from '../../support/tiff-head.js';

const at = (file: Uint8Array) => {
  const bytes = new Bytes(file);
  const tiff = readTiff(bytes, 0);
  return { bytes, tiff, ifd: tiff && readIfd(bytes, tiff, tiff.first) };
};
/** One entry as it stands on disk. */
const entry = (tag: number, type: number, count: number, value: number) =>
  joined(latin('II*\0'), numbers(4, [8], true), numbers(2, [1, tag, type], true), numbers(4, [count, value, 0], true));

describe('readTiff', () => {
  it.each([
    [42, true],
    [42, false],
    [0x4f52, true],
    [0x5352, true],
    [0x4f52, false],
    [0x55, true],
  ])('takes magic %i (little-endian: %s)', (magic, little) =>
    expect(at(tiffHead({ 1: short(7) }, { magic, little })).tiff).toEqual({ base: 0, little, first: 8 }),
  );
  it.each(['II\x2b\0\x08\0\0\0', 'IM*\0\x08\0\0\0', 'II*\0\x08', ''])('refuses %j', text => expect(at(latin(text)).tiff).toBeUndefined());
});

describe('readIfd', () => {
  it.each([true, false])('reads inline and outside values (little-endian: %s)', little => {
    const { bytes, ifd } = at(tiffHead({ 1: short(7, 8), 2: long(1, 2, 0xffffffff), 3: ascii('some text '), 4: byte(9) }, { little }));
    const value = (tag: number, index?: number) => numberOf(bytes, ifd?.entries.get(tag), little, index);
    expect([value(1), value(1, 1), value(2, 2), value(4)]).toEqual([7, 8, 0xffffffff, 9]);
    expect(textOf(bytes, ifd?.entries.get(3))).toBe('some text');
    expect(value(1, 2)).toBeUndefined();
  });
  it('leaves out entries of unknown type', () => expect(at(entry(1, 99, 1, 0)).ifd?.entries.size).toBe(0));
  it('gives no value that lies beyond the file', () => {
    const { bytes, ifd } = at(entry(1, 2, 100, 4_000_000_000));
    expect(textOf(bytes, ifd?.entries.get(1))).toBeUndefined();
  });
  it('gives no text of impossible length', () => {
    const { bytes, ifd } = at(entry(1, 2, 0xffffffff, 8));
    expect(textOf(bytes, ifd?.entries.get(1))).toBeUndefined();
  });
  it('does not believe in more than 1000 entries', () => {
    const file = joined(latin('II*\0'), numbers(4, [8], true), numbers(2, [1001], true), new Uint8Array(20_000));
    expect(at(file).ifd).toEqual({ entries: new Map(), next: 0 });
  });
  it('tells what is missing when it is cut off', () => {
    const whole = tiffHead({ 1: short(7), 2: short(8) });
    const { ifd } = at(whole.slice(0, 8 + 2 + 12 + 4));
    expect([ifd?.entries.size, ifd?.missing]).toEqual([1, 22]);
  });
});
