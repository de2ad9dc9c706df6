import type { Bytes } from '../container/bytes.js';
import { readIfd, type Tiff } from '../container/tiff.js';
import { readCanon } from './canon.js';
import { readFuji } from './fuji.js';
import { directoryOf } from './layout.js';
import { readNikon } from './nikon.js';
import type { Note, NoteFacts } from './note.js';
import { readOlympus } from './olympus.js';
import { readRicoh, readSamsung, readSigma } from './others.js';
import { readLeica, readPanasonic } from './panasonic.js';
import { readPentax } from './pentax.js';
import { readSony } from './sony.js';

/** Makes whose notes are read, and by whom. */
const MAKERS: readonly (readonly [make: RegExp, read: (note: Note) => NoteFacts])[] = [
  [/^sony/i, readSony],
  [/^canon/i, readCanon],
  [/^nikon/i, readNikon],
  [/^fujifilm/i, readFuji],
  [/^(olympus|om digital)/i, readOlympus],
  [/^panasonic/i, readPanasonic],
  [/^leica/i, readLeica],
  [/^ricoh(?! imaging)/i, readRicoh],
  [/^(pentax|asahi|ricoh imaging)/i, readPentax],
  [/^samsung/i, readSamsung],
  [/^(sigma|foveon)/i, readSigma],
];

export interface NoteAt {
  /** Where the note begins, and the block around it, from which its offsets may count. */
  readonly at: number;
  readonly block: Tiff;
  /** The note is a TIFF block of its own (CR3). */
  readonly own: boolean;
  readonly make: string;
  readonly model: string;
  readonly inRaw: boolean;
}

/** What a maker note tells; nothing for makers without a reader. What is not at hand is left out. */
export function readNote(bytes: Bytes, { at, block, own, make, model, inRaw }: NoteAt): NoteFacts {
  const read = MAKERS.find(([maker]) => maker.test(make))?.[1];
  const place = read && directoryOf(bytes, at, block, own);
  if (!place) return {};
  const { entries } = readIfd(bytes, place.block, place.offset);
  return read({ bytes, entries, ...{ base: place.block.base, little: place.block.little }, make, model, inRaw });
}
