import { describe, expect, it } from 'vitest';
import { readInMemory } from '../support/facts-in.js';
import { bareNote, box, camera, joined, latin, numbers, short, tiffHead } from '../support/tiff-head.js';

const be = (...values: number[]) => numbers(4, values, false);
const be16 = (...values: number[]) => numbers(2, values, false);

/** A HEIF whose Exif item lies at `at`. */
function heif(at: number, turns?: number): Uint8Array {
  const exif = joined(
    be(6),
    latin('Exif\0\0'),
    tiffHead(camera('Canon', 'Canon EOS R5', bareNote({ 1: short(20, 0, 0, 3, 0, 0, 0, 0, 0, 15) }))),
  );
  const iinf = box('iinf', be(0), be16(1), box('infe', Uint8Array.of(2, 0, 0, 0), be16(1, 0), latin('Exif'), Uint8Array.of(0)));
  const iloc = box('iloc', be(0), Uint8Array.of(0x44, 0x00), be16(1, 1, 0, 1), be(at, exif.length));
  const iprp = box('iprp', box('ipco', ...(turns === undefined ? [] : [box('irot', Uint8Array.of(turns))])));
  const head = joined(box('ftyp', latin('heix\0\0\0\0mif1')), box('meta', be(0), iinf, iprp, iloc));
  return joined(head, new Uint8Array(at - head.length), exif);
}

describe('HEIF', () => {
  it('reads the Exif item', () =>
    expect(readInMemory(heif(1536), 'hif').facts).toMatchObject({
      format: 'heif',
      model: 'Canon EOS R5',
      recorded: 'with-heif',
      orientation: 1,
      makerNote: true,
    }));
  it.each([65_530, 93_215, 1_000_000])('reads an Exif item at %i by one more read', at => {
    const { facts, reads } = readInMemory(heif(at), 'hif');
    expect(facts.takenAt).toBe('2024-05-17T10:20:30');
    expect(reads).toHaveLength(2);
  });
  it.each([
    [0, 1],
    [1, 8],
    [2, 3],
    [3, 6],
  ])('turned %i quarters against the clock is orientation %i', (turns, orientation) =>
    expect(readInMemory(heif(1536, turns), 'heic').facts.orientation).toBe(orientation),
  );
  /** Two rotations; the items 7 and 8 have one each, and one of the items is shown. */
  const twoTurns = (shown: number, wide: boolean, listed = true) => {
    const one = (id: number, index: number) =>
      joined(wide ? be(id) : be16(id), Uint8Array.of(1), wide ? be16(0x8000 | index) : Uint8Array.of(0x80 | index));
    const links = box('ipma', Uint8Array.of(wide ? 1 : 0, 0, 0, wide ? 1 : 0), be(2), one(7, 1), one(8, 2));
    const iprp = box('iprp', box('ipco', box('irot', Uint8Array.of(1)), box('irot', Uint8Array.of(3))), ...(listed ? [links] : []));
    const pitm = box('pitm', Uint8Array.of(wide ? 1 : 0, 0, 0, 0), wide ? be(shown) : be16(shown));
    return joined(box('ftyp', latin('heic\0\0\0\0mif1')), box('meta', be(0), pitm, iprp));
  };
  it.each<[string, number, boolean, boolean, number | undefined]>([
    ['the first item', 7, false, true, 8],
    ['the second item, not its thumbnail', 8, false, true, 6],
    ['numbers of four bytes and indexes of two', 8, true, true, 6],
    ['an item that is in no list: the first rotation', 9, false, true, 8],
    ['no list: the first rotation', 8, false, false, 8],
  ])('turns as the picture shown: %s', (_, shown, wide, listed, orientation) =>
    expect(readInMemory(twoTurns(shown, wide, listed), 'heic').facts.orientation).toBe(orientation),
  );
  it('survives an item beyond the file', () => {
    const file = heif(1536).slice(0, 1200);
    expect(readInMemory(file, 'heic').facts).toMatchObject({ format: 'heif', recorded: 'unknown', makerNote: false });
  });
});
