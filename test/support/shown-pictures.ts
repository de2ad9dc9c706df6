import { decode } from 'jpeg-js';
import type { Pixels } from '../../src/report/terminal/picture/pixels.js';

const ESC = '\x1b';
export const KITTY = new RegExp(`${ESC}_G([^;]*);([^${ESC}]*)${ESC}\\\\`, 'g');
export const ITERM2 = new RegExp(`${ESC}\\]1337;File=([^:]*):([^\\x07]*)\\x07`, 'g');
export const SIXEL = new RegExp(`${ESC}P0;0;q"1;1;(\\d+);(\\d+)([^${ESC}]*)${ESC}\\\\`, 'g');

/** What kitty would show, by its protocol's text: keys of the first piece, the data of all pieces. */
export function shownByKitty(text: string): Pixels & { readonly keys: Readonly<Record<string, string>>; readonly longest: number } {
  const pieces = [...text.matchAll(KITTY)];
  const keys = Object.fromEntries((pieces[0]?.[1] ?? '').split(',').map(pair => pair.split('=')));
  if (pieces.map(([all]) => all).join('') !== text) throw new Error('there is more than pictures');
  if (pieces.some(([, said], i) => !said?.endsWith(`m=${i < pieces.length - 1 ? 1 : 0}`)))
    throw new Error('a piece does not tell whether more come');
  const rgba = new Uint8Array(Buffer.from(pieces.map(piece => piece[2]).join(''), 'base64'));
  return { width: Number(keys.s), height: Number(keys.v), rgba, keys, longest: Math.max(...pieces.map(piece => (piece[2] ?? '').length)) };
}

/** The file that iTerm2 would show, and what it is told of it. */
export function shownByIterm2(text: string): { readonly keys: Readonly<Record<string, string>>; readonly file: Uint8Array } {
  const [whole, said = '', data = ''] = [...text.matchAll(ITERM2)][0] ?? [];
  if (whole !== text) throw new Error('there is more than one picture');
  return { keys: Object.fromEntries(said.split(';').map(pair => pair.split('='))), file: new Uint8Array(Buffer.from(data, 'base64')) };
}

export function pixelsIn(jpeg: Uint8Array): Pixels {
  const { width, height, data } = decode(jpeg, { useTArray: true });
  return { width, height, rgba: new Uint8Array(data) };
}

/** What a VT340 would show (DEC STD 070, 9.3): colours, repeats, carriage returns and new lines of six rows. */
export function shownBySixel(text: string): Pixels {
  const [whole, wide, high, data = ''] = [...text.matchAll(SIXEL)][0] ?? [];
  if (whole !== text) throw new Error('there is more than one picture');
  const [width, height] = [Number(wide), Number(high)];
  const rgba = new Uint8Array(width * height * 4);
  const colours = new Map<string, readonly number[]>();
  let [x, y, colour] = [0, 0, ''];
  for (const [, defined, r, g, b, used, times = '1', sign, move] of data.matchAll(
    /#(\d+);2;(\d+);(\d+);(\d+)|#(\d+)|(?:!(\d+))?([?-~])|([$-])/g,
  )) {
    if (defined !== undefined)
      colours.set(
        defined,
        [r, g, b].map(part => Math.round(Number(part) * 2.55)),
      );
    else if (used !== undefined) colour = used;
    else if (move !== undefined) [x, y] = [0, move === '-' ? y + 6 : y];
    else
      for (let n = Number(times); n > 0; n--, x++)
        for (let row = 0; row < 6; row++) {
          if (((sign?.charCodeAt(0) ?? 63) - 63) & (1 << row)) rgba.set([...(colours.get(colour) ?? []), 255], ((y + row) * width + x) * 4);
        }
  }
  return { width, height, rgba };
}
