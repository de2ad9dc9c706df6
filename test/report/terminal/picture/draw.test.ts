import fc from 'fast-check';
import { encode } from 'jpeg-js';
import { describe, expect, it } from 'vitest';
import { PICTURE_PROTOCOLS, type PictureProtocol } from '../../../../src/model/picture-protocol.js';
import type { EmbeddedPreview } from '../../../../src/model/preview.js';
import { drawPicture } from '../../../../src/report/terminal/picture/draw.js';
import { turn } from '../../../../src/report/terminal/picture/pixels.js';
import { TWO_HALVES } from '../../../support/sheet.js';
import { ITERM2, KITTY, pixelsIn, SIXEL, shownByIterm2, shownByKitty, shownBySixel } from '../../../support/shown-pictures.js';
import { app1, joined, latin } from '../../../support/tiff-head.js';
import { picture } from '../../../support/written-previews.js';

const preview = (jpeg: Uint8Array, width: number, height: number, orientation = 1): EmbeddedPreview => ({
  ...{ kind: 'jpeg', jpeg, width, height, orientation },
});
const halves = (orientation: number) => preview(TWO_HALVES, 16, 8, orientation);
const drawn = (one: EmbeddedPreview, protocol: PictureProtocol) => drawPicture(one, protocol) ?? 'nothing';
const SHOWN = {
  iterm2: (text: string) => pixelsIn(shownByIterm2(text).file),
  kitty: shownByKitty,
  sixel: shownBySixel,
} as const;

/** A picture whose colours run, as a camera embeds it. */
function gradient(width: number, height: number): Uint8Array {
  const data = Uint8Array.from(
    { length: width * height * 4 },
    (_, i) => [(i / 4) % width, Math.floor(i / 4 / width), 128, 255][i % 4] ?? 0,
  );
  return new Uint8Array(encode({ width, height, data }, 90).data);
}
const farthest = (one: Uint8Array, other: Uint8Array) =>
  one.reduce((most, value, i) => Math.max(most, Math.abs(value - (other[i] ?? 0))), 0);
const apart = (one: Uint8Array, other: Uint8Array) =>
  one.reduce((sum, value, i) => sum + Math.abs(value - (other[i] ?? 0)), 0) / one.length;

describe('a picture on the terminal', () => {
  it.each(PICTURE_PROTOCOLS.flatMap(protocol => [1, 2, 3, 4, 5, 6, 7, 8].map(orientation => [protocol, orientation] as const)))(
    '%s, orientation %i: what is shown is what the camera saw',
    (protocol, orientation) => {
      const shown = SHOWN[protocol](drawn(halves(orientation), protocol));
      const wanted = turn(pixelsIn(TWO_HALVES), orientation);
      expect(shown).toMatchObject({ width: wanted.width, height: wanted.height });
      expect(apart(shown.rgba, wanted.rgba)).toBeLessThan(4);
    },
  );

  it('kitty gets every pixel as it is, in pieces that it takes, and does not answer', () => {
    const jpeg = gradient(120, 80);
    const { keys, longest, rgba } = shownByKitty(drawn(preview(jpeg, 120, 80), 'kitty'));
    expect(keys).toEqual({ a: 'T', f: '32', s: '120', v: '80', q: '2', m: '1' });
    expect(longest).toBe(4096);
    expect(rgba).toEqual(pixelsIn(jpeg).rgba);
  });

  it('kitty: bytes of the smallest picture', () => {
    const grey = new Uint8Array(encode({ width: 1, height: 1, data: Uint8Array.of(128, 128, 128, 255) }, 90).data);
    expect(drawn(preview(grey, 1, 1), 'kitty')).toBe('\x1b_Ga=T,f=32,s=1,v=1,q=2,m=0;gICA/w==\x1b\\');
  });

  it('iTerm2 gets the bytes of the file', () => {
    const { keys, file } = shownByIterm2(drawn(halves(1), 'iterm2'));
    expect(keys).toEqual({ inline: '1', size: String(TWO_HALVES.length), height: '6', preserveAspectRatio: '1' });
    expect(file).toEqual(TWO_HALVES);
  });

  it('iTerm2 does not get a file that tells an orientation of its own: that would turn it twice, or not', () => {
    const told = joined(TWO_HALVES.subarray(0, 2), app1(latin('MM\0*')), TWO_HALVES.subarray(2));
    const { file } = shownByIterm2(drawn(preview(told, 16, 8), 'iterm2'));
    expect(Buffer.from(file).includes('Exif')).toBe(false);
    expect(apart(pixelsIn(file).rgba, pixelsIn(TWO_HALVES).rgba)).toBeLessThan(4);
  });

  it('sixel comes near the colours, and leaves no pixel out', () => {
    const jpeg = gradient(120, 80);
    const shown = shownBySixel(drawn(preview(jpeg, 120, 80), 'sixel'));
    expect(shown.rgba.filter((_, i) => i % 4 === 3).every(opacity => opacity === 255)).toBe(true);
    expect(apart(shown.rgba, pixelsIn(jpeg).rgba)).toBeLessThan(5);
    expect(farthest(shown.rgba, pixelsIn(jpeg).rgba)).toBeLessThan(60);
  });

  it.each(PICTURE_PROTOCOLS)('%s: a thumbnail goes without the black bars around it', protocol => {
    const { rgba } = pixelsIn(gradient(160, 120));
    for (const y of [...Array(7).keys()]) for (const row of [y, 119 - y]) rgba.fill(0, row * 640, (row + 1) * 640);
    const jpeg = new Uint8Array(encode({ width: 160, height: 120, data: rgba }, 90).data);
    expect(SHOWN[protocol](drawn(preview(jpeg, 160, 120), protocol))).toMatchObject({ width: 160, height: 106 });
    expect(SHOWN[protocol](drawn(preview(jpeg, 160, 120, 8), protocol))).toMatchObject({ width: 106, height: 160 });
  });

  it.each(PICTURE_PROTOCOLS)('%s: a large one is made small, upright too', protocol => {
    const turned = preview(gradient(900, 600), 900, 600, 6);
    if (protocol === 'iterm2') expect(drawn(turned, protocol).length).toBeLessThan(40_000);
    expect(SHOWN[protocol](drawn(turned, protocol))).toMatchObject({ width: 107, height: 160 });
  });
});

describe('bytes that nobody can trust', () => {
  /** Grey all over: each block of each scan takes two bits that are zero. */
  function grey(width: number, height: number, scans = 1): Uint8Array {
    const length = Math.ceil((Math.ceil(width / 8) * Math.ceil(height / 8)) / 4);
    const one = picture(width, height, { scan: length });
    const at = one.length - 2 - length - 10;
    const scan = one.slice(at, one.length - 2).fill(0, 10);
    return joined(one.subarray(0, at), ...Array.from({ length: scans }, () => scan), one.subarray(one.length - 2));
  }

  it.each<[sentence: string, jpeg: Uint8Array, isDrawn: boolean]>([
    ['a grey picture', grey(64, 64), true],
    ['just as many pixels as a thumbnail is worth', grey(2000, 2000), true],
    ['some more', grey(2008, 2000), false],
    ['as many scans over one picture as make sense', grey(64, 64, 64), true],
    ['one more', grey(64, 64, 65), false],
    ['more bytes than that many pixels need', joined(grey(64, 64), new Uint8Array(4 * 1024 * 1024)), false],
    ['text', latin('this is no JPEG'), false],
    ['nothing', new Uint8Array(0), false],
  ])('%s: %#', (_, jpeg, isDrawn) => {
    const turned = PICTURE_PROTOCOLS.map(protocol => drawPicture(preview(jpeg, 64, 64, 6), protocol) !== undefined);
    expect(turned).toEqual([isDrawn, isDrawn, isDrawn]);
  });

  it('iTerm2 does not get a file that claims to be huge', () => {
    expect(drawPicture(preview(picture(60_000, 60_000), 60_000, 60_000), 'iterm2')).toBeUndefined();
  });

  it('neither throw nor take long, and nothing but a picture comes of them', () => {
    const WHOLE = { iterm2: ITERM2, kitty: KITTY, sixel: SIXEL } as const;
    const change = fc.tuple(fc.nat(TWO_HALVES.length - 1), fc.nat(255));
    fc.assert(
      fc.property(
        fc.array(change, { minLength: 1, maxLength: 12 }),
        fc.constantFrom(...PICTURE_PROTOCOLS),
        fc.nat(9),
        (changes, protocol, o) => {
          const jpeg = new Uint8Array(TWO_HALVES);
          for (const [at, value] of changes) jpeg[at] = value;
          expect((drawPicture(preview(jpeg, 16, 8, o), protocol) ?? '').replaceAll(WHOLE[protocol], '')).toBe('');
        },
      ),
      { numRuns: 300, interruptAfterTimeLimit: 30_000, markInterruptAsFailure: true },
    );
  });
});
