/// <reference path="./exifr-esm.d.ts" />
import exifr from 'exifr/dist/full.esm.mjs';
import { STANDARD_TAGS, type StandardName, type StandardTags } from '../formats/standard-tags.js';
import { soundCopy } from './sound-copy.js';

const NAMES = Object.entries(STANDARD_TAGS) as readonly (readonly [StandardName, number])[];
const PICK = { pick: Object.values(STANDARD_TAGS) };
const PICKED: ReadonlySet<number> = new Set(PICK.pick);
/** `tiff: true` would turn all its directories on, whatever is said of each. */
const OPTIONS = {
  ...{ ifd0: PICK, exif: PICK, ifd1: false, gps: false, interop: false, makerNote: false, userComment: false },
  ...{ xmp: false, icc: false, iptc: false, jfif: false, ihdr: false },
  ...{ translateKeys: false, translateValues: false, reviveValues: false, sanitize: true, mergeOutput: false },
};

/**
 * The standard tags of TIFF blocks, as exifr reads them; the earlier block holds. What exifr refuses (it throws on bad offsets) is left out.
 * exifr gets a copy in a buffer of its own: it reads past the end of a part of a larger one, and leaks handles when given a path.
 */
export async function parseStandardTags(blocks: readonly Uint8Array[]): Promise<StandardTags> {
  const found: { [K in StandardName]?: string | number } = {};
  for (const block of blocks) {
    const parsed = await parseBlock(block);
    for (const [name, tag] of NAMES) {
      const value = parsed?.exif?.[tag] ?? parsed?.ifd0?.[tag];
      if (found[name] === undefined && (typeof value === 'string' || typeof value === 'number')) found[name] = value;
    }
  }
  return found;
}

type Parsed = { readonly [block in 'ifd0' | 'exif']?: Readonly<Record<number, unknown>> } | undefined;

async function parseBlock(block: Uint8Array): Promise<Parsed> {
  try {
    return (await exifr.parse(Buffer.from(soundCopy(block, PICKED).buffer), OPTIONS)) as Parsed;
  } catch (refused) {
    if (refused instanceof Error) return undefined;
    throw refused;
  }
}
