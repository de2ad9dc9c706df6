import type { Bytes } from '../container/bytes.js';
import { readIfd, type Tiff } from '../container/tiff.js';
import { canon } from './canon.js';
import { fuji } from './fuji.js';
import { directoryOf } from './layout.js';
import type { Maker } from './maker.js';
import { nikon } from './nikon.js';
import type { NoteFacts } from './note.js';
import { olympus } from './olympus.js';
import { otherMakers } from './others.js';
import { leica, panasonic } from './panasonic.js';
import { pentax } from './pentax.js';
import { sony } from './sony.js';

/** Every maker that is known; the first whose `make` fits holds. */
export const MAKERS: readonly Maker[] = [sony, canon, nikon, fuji, olympus, panasonic, leica, pentax, ...otherMakers];

interface NoteAt {
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
  const read = MAKERS.find(maker => maker.make.test(make))?.read;
  const place = read && directoryOf(bytes, at, block, own);
  if (!place) return {};
  const { entries } = readIfd(bytes, place.block, place.offset);
  return read({ bytes, entries, ...{ base: place.block.base, little: place.block.little }, make, model, inRaw });
}
