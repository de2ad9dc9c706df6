import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { soundCopy } from '../../src/exif/sound-copy.js';
import { parseStandardTags } from '../../src/exif/standard-tags.js';
import { Bytes } from '../../src/formats/container/bytes.js';
import { explore } from '../../src/formats/explore.js';
import { mergeTags } from '../../src/formats/standard-tags.js';
import {
  app1,
  ascii,
  camera,
  directory,
  joined,
  jpegHead,
  latin,
  long,
  numbers,
  short,
  tiffHead,
  type Value,
} from '../support/tiff-head.js';

const head = (little: boolean) =>
  tiffHead(
    camera(
      'SONY',
      'ILCE-7M4',
      undefined,
      { 305: ascii('ILCE-7M4 v2.00'), 274: short(6) },
      { 37521: ascii('042'), 36881: ascii('+02:00'), 42033: ascii('0123') },
    ),
    { little },
  );
const ALL: ReadonlySet<number> = new Set(Array.from({ length: 0x10000 }, (_, tag) => tag));
const walked = (file: Uint8Array) => {
  const step = explore(new Bytes(file), 'tif').next();
  if (!step.done) throw new Error('the head should hold all');
  return step.value;
};

describe('parseStandardTags', () => {
  it.each([true, false])('reads the standard tags as our own walker does (little-endian: %s)', async little => {
    const found = walked(head(little));
    const parsed = await parseStandardTags(found.blocks);
    expect(parsed).toMatchObject({
      make: 'SONY',
      model: 'ILCE-7M4',
      takenAt: '2024:05:17 10:20:30',
      subsec: '042',
      offset: '+02:00',
      serial: '0123',
      orientation: 6,
    });
    expect(parsed).toEqual(found.tags);
  });
  it('reads a block that is a part of a larger buffer, and nothing behind it', async () => {
    const file = jpegHead(app1(head(true)));
    expect(await parseStandardTags(walked(file).blocks)).toMatchObject({ model: 'ILCE-7M4' });
  });
  it('lets the earlier block speak first', async () => {
    const other = tiffHead(camera('Panasonic', 'DC-G9', undefined, { 305: ascii('Ver.1.0') }));
    expect(await parseStandardTags([tiffHead(camera('SONY', 'ILCE-7M4')), other])).toMatchObject({
      model: 'ILCE-7M4',
      software: 'Ver.1.0',
    });
  });
  it('gives nothing, and never throws, for what it refuses', () =>
    fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.nat(200), async (noise, length) => {
        for (const block of [noise, head(true).slice(0, length)]) expect(await parseStandardTags([block])).toBeTypeOf('object');
      }),
    ));
});

describe('a value of absurd length', () => {
  /** A value that claims to be there `count` times, and the memory that reading it takes up. */
  const claim = (type: number, count: number): Value => ({ type, count, bytes: () => new Uint8Array(8) });
  const memoryFor = async (file: Uint8Array): Promise<number> => {
    const { arrayBuffers: before } = process.memoryUsage();
    const tags = await parseStandardTags([file]);
    expect(tags).toMatchObject({ model: 'ILCE-7M4' });
    return process.memoryUsage().arrayBuffers - before;
  };
  it.each([
    ['the main directory', (little: boolean) => tiffHead(camera('SONY', 'ILCE-7M4', undefined, { 305: claim(4, 30_000_000) }), { little })],
    [
      'the Exif directory',
      (little: boolean) => tiffHead(camera('SONY', 'ILCE-7M4', undefined, {}, { 37521: claim(4, 30_000_000) }), { little }),
    ],
  ])('in %s takes up no memory, and the rest is read', async (_, build) => {
    for (const little of [true, false]) expect(await memoryFor(build(little))).toBeLessThan(1 << 20);
  });
  it('is not read again and again: only the first of entries of one tag counts', async () => {
    const entry = (tag: number, type: number, count: number, value: number) =>
      joined(numbers(2, [tag, type], true), numbers(4, [count, value], true));
    const model = entry(272, 2, 4, 0x00373841);
    const file = joined(
      latin('II*\0'),
      numbers(4, [8], true),
      numbers(2, [901], true),
      model,
      ...Array.from({ length: 900 }, () => entry(272, 4, 1024, 8)),
    );
    expect(await parseStandardTags([file])).toEqual({ model: 'A87' });
  });
  it('of a directory empties it', () => {
    const endless = joined(latin('II*\0'), numbers(4, [8], true), numbers(2, [1001], true), new Uint8Array(600).fill(0xee));
    expect([...soundCopy(endless, ALL)]).toEqual([...endless.slice(0, 8), ...new Uint8Array(2), ...endless.slice(10)]);
  });
  it('of the pointer to the Exif directory hides it', () => {
    const several = tiffHead({ 272: ascii('A7'), 34665: long(8, 8, 8, 8) });
    expect([...soundCopy(several, ALL)].flatMap((byte, i) => (byte === several[i] ? [] : [i]))).toEqual([22, 23]);
  });
  it("of the thumbnail's directory is never reached", async () => {
    for (const little of [true, false]) {
      const main = directory({ 272: ascii('ILCE-7M4') }, 8, little);
      const second = 8 + main.length;
      new DataView(main.buffer).setUint32(2 + 12, second, little);
      const thumbnail = directory({ 259: claim(6, 30_000_000) }, second, little);
      const file = joined(latin(little ? 'II' : 'MM'), numbers(2, [42], little), numbers(4, [8], little), main, thumbnail);
      expect(await memoryFor(joined(file, new Uint8Array(60_000)))).toBeLessThan(1 << 20);
    }
  });
  it('leaves a sound block as it is, up to the padding', () => {
    for (const little of [true, false]) expect([...soundCopy(head(little), ALL), 0]).toEqual([...head(little)]);
  });
  it('ends behind what is picked of it, so that nobody copies the picture', () => {
    const picture = joined(head(true), new Uint8Array(60_000));
    expect([...soundCopy(picture, ALL), 0]).toEqual([...head(true)]);
    expect(soundCopy(picture, new Set([272])).length).toBeLessThan(head(true).length);
  });
  it.each([[0], [1], [7], [8], [9], [30]])('bears a block cut off after %i bytes', length =>
    expect(soundCopy(head(true).slice(0, length), ALL)).toHaveLength(length),
  );
});

describe('mergeTags', () => {
  it('loses nothing that either reader saw; the walker, which checks every offset, has the last word', () =>
    expect(mergeTags({ make: 'A', model: 'B' }, { model: 'C', subsec: '1' })).toEqual({ make: 'A', model: 'C', subsec: '1' }));
});
