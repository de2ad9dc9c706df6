import type { EmbeddedPreview, Preview, PreviewSize } from '../../model/preview.js';
import type { Bytes } from '../container/bytes.js';
import { MORE, type MoreBytes, type Pull } from '../format.js';
import { formatOf } from '../index.js';
import { type Frame, frameOf } from './frame.js';
import type { OpenRaw } from './place.js';
import { PLACES } from './places.js';
import { orientationOf } from './turned.js';

/** No embedded picture is longer: what claims to be is garbage. The one read of a picture takes no more. */
export const LONGEST_PICTURE = 32 << 20;
/** What fills a thumbnail, in pixels of the longer side. */
const THUMBNAIL = 160;
/** A picture that is taken before all places have been looked at is no longer. */
const NEAR = 256 << 10;
/** More pictures than any raw names, and of them as many as are measured to find the largest. */
const MOST_NAMED = 16;
const MOST_MEASURED = 6;

interface Picture extends Frame {
  readonly jpeg: Uint8Array;
}

/** Finds an embedded picture, and asks for more bytes where it has to. `extension`: lower case, without dot. */
export function* findPreview(bytes: Bytes, extension: string, size: PreviewSize): Pull<Preview> {
  const format = formatOf(bytes, extension);
  if (!format) return { kind: 'none', why: 'unreadable' };
  const raw: OpenRaw = { bytes, located: yield* format.locate(bytes) };
  const near = size === 'small' ? yield* smallest(bytes, unasked(namedIn(raw, format.id)).jpegs, NEAR) : undefined;
  if (near && fills(near)) return embedded(near, yield* orientationOf(raw, format.id));
  const { jpegs, hevc } = yield* namedIn(raw, format.id);
  const picture = yield* size === 'small' ? smallest(bytes, jpegs, LONGEST_PICTURE) : largest(bytes, jpegs);
  if (picture) return embedded(picture, yield* orientationOf(raw, format.id));
  return { kind: 'none', why: hevc ? 'hevc' : jpegs.length > 0 ? 'unreadable' : 'absent' };
}

/** A copy where it is part of a larger read, so that it does not hold that in memory. */
const embedded = ({ jpeg, width, height }: Picture, orientation: number): EmbeddedPreview => ({
  kind: 'jpeg',
  jpeg: jpeg.length === jpeg.buffer.byteLength ? jpeg : new Uint8Array(jpeg),
  ...{ orientation, width, height },
});

interface AllNamed {
  readonly jpegs: readonly MoreBytes[];
  readonly hevc: boolean;
}

/** What all places name, shortest first, each stretch once. */
function* namedIn(raw: OpenRaw, format: string): Pull<AllNamed> {
  const found = new Map<number, MoreBytes>();
  let hevc = false;
  for (const place of PLACES) {
    if (!place.formats.some(known => known === format)) continue;
    const named = yield* place.named(raw);
    hevc ||= named.hevc === true;
    for (const jpeg of named.jpegs) if (found.size < MOST_NAMED && jpeg.length > 0 && !found.has(jpeg.at)) found.set(jpeg.at, jpeg);
  }
  return { jpegs: [...found.values()].sort((a, b) => a.length - b.length), hevc };
}

/** What a reader finds without any of the bytes that it asks for. */
function unasked<T>(reader: Pull<T>): T {
  for (let step = reader.next(); ; step = reader.next()) if (step.done) return step.value;
}

const longerSide = ({ width, height }: Frame): number => Math.max(width, height);
const fills = (frame: Frame): boolean => longerSide(frame) >= THUMBNAIL;

/** The shortest that fills a thumbnail; where none does, the largest of them. */
function* smallest(bytes: Bytes, jpegs: readonly MoreBytes[], longest: number): Pull<Picture | undefined> {
  let best: Picture | undefined;
  for (const jpeg of jpegs) {
    if (jpeg.length > longest) break;
    const picture = yield* take(bytes, jpeg);
    if (picture && fills(picture)) return picture;
    if (picture && longerSide(picture) > (best ? longerSide(best) : 0)) best = picture;
  }
  return best;
}

/** The one with most pixels. */
function* largest(bytes: Bytes, jpegs: readonly MoreBytes[]): Pull<Picture | undefined> {
  const measured: { readonly jpeg: MoreBytes; readonly pixels: number }[] = [];
  for (const jpeg of jpegs.slice(-MOST_MEASURED).reverse()) {
    const frame = isInside(bytes, jpeg) ? yield* frameOf(bytes, jpeg) : undefined;
    if (frame) measured.push({ jpeg, pixels: frame.width * frame.height });
  }
  for (const { jpeg } of measured.sort((a, b) => b.pixels - a.pixels)) {
    const picture = yield* take(bytes, jpeg);
    if (picture) return picture;
  }
  return undefined;
}

const isInside = ({ size }: Bytes, { at, length }: MoreBytes): boolean => at >= 0 && at + length <= size && length <= LONGEST_PICTURE;

/** The bytes of a JPEG as they stand in the file, when all of them are there. A long one is looked at before it is read. */
function* take(bytes: Bytes, jpeg: MoreBytes): Pull<Picture | undefined> {
  if (!isInside(bytes, jpeg)) return undefined;
  if (jpeg.length > MORE && !(yield* frameOf(bytes, jpeg))) return undefined;
  if (!bytes.has(jpeg.at, jpeg.length)) yield jpeg;
  const whole = bytes.slice(jpeg.at, jpeg.length);
  const frame = whole && (yield* frameOf(bytes, jpeg));
  return whole && frame ? { jpeg: whole, ...frame } : undefined;
}
