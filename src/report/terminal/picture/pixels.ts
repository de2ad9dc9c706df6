/** Four bytes a pixel, red, green, blue and opacity, in a buffer of their own. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array<ArrayBuffer>;
}

export interface Box {
  readonly width: number;
  readonly height: number;
}

/** Orientations by which width and height change places. */
export const isOnItsSide = (orientation: number): boolean => orientation >= 5 && orientation <= 8;

/** No larger than the box, never larger than it was. Each pixel is the mean of those that it stands for. */
export function shrink(pixels: Pixels, box: Box): Pixels {
  const scale = Math.min(1, box.width / pixels.width, box.height / pixels.height);
  if (scale === 1) return pixels;
  const width = Math.max(1, Math.round(pixels.width * scale));
  const height = Math.max(1, Math.round(pixels.height * scale));
  return drawn(width, height, (x, y) => mean(pixels, edges(x, width, pixels.width), edges(y, height, pixels.height)));
}

/** The size of every thumbnail by DCF 2.0 (CIPA DC-009, 3.3.1): a 3:2 picture stands in it between black bars of 6 to 7 rows. */
const DCF: Box = { width: 160, height: 120 };
const BAR = 7;
/** The row beside the picture runs into it; JPEG leaves a little light in the others. */
const BLACK = 40;

export const mayHaveBars = ({ width, height }: Box): boolean => width === DCF.width && height === DCF.height;

/** A 3:2 picture without the black bars that its thumbnail has above and below. */
export function withoutBars(pixels: Pixels): Pixels {
  const { width, height, rgba } = pixels;
  const isBlack = (y: number) => rgba.subarray(y * width * 4, (y + 1) * width * 4).every((value, i) => i % 4 === 3 || value <= BLACK);
  const bars = Array.from({ length: BAR - 1 }, (_, i) => [i, height - 1 - i]).flat();
  if (!mayHaveBars(pixels) || !bars.every(isBlack)) return pixels;
  return { width, height: height - 2 * BAR, rgba: rgba.slice(BAR * width * 4, (height - BAR) * width * 4) };
}

/** By an Exif orientation (0x0112): as the picture is to be seen. Other numbers than 2 to 8 turn nothing. */
export function turn(pixels: Pixels, orientation: number): Pixels {
  const from = FROM[orientation];
  if (from === undefined) return pixels;
  const { width, height, rgba } = pixels;
  const [right, bottom] = [width - 1, height - 1];
  return drawn(...(isOnItsSide(orientation) ? ([height, width] as const) : ([width, height] as const)), (x, y) => {
    const [fromX, fromY] = from(x, y, right, bottom);
    const at = (fromY * width + fromX) * 4;
    return rgba.subarray(at, at + 4);
  });
}

/** Where a turned pixel was, by the place it has now (Exif 2.32 4.6.4). */
const FROM: Readonly<Record<number, (x: number, y: number, right: number, bottom: number) => readonly [x: number, y: number]>> = {
  2: (x, y, right) => [right - x, y],
  3: (x, y, right, bottom) => [right - x, bottom - y],
  4: (x, y, _, bottom) => [x, bottom - y],
  5: (x, y) => [y, x],
  6: (x, y, _, bottom) => [y, bottom - x],
  7: (x, y, right, bottom) => [right - y, bottom - x],
  8: (x, y, right) => [right - y, x],
};

function drawn(width: number, height: number, pixelAt: (x: number, y: number) => ArrayLike<number>): Pixels {
  const rgba = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) rgba.set(pixelAt(x, y), (y * width + x) * 4);
  return { width, height, rgba };
}

type Edges = readonly [from: number, to: number];

/** What of `from` pixels in a row the one at `at` of `to` stands for; never nothing. */
function edges(at: number, to: number, from: number): Edges {
  const start = Math.floor((at * from) / to);
  return [start, Math.max(start + 1, Math.floor(((at + 1) * from) / to))];
}

function mean({ width, rgba }: Pixels, [left, right]: Edges, [top, bottom]: Edges): ArrayLike<number> {
  const sums = [0, 0, 0, 0];
  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++) for (let i = 0; i < 4; i++) sums[i] = (sums[i] ?? 0) + (rgba[(y * width + x) * 4 + i] ?? 0);
  const count = (right - left) * (bottom - top);
  return sums.map(sum => Math.round(sum / count));
}
