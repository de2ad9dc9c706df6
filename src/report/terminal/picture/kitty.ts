import type { Pixels } from './pixels.js';

/** Characters in one escape sequence at most (kitty graphics protocol, "Remote client"). */
const CHUNK = 4096;

/** Pixels as they are, one for one: told rows alone, kitty 0.26 stretches them. The terminal answers nothing. */
export function kittyPicture({ width, height, rgba }: Pixels): string {
  const data = Buffer.from(rgba.buffer, rgba.byteOffset, rgba.byteLength).toString('base64');
  const count = Math.max(1, Math.ceil(data.length / CHUNK));
  return Array.from({ length: count }, (_, i) => {
    const first = i === 0 ? `a=T,f=32,s=${width},v=${height},q=2,` : '';
    return `\x1b_G${first}m=${i < count - 1 ? 1 : 0};${data.slice(i * CHUNK, (i + 1) * CHUNK)}\x1b\\`;
  }).join('');
}
