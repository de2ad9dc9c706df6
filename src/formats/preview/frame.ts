import type { Bytes } from '../container/bytes.js';
import { type Segment, segments } from '../container/jpeg-segments.js';
import { MORE, type MoreBytes, type Pull } from '../format.js';

/** Width and height of a picture, in pixels. */
export interface Frame {
  readonly width: number;
  readonly height: number;
}
/** Start of a frame that browsers show: baseline, extended, progressive (ITU-T T.81 §B.1.1.3). The lossless ones are raw data. */
const SHOWN: readonly number[] = [0xc0, 0xc1, 0xc2];
const [START, SCAN] = [0xffd8, 0xffda];
/** Asks for the segments before the picture, of which each is at most 64 KiB. */
const MOST_ASKS = 3;

/** The frame of a JPEG; undefined for what is none, is no picture of 8 bits, or ends before its picture begins. */
export function* frameOf(bytes: Bytes, { at, length }: MoreBytes): Pull<Frame | undefined> {
  const end = at + length;
  for (let asks = 0; ; asks++) {
    const start = bytes.u16(at, false);
    if (start !== undefined && start !== START) return undefined;
    const { list, missing } = start === undefined ? { list: [], missing: at } : segments(bytes, at);
    if (missing === undefined) return isScan(bytes, list.at(-1), end) ? sizeIn(bytes, list) : undefined;
    if (missing >= end || asks === MOST_ASKS) return undefined;
    yield { at: missing, length: Math.min(MORE, end - missing) };
  }
}

/** Whether the picture itself follows the last segment before it. */
function isScan(bytes: Bytes, last: Segment | undefined, end: number): boolean {
  const at = last && last.at + last.length;
  return at !== undefined && at + 2 < end && bytes.u16(at, false) === SCAN;
}

function sizeIn(bytes: Bytes, list: readonly Segment[]): Frame | undefined {
  const frame = list.find(({ marker, length }) => SHOWN.includes(marker) && length > 5);
  const [bits, height, width] = frame ? [bytes.u8(frame.at), bytes.u16(frame.at + 1, false), bytes.u16(frame.at + 3, false)] : [];
  return bits === 8 && width && height ? { width, height } : undefined;
}
