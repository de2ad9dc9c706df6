import type { Recorded } from '../../model/facts.js';
import type { Bytes } from '../container/bytes.js';
import type { Entry } from '../container/tiff.js';

/** A maker note's directory, ready to be read. */
export interface Note {
  readonly bytes: Bytes;
  readonly entries: ReadonlyMap<number, Entry>;
  /** What offsets of sub-directories count from. */
  readonly base: number;
  readonly little: boolean;
  readonly make: string;
  readonly model: string;
  /** The note stands in a RAW file, not in a JPEG or HEIF. */
  readonly inRaw: boolean;
}
/** What a maker note tells. */
export interface NoteFacts {
  readonly bodySerial?: string;
  readonly counter?: number;
  readonly sequence?: number;
  readonly shotId?: string;
  readonly fileNumber?: number;
  readonly originalName?: string;
  readonly recorded?: Recorded;
  readonly rating?: number;
  /** The program that wrote its edits into the note. */
  readonly edited?: string;
  /** Made from a raw inside the camera. */
  readonly redeveloped?: true;
  readonly composite?: true;
  readonly warnings?: readonly string[];
}

/** Whether any of an entry's bytes from `from` on, at most `length`, is set. */
export function hasAnyByte(bytes: Bytes, entry: Entry | undefined, from: number, length = 16): boolean {
  const raw = entry && entry.size > from ? bytes.slice(entry.at + from, Math.min(length, entry.size - from)) : undefined;
  return raw?.some(byte => byte !== 0) ?? false;
}
