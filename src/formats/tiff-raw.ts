import type { Bytes } from './container/bytes.js';
import { type Ifd, readIfd, readTiff, textOf } from './container/tiff.js';
import { directory } from './directory.js';
import type { Format, Located, Pull } from './format.js';

/** Tag 0x02bc: the XMP packet of TIFF-based files (XMP part 3 §1.1.1). */
const XMP_TAG = 0x02bc;
/** Directory pointers that a RAW has and a plain picture has not: SubIFDs, and what makers use in their place. */
const RAW_MARKS = [0x014a, 0xc634, 0x8769] as const;

/** Finds block and XMP of a file that is a TIFF from its first byte. */
export function* locateTiff(bytes: Bytes): Pull<Located> {
  const main = readTiff(bytes, 0);
  if (!main) return {};
  const xmp = (yield* directory(bytes, main, main.first)).entries.get(XMP_TAG);
  return xmp ? { main, xmp: { at: xmp.at, length: xmp.size } } : { main };
}

/** A RAW that is a TIFF from its first byte to its last; `sniff` alone knows it. */
export const tiffRaw = (id: string, alias: readonly string[], sniff: (head: Bytes) => boolean): Format => ({
  ...{ id, alias, sniff },
  raw: true,
  locate: locateTiff,
});

/** For `sniff`: a plain TIFF with that maker in its first directory, and a mark of a RAW. */
export const isMadeBy =
  (make: RegExp) =>
  (head: Bytes): boolean => {
    const found = firstDirectory(head);
    return found !== undefined && make.test(found.make) && RAW_MARKS.some(tag => found.ifd.entries.has(tag));
  };

interface First {
  readonly ifd: Ifd;
  readonly make: string;
}
/** Many formats ask for the same directory. */
const known = new WeakMap<Bytes, First | undefined>();

/** The first directory of a TIFF, as far as it lies in the head, and the maker it names. */
export function firstDirectory(head: Bytes): First | undefined {
  if (known.has(head)) return known.get(head);
  const main = readTiff(head, 0);
  const ifd = main && readIfd(head, main, main.first);
  const found = ifd && { ifd, make: textOf(head, ifd.entries.get(0x010f)) ?? '' };
  known.set(head, found);
  return found;
}
