import { present } from '../../model/present.js';
import { type Entry, type Ifd, numberOf, readIfd, textOf } from '../container/tiff.js';
import type { Maker } from './maker.js';
import type { Note, NoteFacts } from './note.js';

const EQUIPMENT = 0x2010;
const CAMERA_SETTINGS = 0x2020;
const RAW_DEVELOPMENT = 0x2030;
const MAIN_INFO = 0x4000;

/** Olympus and OM System maker note (ExifTool Olympus.pm). It does not tell what else was recorded. */
function readOlympus(note: Note): NoteFacts {
  const { bytes, entries, little } = note;
  const equipment = below(note, EQUIPMENT);
  const settings = below(note, CAMERA_SETTINGS);
  const development = below(note, RAW_DEVELOPMENT);
  const text = (directory: ReadonlyMap<number, Entry> | undefined, tag: number) => textOf(bytes, directory?.get(tag));
  const edited = numberOf(bytes, development?.entries.get(0x010b), little);
  return present<NoteFacts>({
    bodySerial:
      text(equipment?.entries, 0x0101) ??
      text(equipment?.entries, 0x0102) ??
      text(below(note, MAIN_INFO)?.entries, 0x0404) ??
      text(entries, 0x0404) ??
      text(entries, 0x101a),
    // DriveMode: the second number counts the shots of a burst.
    sequence: numberOf(bytes, settings?.entries.get(0x0600), little, 1),
    // StackedImage: live composite, high resolution, focus stack ...
    composite: (numberOf(bytes, settings?.entries.get(0x0804), little) ?? 0) > 0 || undefined,
    redeveloped: edited === undefined || edited === 0 ? undefined : true,
  });
}

/** A directory below the note: the entry points to it, or in older bodies is it. */
function below({ bytes, entries, base, little }: Note, tag: number): Ifd | undefined {
  const entry: Entry | undefined = entries.get(tag);
  if (!entry) return undefined;
  const pointer = entry.type === 4 || entry.type === 13 ? numberOf(bytes, entry, little) : entry.at - base;
  return pointer === undefined ? undefined : readIfd(bytes, { base, little }, pointer);
}

export const olympus: Maker = {
  ...{ name: 'Olympus, OM System, Epson', make: /^(olympus|om digital|(seiko )?epson)/i, raws: ['orf', 'ori', 'erf'], read: readOlympus },
  reads:
    'body (0x2010: 0x0101, 0x0102; 0x0404), burst number (0x2020: 0x0600), developed in the camera (0x2030: 0x010b), stack (0x2020: 0x0804)',
  tells: 'no',
  tellsBy: '0x0201 and 0x0603 are missing in newer bodies, and 0x0103 says Raw where none was written',
  burst: [{ key: 'sequence', bodies: 'all with DriveMode; no body has sub-seconds' }],
  sources: 'ExifTool Olympus.pm',
};
