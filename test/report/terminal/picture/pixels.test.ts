import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Pixels, shrink, turn, withoutBars } from '../../../../src/report/terminal/picture/pixels.js';

/** One pixel a letter; the letter is its red. */
const drawing = (...rows: readonly string[]): Pixels => ({
  width: rows[0]?.length ?? 0,
  height: rows.length,
  rgba: Uint8Array.from([...rows.join('')].flatMap(letter => [letter.charCodeAt(0), 1, 2, 255])),
});
const lettersOf = ({ width, height, rgba }: Pixels): readonly string[] =>
  Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) => String.fromCharCode(rgba[(y * width + x) * 4] ?? 0)).join(''),
  );

describe('turning', () => {
  it.each<[orientation: number, sentence: string, rows: readonly string[]]>([
    [0, 'no orientation: as it is', ['abc', 'def']],
    [1, 'as it is', ['abc', 'def']],
    [2, 'left and right change places', ['cba', 'fed']],
    [3, 'upside down', ['fed', 'cba']],
    [4, 'top and bottom change places', ['def', 'abc']],
    [5, 'rows become columns', ['ad', 'be', 'cf']],
    [6, 'a quarter clockwise', ['da', 'eb', 'fc']],
    [7, 'columns become rows, from the other corner', ['fc', 'eb', 'da']],
    [8, 'a quarter anticlockwise', ['cf', 'be', 'ad']],
    [9, 'no orientation either: as it is', ['abc', 'def']],
  ])('%i: %s', (orientation, _, rows) => expect(lettersOf(turn(drawing('abc', 'def'), orientation))).toEqual(rows));
});

describe('black bars', () => {
  /** A picture of which so many rows, above and below, are black. */
  const framed = (width: number, height: number, above: number, below: number, black = 40): Pixels => ({
    ...{ width, height },
    rgba: Uint8Array.from({ length: width * height * 4 }, (_, i) => {
      const y = Math.floor(i / 4 / width);
      return i % 4 === 3 ? 255 : y < above || y >= height - below ? black : 200;
    }),
  });
  it.each<[sentence: string, pixels: Pixels, rows: number]>([
    ['of 7 rows', framed(160, 120, 7, 7), 106],
    ['of 6 rows, the seventh half of the picture', framed(160, 120, 6, 6), 106],
    ['of 7 and 6 rows', framed(160, 120, 7, 6), 106],
  ])('%s are left off', (_, pixels, rows) => {
    const { width, height, rgba } = withoutBars(pixels);
    expect([width, height, rgba.length]).toEqual([160, rows, 160 * rows * 4]);
    expect([...rgba.subarray(160 * 4, -160 * 4)].every(value => value >= 200)).toBe(true);
  });
  it.each<[sentence: string, pixels: Pixels]>([
    ['none', framed(160, 120, 0, 0)],
    ['only above, as a dark sky', framed(160, 120, 30, 0)],
    ['of 5 rows', framed(160, 120, 5, 7)],
    ['that are not quite black', framed(160, 120, 7, 7, 41)],
    ['in a picture of another size', framed(160, 107, 7, 7)],
  ])('%s: the picture stays as it is', (_, pixels) => expect(withoutBars(pixels)).toBe(pixels));
});

describe('shrinking', () => {
  it('takes the mean of the pixels that fall together', () => {
    const { rgba, ...size } = shrink(drawing('acAA', 'acAC'), { width: 2, height: 9 });
    expect(size).toEqual({ width: 2, height: 1 });
    expect([...rgba]).toEqual([98, 1, 2, 255, 66, 1, 2, 255]);
  });

  it('makes nothing larger, fits every box, and keeps a picture of one colour as it is', () => {
    const side = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(side, side, side, side, (width, height, boxWidth, boxHeight) => {
        const pixels = { width, height, rgba: new Uint8Array(width * height * 4).fill(77) };
        const small = shrink(pixels, { width: boxWidth, height: boxHeight });
        expect(small.width).toBeLessThanOrEqual(Math.min(width, boxWidth));
        expect(small.height).toBeLessThanOrEqual(Math.min(height, boxHeight));
        expect(small.rgba).toEqual(new Uint8Array(small.width * small.height * 4).fill(77));
      }),
    );
  });
});
