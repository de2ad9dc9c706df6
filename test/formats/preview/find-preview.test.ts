import { describe, expect, it } from 'vitest';
import type { Preview } from '../../../src/model/preview.js';
import { previewIn } from '../../support/preview-in.js';
import { app, app1, ascii, bareNote, below, camera, directory, type Entries, long, short, tiffHead } from '../../support/tiff-head.js';
import { chain, cr3, LARGE, laidOut, MIDDLE, picture, SMALL, WRITTEN } from '../../support/written-previews.js';

const isOf = (preview: Preview, bytes: Uint8Array): boolean => preview.kind === 'jpeg' && Buffer.from(preview.jpeg).equals(bytes);

describe('each container', () => {
  it.each(WRITTEN)('$body, $extension: the small one', ({ file, extension, small, orientation }) => {
    const { preview } = previewIn(file, extension, 'small');
    expect(preview).toMatchObject({ kind: 'jpeg', orientation });
    expect(isOf(preview, small)).toBe(true);
  });
  it.each(WRITTEN)('$body, $extension: the large one', ({ file, extension, large, orientation }) => {
    const { preview } = previewIn(file, extension, 'large');
    expect(preview).toMatchObject({ kind: 'jpeg', orientation });
    expect(isOf(preview, large)).toBe(true);
  });
  it('a small one in the head costs one read', () => {
    expect(WRITTEN.filter(({ file, extension }) => previewIn(file, extension, 'small').reads.length > 1)).toEqual([]);
  });
});

const sony: Entries = { 271: ascii('SONY'), 272: ascii('ILCE-7M4'), 330: below({ 254: long(0) }) };
const jpegAt = (at: number, length: number): Entries => ({ 513: long(at), 514: long(length) });
const stripAt = (at: number, length: number, more: Entries = {}): Entries => ({ 259: short(7), 273: long(at), 279: long(length), ...more });
/** An ARW whose directories name what stands at these offsets, in this order. */
function arw(pictures: Readonly<Record<number, Uint8Array>>, named = jpegAt): Uint8Array {
  const directories = Object.entries(pictures).map(([at, { length }]) => named(Number(at), length));
  return laidOut({ 0: chain([{ ...sony, ...directories[0] }, ...directories.slice(1)]), ...pictures });
}
const cut = (file: Uint8Array, from: number): Uint8Array => file.slice(0, from);
const small = (file: Uint8Array, extension = 'arw') => previewIn(file, extension, 'small').preview;
const large = (file: Uint8Array, extension = 'arw') => previewIn(file, extension, 'large').preview;

describe('the small one', () => {
  it('is the shortest of those that are 160 pixels long or more', () => {
    expect(isOf(small(arw({ 8192: picture(120, 90), 12000: MIDDLE, 16384: LARGE })), MIDDLE)).toBe(true);
    expect(isOf(small(arw({ 8192: picture(120, 160) })), picture(120, 160))).toBe(true);
  });
  it('is the largest where none is', () => {
    expect(small(arw({ 8192: picture(120, 90, { scan: 90 }), 12000: picture(96, 64) }))).toMatchObject({ width: 120, height: 90 });
  });
  it('is read with one read more where it lies far behind', () => {
    const { preview, reads } = previewIn(arw({ 900000: SMALL, 2000000: LARGE }), 'arw', 'small');
    expect(isOf(preview, SMALL)).toBe(true);
    expect(reads).toEqual([
      { at: 0, length: 65_536 },
      { at: 900_000, length: SMALL.length },
    ]);
  });
  it('is looked for in a directory far behind only when no nearer one has it', () => {
    const far = laidOut({
      0: tiffHead({ ...sony, 330: long(500_000), ...jpegAt(4096, SMALL.length) }),
      4096: SMALL,
      500000: new Uint8Array(9),
    });
    expect(previewIn(far, 'arw', 'small').reads).toHaveLength(1);
    expect(previewIn(far, 'arw', 'large').reads).toHaveLength(2);
  });
  it('is looked for further on where the nearer one fills no thumbnail', () => {
    const far = laidOut({
      ...{ 0: tiffHead({ ...sony, 330: long(500_000), ...jpegAt(4096, picture(120, 90).length) }), 4096: picture(120, 90) },
      ...{ 500000: directory(jpegAt(510_000, MIDDLE.length), 500_000, true), 510000: MIDDLE },
    });
    expect(isOf(small(far), MIDDLE)).toBe(true);
  });
  it('is not read whole where a long one is no JPEG', () => {
    const { preview, reads } = previewIn(
      arw({ 100000: new Uint8Array(250_000), 400000: picture(3000, 2000, { scan: 260_000 }) }),
      'arw',
      'small',
    );
    expect(preview).toMatchObject({ width: 3000 });
    expect(reads.filter(({ length }) => length === 250_000)).toEqual([]);
  });
  it('is a copy, and holds no larger read in memory', () => {
    const preview = small(arw({ 8192: SMALL }));
    expect(preview.kind === 'jpeg' && preview.jpeg.buffer.byteLength).toBe(SMALL.length);
  });
});

describe('the large one', () => {
  it('has most pixels, not most bytes', () => {
    expect(isOf(large(arw({ 8192: LARGE, 16384: picture(640, 480, { scan: 9000 }) })), LARGE)).toBe(true);
  });
  it('is found behind long segments', () => {
    const deep = picture(3000, 2000, { exif: Uint8Array.from([...app(1, 65_000), ...app(2, 65_000)]) });
    expect(isOf(large(arw({ 8192: SMALL, 200000: deep })), deep)).toBe(true);
  });
  it('is the next one where the file was cut off before its end', () => {
    const file = arw({ 8192: SMALL, 12000: MIDDLE, 16384: LARGE });
    expect(isOf(large(cut(file, file.length - 1)), MIDDLE)).toBe(true);
    expect(isOf(large(cut(file, 12010)), SMALL)).toBe(true);
    expect(large(cut(file, 8200))).toEqual({ kind: 'none', why: 'unreadable' });
  });
  it('of a CR3 that was cut off is the preview behind a long XMP packet', () => {
    expect(isOf(large(cut(cr3({ xmp: 65_536 }), 160_000), 'cr3'), MIDDLE)).toBe(true);
  });
  it('is as long as the maker note says: the first directory of an A100 is wrong', () => {
    const note = bareNote({ 136: long(8192), 137: long(LARGE.length) });
    const main = { ...camera('SONY', 'DSLR-A100', note), 330: below({ 254: long(0) }), ...jpegAt(8192, LARGE.length - 100) };
    expect(isOf(large(laidOut({ 0: tiffHead(main), 8192: LARGE })), LARGE)).toBe(true);
  });
});

describe('no preview is', () => {
  it.each([
    ['lossless JPEG: raw data', picture(6000, 4000, { frame: 0xc3 })],
    ['a JPEG of 12 bits', picture(6000, 4000, { bits: 12 })],
    ['a JPEG without pixels', picture(0, 4000)],
    ['what begins in another way', Uint8Array.from(SMALL, (byte, i) => (i === 0 ? 0 : byte))],
    ['a JPEG without a frame', Uint8Array.of(0xff, 0xd8, 0xff, 0xda, 0, 2, 0xff, 0xd9)],
    ['a JPEG that ends before its frame', SMALL.slice(0, 74)],
    ['a JPEG that ends before its picture', SMALL.slice(0, 90)],
  ])('%s', (_, bytes) => {
    expect(isOf(small(arw({ 8192: bytes, 12000: SMALL })), SMALL)).toBe(true);
    expect(isOf(large(arw({ 8192: bytes, 12000: SMALL })), SMALL)).toBe(true);
    expect(large(arw({ 8192: bytes }))).toEqual({ kind: 'none', why: 'unreadable' });
  });
  it.each<[string, Entries]>([
    ['a strip of a colour filter array', { 262: short(32803) }],
    ['a strip of linear raw data', { 262: short(34892) }],
    ['a strip of a CR2 with slices', { 50752: short(1, 2, 3) }],
    ['one of several strips', { 273: long(4096, 8192), 279: long(9, 9) }],
    ['a strip without JPEG compression', { 259: short(1) }],
  ])('%s', (_, more) => {
    const named = (at: number, length: number) => stripAt(at, length, more);
    expect(large(arw({ 8192: LARGE }, named))).toEqual({ kind: 'none', why: 'absent' });
  });
  it('a length of 0, of 33 MiB, one that reaches beyond the file, or ends before its picture begins', () => {
    const claims = (length: number) =>
      laidOut({ 0: tiffHead({ ...sony, ...jpegAt(8192, length) }), 8192: SMALL, 36000000: new Uint8Array(1) });
    expect(small(claims(0))).toEqual({ kind: 'none', why: 'absent' });
    expect(small(claims(33 << 20))).toEqual({ kind: 'none', why: 'unreadable' });
    expect(large(claims(33 << 20))).toEqual({ kind: 'none', why: 'unreadable' });
    expect(small(claims(0xffffffff))).toEqual({ kind: 'none', why: 'unreadable' });
    expect(small(claims(90))).toEqual({ kind: 'none', why: 'unreadable' });
    expect(small(claims(SMALL.length)).kind).toBe('jpeg');
  });
});

describe('why there is none', () => {
  it.each<[string, Uint8Array, string, string]>([
    ['HEVC alone', cr3({ hevc: true }), 'cr3', 'hevc'],
    ['nothing named', tiffHead(sony), 'arw', 'absent'],
    ['an empty file', new Uint8Array(0), 'arw', 'unreadable'],
    ['noise', Uint8Array.from({ length: 999 }, (_, i) => (i * 31) % 256), 'nef', 'unreadable'],
  ])('%s', (_, file, extension, why) => {
    expect([small(file, extension), large(file, extension)]).toEqual([
      { kind: 'none', why },
      { kind: 'none', why },
    ]);
  });
});

describe('what is there all the same', () => {
  it('the thumbnail of a JPEG that bears the name of a raw', () => {
    const exif = laidOut({ 0: chain([{ 271: ascii('NIKON') }, jpegAt(4096, SMALL.length)]), 4096: SMALL });
    expect(isOf(small(picture(600, 400, { exif: app1(exif) }), 'nef'), SMALL)).toBe(true);
  });
  it('orientation 1 where the raw tells none, or one that Exif does not know', () => {
    expect(small(arw({ 8192: SMALL }))).toMatchObject({ orientation: 1 });
    const odd = laidOut({ 0: tiffHead({ ...sony, 274: short(9), ...jpegAt(8192, SMALL.length) }), 8192: SMALL });
    expect(small(odd)).toMatchObject({ orientation: 1 });
  });
});
