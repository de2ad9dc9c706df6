import { numberOf, textOf } from '../container/tiff.js';
import { type Note, type NoteFacts, present } from './note.js';

/** JPEGQuality of a raw that was recorded alone. Other values may be left over from the last JPEG setting: they prove nothing. */
const RAW_ONLY = 255;

/** Panasonic maker note, and that of Leica bodies made by Panasonic (ExifTool Panasonic.pm; research 1.6). */
export function readPanasonic({ bytes, entries, little }: Note): NoteFacts {
  const number = (tag: number) => numberOf(bytes, entries.get(tag), little);
  return present<NoteFacts>({
    bodySerial: textOf(bytes, entries.get(0x0025)),
    sequence: number(0x002b),
    recorded: number(0x0043) === RAW_ONLY ? 'raw-only' : undefined,
  });
}

/** Leica's own layouts keep the camera's file name in 0x0407; the others are Panasonic's. */
export function readLeica(note: Note): NoteFacts {
  const name = textOf(note.bytes, note.entries.get(0x0407));
  return { ...readPanasonic(note), ...(name === undefined ? {} : { originalName: name }) };
}
