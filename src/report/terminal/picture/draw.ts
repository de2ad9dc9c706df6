import { encode } from 'jpeg-js';
import { image2sixel } from 'sixel/lib/SixelEncoder.js';
import type { PictureProtocol } from '../../../model/picture-protocol.js';
import type { EmbeddedPreview } from '../../../model/preview.js';
import { MOST_PIXELS, pixelsOf } from './decode.js';
import { iterm2Picture } from './iterm2.js';
import { kittyPicture } from './kitty.js';
import { type Box, isOnItsSide, mayHaveBars, type Pixels, shrink, turn, withoutBars } from './pixels.js';

/** Pixels of a picture at most; in iTerm2, which scales it, the rows that it takes. */
const BOX: Box = { width: 240, height: 160 };
const ROWS = 6;
/** Colours that a sixel picture may name. */
const COLOURS = 256;
/** Bytes of a JPEG that is handed on as it is. */
const LONGEST = 256 * 1024;
const QUALITY = 85;

/** What makes a terminal show the picture where its cursor is, turned as it is to be seen; undefined where it cannot be decoded. */
export function drawPicture(preview: EmbeddedPreview, protocol: PictureProtocol): string | undefined {
  if (protocol === 'iterm2' && canGoAsItIs(preview)) return iterm2Picture(preview.jpeg, ROWS);
  const pixels = upright(preview);
  return pixels && DRAW[protocol](pixels);
}

const DRAW: Readonly<Record<PictureProtocol, (pixels: Pixels) => string>> = {
  iterm2: ({ width, height, rgba }) => iterm2Picture(encode({ width, height, data: rgba }, QUALITY).data, ROWS),
  kitty: kittyPicture,
  sixel: ({ width, height, rgba }) => image2sixel(new Uint8Array(rgba), width, height, COLOURS),
};

/** One with bars would show them. One that tells its own orientation might be turned by the terminal, or might not; one that claims to be huge might take up its memory. */
const canGoAsItIs = ({ jpeg, orientation, width, height }: EmbeddedPreview): boolean =>
  orientation === 1 &&
  !mayHaveBars({ width, height }) &&
  jpeg.byteLength <= LONGEST &&
  width * height <= MOST_PIXELS &&
  !Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength).includes('Exif\0');

function upright({ jpeg, orientation }: EmbeddedPreview): Pixels | undefined {
  const pixels = pixelsOf(jpeg);
  const box = isOnItsSide(orientation) ? { width: BOX.height, height: BOX.width } : BOX;
  return pixels && turn(shrink(withoutBars(pixels), box), orientation);
}
