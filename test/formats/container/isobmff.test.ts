import { describe, expect, it } from 'vitest';
import { Bytes } from '../../../src/formats/container/bytes.js';
import { boxes, boxOf, metaItems } from '../../../src/formats/container/isobmff.js';
import { box, joined, latin, numbers } from '../../support/tiff-head.js';

const be = (...values: number[]) => numbers(4, values, false);
const be16 = (...values: number[]) => numbers(2, values, false);
const kinds = (file: Uint8Array) => boxes(new Bytes(file), 0, file.length).map(({ kind, at, end }) => [kind, at, end]);

describe('boxes', () => {
  it('lists boxes side by side', () =>
    expect(kinds(joined(box('ftyp', be(1)), box('free')))).toEqual([
      ['ftyp', 8, 12],
      ['free', 20, 20],
    ]));
  it('lets size 0 reach to the end', () => expect(kinds(joined(be(0), latin('mdat'), be(1, 2, 3)))).toEqual([['mdat', 8, 20]]));
  it('reads 64-bit sizes', () =>
    expect(kinds(joined(be(1), latin('mdat'), be(0, 20), be(7), box('free')))).toEqual([
      ['mdat', 16, 20],
      ['free', 28, 28],
    ]));
  it('cuts a box that reaches beyond the file', () => expect(kinds(joined(be(0xfffffff0), latin('mdat')))).toEqual([['mdat', 8, 8]]));
  it.each([2, 7])('stops at a box of %i bytes, which cannot be', size =>
    expect(kinds(joined(be(size), latin('free'), box('mdat')))).toEqual([]),
  );
  it('stops at a 64-bit size beyond all files', () => expect(kinds(joined(be(1), latin('mdat'), be(0xffffffff, 0xffffffff)))).toEqual([]));
  it('does not list boxes without end', () => expect(kinds(joined(...Array.from({ length: 1500 }, () => box('free'))))).toHaveLength(1000));
});

describe('metaItems', () => {
  const infe = (version: 2 | 3, id: number, kind: string) =>
    box('infe', Uint8Array.of(version, 0, 0, 0), version === 2 ? be16(id) : be(id), be16(0), latin(kind), Uint8Array.of(0));
  const meta = (iinfVersion: 0 | 1, items: readonly Uint8Array[], iloc: Uint8Array, ...more: readonly Uint8Array[]) =>
    box(
      'meta',
      be(0),
      box('iinf', Uint8Array.of(iinfVersion, 0, 0, 0), iinfVersion === 0 ? be16(items.length) : be(items.length), ...items),
      iloc,
      ...more,
    );
  const itemsOf = (file: Uint8Array) => {
    const bytes = new Bytes(file);
    const found = boxOf(boxes(bytes, 0, file.length), 'meta');
    return found ? metaItems(bytes, found) : [];
  };
  it('reads iloc version 0 with 4-byte offsets', () => {
    const iloc = box('iloc', be(0), Uint8Array.of(0x44, 0x00), be16(1, 7, 0, 1), be(1536, 300));
    expect(itemsOf(meta(0, [infe(2, 7, 'Exif')], iloc))).toEqual([{ id: 7, kind: 'Exif', at: 1536, length: 300 }]);
  });
  it('reads iloc version 1 with a base and 8-byte lengths', () => {
    const iloc = box(
      'iloc',
      Uint8Array.of(1, 0, 0, 0),
      Uint8Array.of(0x48, 0x40),
      be16(1, 7, 0, 0),
      be(1000),
      be16(1),
      be(536),
      be(0, 300),
    );
    expect(itemsOf(meta(0, [infe(2, 7, 'Exif')], iloc))).toEqual([{ id: 7, kind: 'Exif', at: 1536, length: 300 }]);
  });
  it('reads iloc version 2, wide ids, and an item inside idat', () => {
    const iloc = box('iloc', Uint8Array.of(2, 0, 0, 0), Uint8Array.of(0x44, 0x00), be(1, 70_000), be16(1, 0, 1), be(4, 10));
    const file = meta(1, [infe(3, 70_000, 'mime')], iloc, box('idat', new Uint8Array(20)));
    expect(itemsOf(file)).toEqual([{ id: 70_000, kind: 'mime', at: file.length - 20 + 4, length: 10 }]);
  });
  it('leaves out items without an extent and stops where the list is cut off', () => {
    const iloc = box('iloc', be(0), Uint8Array.of(0x44, 0x00), be16(3, 7, 0, 0), be16(8, 0, 1), be(5));
    expect(itemsOf(meta(0, [infe(2, 7, 'Exif'), infe(2, 8, 'mime')], iloc))).toEqual([]);
  });
});
