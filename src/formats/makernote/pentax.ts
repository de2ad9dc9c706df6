import type { Recorded } from '../../model/facts.js';
import { present } from '../../model/present.js';
import { type Entry, numberOf, textOf } from '../container/tiff.js';
import type { Maker } from './maker.js';
import type { Note, NoteFacts } from './note.js';
import { RICOH_SERIAL, readRicoh } from './others.js';

/** Pentax maker note (ExifTool Pentax.pm). Only the K10D and its twin GX10 tell what was recorded. The GR of Pentax Ricoh has Ricoh's. */
function readPentax(note: Note): NoteFacts {
  if (note.entries.get(RICOH_SERIAL)?.size === 16) return readRicoh(note);
  const { bytes, entries, little } = note;
  const editing = entries.get(0x0032);
  const isEdited =
    editing !== undefined && Array.from({ length: Math.min(editing.count, 4) }, (_, i) => bytes.u8(editing.at + i) ?? 0).some(Boolean);
  return present<NoteFacts>({
    bodySerial: textOf(bytes, entries.get(0x0229)) ?? innerSerial(note),
    counter: shutterCount(note) ?? numberOf(bytes, entries.get(0x0029), little),
    recorded: recordedBy(note),
    redeveloped: isEdited ? true : undefined,
  });
}

/** CameraInfo 0x0215: five numbers, the last is the serial number inside; bodies that leave 0x0229 blank have it. */
function innerSerial({ bytes, entries, little }: Note): string | undefined {
  const serial = numberOf(bytes, entries.get(0x0215), little, 4);
  return serial === undefined || serial === 0 ? undefined : String(serial);
}

/** ShutterCount is mixed with the date and the inverted time of the shot, all big-endian. */
function shutterCount({ bytes, entries }: Note): number | undefined {
  const word = (entry: Entry | undefined, length: number) => {
    const raw = entry && entry.size >= length ? bytes.slice(entry.at, length) : undefined;
    return raw && raw.reduce((sum, byte) => sum * 256 + byte, 0) * 256 ** (4 - length);
  };
  const [count, date, time] = [word(entries.get(0x005d), 4), word(entries.get(0x0006), 4), word(entries.get(0x0007), 3)];
  return count === undefined || date === undefined || time === undefined ? undefined : (count ^ date ^ ~time) >>> 0;
}

/** CameraSettings 0x0205, byte 13, as bits: 0 JPEG, 2 PEF, 3 DNG. Other models write other things there. */
function recordedBy({ bytes, entries, model }: Note): Recorded | undefined {
  const settings = /(K10D|GX10)\b/.test(model) ? entries.get(0x0205) : undefined;
  const bits = settings && settings.size > 13 ? bytes.u8(settings.at + 13) : undefined;
  if (bits === undefined || (bits & 0x0f) === 0) return undefined;
  const [jpeg, raw] = [(bits & 0x01) !== 0, (bits & 0x0c) !== 0];
  return jpeg ? (raw ? 'with-jpeg' : 'jpeg-only') : 'raw-only';
}

export const pentax: Maker = {
  ...{ name: 'Pentax', make: /^(pentax|asahi|ricoh imaging)/i, raws: ['pef', 'dng'], read: readPentax },
  reads: 'body (0x0229, 0x0215), shutter count (0x005d), frame number (0x0029), edited in the camera (0x0032)',
  tells: 'some bodies',
  tellsBy: 'CameraSettings 0x0205 of the K10D and GX10 alone',
  burst: [
    { key: 'counter', bodies: 'all with 0x005d; live view and video are not counted' },
    { key: 'subsec', bodies: 'K-3 Mark III, three digits' },
  ],
  sources: 'ExifTool Pentax.pm',
};
