import { inflateSync } from 'node:zlib';

/** A screenshot's pixels: 8 bits, RGB or RGBA, not interlaced (PNG specification, third edition, 9.2). */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly at: (x: number, y: number) => readonly [red: number, green: number, blue: number];
}

export function readPng(png: Buffer): Pixels {
  const [width, height, depth, colour, interlaced] = [png.readUInt32BE(16), png.readUInt32BE(20), png[24], png[25], png[28]];
  if (depth !== 8 || (colour !== 2 && colour !== 6) || interlaced !== 0) throw new Error('a PNG that this does not read');
  const size = colour === 6 ? 4 : 3;
  const raw = inflateSync(Buffer.concat([...dataOf(png)]));
  const stride = width * size;
  const out = Buffer.alloc(stride * height);
  const get = (x: number, y: number) => (x < 0 || y < 0 ? 0 : (out[y * stride + x] ?? 0));
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)];
    for (let x = 0; x < stride; x++) {
      const [left, up, corner] = [x < size ? 0 : get(x - size, y), get(x, y - 1), x < size ? 0 : get(x - size, y - 1)];
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter ?? 0] ?? 0;
      out[y * stride + x] = (raw[y * (stride + 1) + 1 + x] ?? 0) + guess;
    }
  }
  const at = (x: number, y: number) => [0, 1, 2].map(i => out[y * stride + x * size + i] ?? 0) as [number, number, number];
  return { width, height, at };
}

function paeth(left: number, up: number, corner: number): number {
  const [a, b, c] = [left, up, corner].map(one => Math.abs(left + up - corner - one)) as [number, number, number];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

function* dataOf(png: Buffer): Iterable<Buffer> {
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') yield png.subarray(at + 8, at + 8 + png.readUInt32BE(at));
}
