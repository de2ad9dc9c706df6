import type { Bytes } from '../container/bytes.js';
import { type Box, boxes, boxOf } from '../container/isobmff.js';
import { cr3BoxesOf, isOf } from '../cr3.js';
import { type MoreBytes, need, type Pull } from '../format.js';
import type { Place } from './place.js';

const PREVIEW = '\xea\xf4\x2b\x5e\x1c\x98\x4b\x88\xb9\xfb\xb7\xdc\x40\x6e\x4d\x16';
/** From a sample entry's kind to the boxes inside: the fields of every visual entry, and four bytes of Canon's. */
const ENTRY = 82;
const MOST_TRACKS = 8;

/** The pictures of a Canon CR3; HDR bodies set to PQ write HEVC in the place of each JPEG. */
export const cr3Boxes: Place = {
  name: 'Boxes of a CR3',
  formats: ['cr3'],
  where: 'THMB in moov; PRVW in a uuid box of its own; the sample of the track whose entry has a JPEG box',
  sources: 'lclevy/canon_cr3; ExifTool Canon.pm, QuickTime.pm',
  *named({ bytes }) {
    const found = yield* cr3BoxesOf(bytes);
    if (!found) return { jpegs: [] };
    const { top, moov, canon } = found;
    const small = boxOf(canon, 'THMB');
    const tracks = moov
      .filter(({ kind }) => kind === 'trak')
      .slice(0, MOST_TRACKS)
      .map(track => sampleOf(bytes, track));
    const middle = yield* shownIn(bytes, top.find(isOf(bytes, PREVIEW)) ?? behind(top));
    return {
      jpegs: [...(small ? heldIn(bytes, small, 8, 16) : []), ...middle, ...tracks.flatMap(({ jpeg }) => jpeg ?? [])],
      hevc: (small !== undefined && bytes.u8(small.at) === 1) || tracks.some(({ hevc }) => hevc),
    };
  },
};

/** What follows the boxes at hand: the preview's box, where the XMP before it is longer than the head. */
function behind(top: readonly Box[]): Box | undefined {
  const last = top.at(-1);
  return last?.kind === 'uuid' ? { kind: 'uuid', at: last.end + 8, end: Number.POSITIVE_INFINITY } : undefined;
}

function* shownIn(bytes: Bytes, uuid: Box | undefined): Pull<readonly MoreBytes[]> {
  if (!uuid || !(yield* need(bytes, uuid.at, 64)) || bytes.text(uuid.at, 16) !== PREVIEW) return [];
  const box = boxOf(boxes(bytes, uuid.at + 24, uuid.end), 'PRVW');
  return box ? heldIn(bytes, box, 12, 16) : [];
}

/** The JPEG in a THMB or PRVW, by where its length and its bytes stand. */
function heldIn(bytes: Bytes, { at, end }: Box, lengthAt: number, from: number): readonly MoreBytes[] {
  const length = bytes.u32(at + lengthAt, false);
  return length === undefined || at + from + length > end ? [] : [{ at: at + from, length }];
}

/** The one sample of a track (ISO/IEC 14496-12 §8.5 to 8.7), when it is a JPEG. */
function sampleOf(bytes: Bytes, track: Box): { readonly jpeg?: MoreBytes; readonly hevc: boolean } {
  const into = (list: readonly Box[], kind: string): readonly Box[] => {
    const box = boxOf(list, kind);
    return box ? boxes(bytes, box.at, box.end) : [];
  };
  const table = into(into(into([track], 'trak'), 'mdia'), 'minf');
  const parts = into(table, 'stbl');
  const [stsd, stsz, co64] = [boxOf(parts, 'stsd'), boxOf(parts, 'stsz'), boxOf(parts, 'co64')];
  const entry = stsd && boxOf(boxes(bytes, stsd.at + 8, stsd.end), 'CRAW');
  const kinds = entry ? boxes(bytes, entry.at + ENTRY, entry.end).map(({ kind }) => kind) : [];
  const hevc = kinds.some(kind => kind === 'HEVC' || kind === 'hvcC');
  if (!kinds.includes('JPEG') || !stsz || !co64) return { hevc };
  const length = bytes.u32(stsz.at + 4, false) || bytes.u32(stsz.at + 12, false);
  const at = bytes.u64(co64.at + 8);
  return at === undefined || length === undefined ? { hevc } : { jpeg: { at, length }, hevc };
}
