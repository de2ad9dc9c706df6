import type { Bytes } from './container/bytes.js';
import { type Ifd, readIfd, type Tiff } from './container/tiff.js';
import { MORE, type Pull } from './format.js';

/** A directory, after one more read where its place, or the rest of it, is not at hand yet. */
export function* directory(bytes: Bytes, block: Pick<Tiff, 'base' | 'little'>, offset: number): Pull<Ifd> {
  const ifd = readIfd(bytes, block, offset);
  const at = block.base + offset;
  if (ifd.missing === undefined || at < 0 || at >= bytes.size) return ifd;
  yield { at, length: MORE };
  return readIfd(bytes, block, offset);
}
