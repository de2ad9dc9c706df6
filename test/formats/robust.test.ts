import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Bytes } from '../../src/formats/container/bytes.js';
import { explore } from '../../src/formats/explore.js';
import { factsOf } from '../../src/formats/facts-of.js';
import { MORE } from '../../src/formats/format.js';
import { findPreview, LONGEST_PICTURE } from '../../src/formats/preview/find-preview.js';
import { readXmp } from '../../src/formats/xmp.js';
import { RAW_FORMATS } from '../../src/model/frame.js';
import { factsIn } from '../support/facts-in.js';
import { previewIn } from '../support/preview-in.js';
import { crwOf, u16, u32 } from '../support/raw-heads.js';
import {
  app1,
  ascii,
  bareNote,
  below,
  box,
  bytesOf,
  camera,
  directory,
  headedNote,
  joined,
  jpegHead,
  latin,
  long,
  numbers,
  placed,
  short,
  tiffHead,
} from '../support/tiff-head.js';
import { WRITTEN } from '../support/written-previews.js';

const sony = headedNote(latin('SONY DSC \0\0\0'), { 258: long(6), 37888: bytesOf(new Uint8Array(64)), 45130: short(1) }, false);
const nikon = placed(() =>
  joined(latin('Nikon\0\x02\x11\0\0'), tiffHead({ 29: ascii('7302381'), 167: long(205), 184: bytesOf(new Uint8Array(10)) })),
);
const xmp = latin('<x:xmpmeta><rdf:RDF xmlns:xmp="http://ns.adobe.com/xap/1.0/"><rdf:Description xmp:Rating="3"/></rdf:RDF></x:xmpmeta>');
const HEADS: readonly (readonly [string, Uint8Array])[] = [
  ['jpg', jpegHead(app1(tiffHead(camera('SONY', 'ILCE-7M4', sony))))],
  ['nef', tiffHead({ ...camera('NIKON', 'NIKON D7100', nikon), 330: long(8), 700: bytesOf(xmp) })],
  [
    'cr2',
    tiffHead(camera('Canon', 'Canon EOS 6D', bareNote({ 1: short(20, 0, 0, 4, 0, 0, 0, 0, 0, 7) })), { gap: latin('CR\x02\0\0\0\0\0') }),
  ],
  [
    'cr3',
    joined(
      box('ftyp', latin('crx \0\0\0\x01')),
      box(
        'moov',
        box('uuid', latin('\x85\xc0\xb6\x87\x82\x0f\x11\xe0\x81\x11\xf4\xce\x46\x2b\x6a\x48'), box('CMT1', tiffHead({ 272: ascii('x') }))),
      ),
    ),
  ],
  [
    'dng',
    tiffHead({
      ...camera('Canon', 'x'),
      50706: long(1),
      50740: bytesOf(joined(latin('Adobe\0MakN'), numbers(4, [60], false), latin('II'), new Uint8Array(60))),
    }),
  ],
  ['crw', crwOf(joined(u16(1, 0x300a), u32(0, 0, 0)))],
  [
    'x3f',
    joined(latin('FOVb'), new Uint8Array(36), latin('SECd'), numbers(4, [0, 1, 40, 24], true), latin('PROP'), numbers(4, [40], true)),
  ],
  [
    'heic',
    joined(
      box('ftyp', latin('heic\0\0\0\0')),
      box('meta', numbers(4, [0], false), box('iinf', new Uint8Array(20)), box('iloc', new Uint8Array(40))),
    ),
  ],
];

/** Runs a reader as hostile as can be: it gets nothing of what it asks for. Tells what it asked. */
function asked(file: Uint8Array, size: number, extension: string): readonly { at: number; length: number }[] {
  const exploring = explore(new Bytes(file, size), extension);
  const asks = [];
  for (let step = exploring.next(); !step.done; step = exploring.next()) asks.push(step.value);
  return asks;
}

describe('a damaged file', () => {
  it('gives facts or nothing, whatever byte is changed', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...HEADS),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }),
        fc.nat(1 << 20),
        ([extension, head], changes, more) => {
          const file = Uint8Array.from(head);
          for (const [at, value] of changes) file[at % file.length] = value;
          const bytes = new Bytes(file, file.length + more);
          const exploring = explore(bytes, extension);
          let step = exploring.next();
          for (let asks = 0; !step.done; asks++) {
            expect(asks).toBeLessThan(20);
            expect(step.value.at).toBeGreaterThanOrEqual(0);
            expect(step.value.at).toBeLessThan(bytes.size);
            expect(step.value.length).toBeLessThanOrEqual(MORE);
            step = exploring.next();
          }
          expect(factsOf(step.value, step.value.tags).recorded).toMatch(/^(raw-only|with-jpeg|with-heif|unknown|jpeg-only)$/);
        },
      ),
      { numRuns: 3000 },
    ));
  it('gives facts or nothing, wherever it is cut off', () => {
    for (const [extension, head] of HEADS) {
      for (let length = 0; length < head.length; length++) expect(factsIn(head.slice(0, length), extension).format).not.toBe('other');
    }
  });
  it('is nothing when it is noise, under every name', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 4096 }), fc.constantFrom(...RAW_FORMATS, 'jpg', 'heic', ''), (noise, extension) => {
        expect(factsIn(noise, extension).recorded).toBe('unknown');
      }),
    ));
});

describe('a damaged file with pictures', () => {
  const none = ['hevc', 'absent', 'unreadable'];
  it('gives a whole JPEG or none, whatever byte is changed, however much is read', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...WRITTEN),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }),
        fc.constantFrom('small' as const, 'large' as const),
        fc.boolean(),
        ({ file, extension }, changes, size, isGiven) => {
          const changed = file.slice();
          for (const [at, value] of changes) changed[(at % 2600) % changed.length] = value;
          const bytes = new Bytes(changed.slice(0, 2600), changed.length);
          const finding = findPreview(bytes, extension, size);
          let step = finding.next();
          for (let asks = 0; !step.done; asks++) {
            const { at, length } = step.value;
            expect(asks).toBeLessThan(100);
            expect(at >= 0 && at < bytes.size && length > 0 && length <= LONGEST_PICTURE).toBe(true);
            if (isGiven) bytes.add(changed.slice(at, at + length), at);
            step = finding.next();
          }
          const found = step.value;
          if (found.kind === 'none') expect(none).toContain(found.why);
          else expect([...found.jpeg.subarray(0, 2), found.width > 0, found.height > 0]).toEqual([0xff, 0xd8, true, true]);
        },
      ),
      { numRuns: 1500 },
    ));
  it('gives a whole JPEG or none, wherever it is cut off', () => {
    for (const { file, extension } of WRITTEN) {
      for (let length = 0; length < file.length; length += 1 + (file.length >> 8)) {
        const { preview } = previewIn(file.slice(0, length), extension, 'large');
        if (preview.kind === 'jpeg') expect([...preview.jpeg.subarray(-2)]).toEqual([0xff, 0xd9]);
      }
    }
  });
  it('gives none when it is noise, under every name', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 4096 }), fc.constantFrom(...RAW_FORMATS), (noise, extension) => {
        expect(previewIn(noise, extension, 'small').preview).toMatchObject({ kind: 'none' });
      }),
    ));
});

describe('traps', () => {
  it('directories that point at themselves, and at each other, name no picture and end', () => {
    const loop = tiffHead({ 271: ascii('SONY'), 330: long(8, 8, 8, 8), 34665: long(8), 513: long(8), 514: long(50) });
    const { preview, reads } = previewIn(loop, 'arw', 'large');
    expect(preview).toEqual({ kind: 'none', why: 'unreadable' });
    expect(reads).toHaveLength(1);
  });
  it('packets of a MOS that lead back or nowhere end', () => {
    const packet = joined(latin('PKTS'), numbers(4, [1], true), new Uint8Array(40), numbers(4, [0], true));
    const packets = bytesOf(joined(...Array.from({ length: 500 }, () => packet)));
    expect(previewIn(tiffHead({ 271: ascii('Leaf'), 330: long(8), 34310: packets }), 'mos', 'small').preview.kind).toBe('none');
  });
  it('directories that point at themselves end', () => {
    const loop = tiffHead({ 271: ascii('SONY'), 330: long(8), 34665: long(8), 37500: long(8) });
    expect(factsIn(loop, 'arw')).toMatchObject({ format: 'arw', make: 'SONY' });
  });
  it('an offset of 4 GB is asked for nowhere', () => {
    const far = tiffHead({
      271: ascii('SONY'),
      330: long(8),
      34665: long(0xfffffff0),
      700: { type: 1, count: 0xffffffff, bytes: () => new Uint8Array(8) },
    });
    expect(asked(far, far.length, 'arw')).toEqual([]);
  });
  it('a heap that holds itself ends', () => {
    const self = joined(
      numbers(2, [200], true),
      ...Array.from({ length: 200 }, () => joined(numbers(2, [0x300a], true), numbers(4, [2006, 0], true))),
      numbers(4, [0], true),
    );
    const file = joined(latin('II'), numbers(4, [14], true), latin('HEAPCCDR'), self);
    expect(factsIn(file, 'crw').format).toBe('crw');
  });
  it('a directory of 60,000 entries is not read', () => {
    const file = joined(latin('II*\0'), numbers(4, [8], true), numbers(2, [60_000], true), new Uint8Array(60_000));
    expect(factsIn(file, 'dng')).toMatchObject({ format: 'tiff', makerNote: false });
  });
  it('JPEG segments of length 0 and 1 end the list', () => {
    for (const length of [0, 1]) expect(factsIn(Uint8Array.of(0xff, 0xd8, 0xff, 0xe1, 0, length, 0xff, 0xe1), 'jpg').format).toBe('jpeg');
  });
  it.each([8, 9])('a count of a signed type (%i) that is negative is none', type => {
    const negative = { type, count: 1, bytes: () => Uint8Array.of(0xff, 0xff, 0xff, 0xff).slice(0, type === 8 ? 2 : 4) };
    const note = placed(() => joined(latin('Nikon\0\x02\x11\0\0'), tiffHead({ 167: negative })));
    const panasonic = headedNote(latin('Panasonic\0\0\0'), { 43: negative }, false);
    expect(factsIn(jpegHead(app1(tiffHead(camera('NIKON', 'NIKON D7100', note)))), 'jpg').counter).toBeUndefined();
    expect(factsIn(jpegHead(app1(tiffHead(camera('Panasonic', 'DC-G9', panasonic)))), 'jpg').sequence).toBeUndefined();
  });
  it('a text without end is no model', () => {
    const file = tiffHead({ 272: { type: 2, count: 0x7fffffff, bytes: () => new Uint8Array(8) }, 34665: below({}) });
    expect(factsIn(file, 'tif').model).toBeUndefined();
  });
  it('an XMP packet that is not all there counts as an edit of a raw', () => {
    const cut = { ...camera('SONY', 'ILCE-7M4'), 330: long(8), 700: { type: 1, count: 1_000_000, bytes: () => new Uint8Array(8) } };
    expect(factsIn(tiffHead(cut), 'arw').edited).toBeDefined();
    expect(factsIn(tiffHead({ ...cut, 700: bytesOf(xmp) }), 'arw')).toMatchObject({ rating: 3, warnings: [] });
  });
  it.each([
    [
      'elements in thousands of namespaces',
      `<r ${Array.from({ length: 4000 }, (_, i) => `xmlns:p${i}=""`).join(' ')}>${'<a xmlns:b=""/>'.repeat(40_000)}`,
    ],
    ['tags that never close', '<a>'.repeat(200_000)],
    ['quotes that never close', '<a b="'.repeat(100_000)],
    ['comments that never close', '<!--'.repeat(150_000)],
    ['a list without end', `<rdf:Seq>${'<rdf:li/>'.repeat(60_000)}`],
  ])('XMP of %s is read in its time', (_, text) => {
    const started = performance.now();
    readXmp(text);
    expect(performance.now() - started).toBeLessThan(2000);
  });
  it('a maker note whose directory is elsewhere is read as far as it is there', () => {
    const note = placed(offset => directory({ 258: long(6) }, offset, true).slice(0, 9));
    expect(factsIn(tiffHead({ ...camera('SONY', 'ILCE-7M4', note), 330: long(8) }), 'arw')).toMatchObject({
      makerNote: true,
      recorded: 'unknown',
    });
  });
});
