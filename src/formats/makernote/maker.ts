import type { RawFormat } from '../../model/frame.js';
import type { Note, NoteFacts } from './note.js';

/** A field that can tell the frames of one second apart, and which bodies write it. */
export interface BurstKey {
  readonly key: 'subsec' | 'counter' | 'sequence' | 'fileNumber';
  readonly bodies: string;
}
/** What is known of one maker. `docs/cameras.md` is this, in words; its test holds the claims against files of each. */
export interface Maker {
  readonly name: string;
  /** How it signs Make (Exif 0x010f). */
  readonly make: RegExp;
  readonly raws: readonly RawFormat[];
  /** Absent: its maker note is not read. */
  readonly read?: (note: Note) => NoteFacts;
  /** What is read, field by field. */
  readonly reads: string;
  /** Whether its raws say that a JPEG was written with them, and where: what `proven` rests on. */
  readonly tells: 'yes' | 'some bodies' | 'no';
  readonly tellsBy: string;
  readonly burst: readonly BurstKey[];
  readonly sources: string;
}
