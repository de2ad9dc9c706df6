import { present } from '../../model/present.js';
import { numberOf, readIfd, textOf } from '../container/tiff.js';
import type { Maker } from './maker.js';
import type { Note, NoteFacts } from './note.js';

/** JPEGQuality of a raw that was recorded alone. Other values may be left over from the last JPEG setting: they prove nothing. */
const RAW_ONLY = 255;

/** Panasonic maker note, and that of Leica bodies made by Panasonic (ExifTool Panasonic.pm). */
function readPanasonic({ bytes, entries, little }: Note): NoteFacts {
  const number = (tag: number) => numberOf(bytes, entries.get(tag), little);
  return present<NoteFacts>({
    bodySerial: textOf(bytes, entries.get(0x0025)),
    sequence: number(0x002b),
    recorded: number(0x0043) === RAW_ONLY ? 'raw-only' : undefined,
  });
}

/**
 * Leica's own layouts keep the body's number in 0x0305, the M8 in 0x0303, the M9 in 0x3103 of the directory that is the value of 0x3100;
 * the camera's file name stands in 0x0407. The others are Panasonic's.
 */
function readLeica(note: Note): NoteFacts {
  const { bytes, entries, little, model, base } = note;
  const number = (tag: number) => (entries.get(tag)?.type === LONG ? numberOf(bytes, entries.get(tag), little) || undefined : undefined);
  const own = number(0x0305) ?? (/\bM8\b/.test(model) ? number(0x0303) : undefined);
  const inner = entries.get(0x3100);
  return {
    ...readPanasonic(note),
    ...present<NoteFacts>({
      bodySerial:
        own === undefined ? inner && textOf(bytes, readIfd(bytes, { base, little }, inner.at - base).entries.get(0x3103)) : String(own),
      originalName: textOf(bytes, entries.get(0x0407)),
    }),
  };
}
const LONG = 4;

export const panasonic: Maker = {
  ...{ name: 'Panasonic', make: /^panasonic/i, raws: ['rw2', 'raw'], read: readPanasonic },
  reads: 'body (0x0025), burst number (0x002b), all in the JPEG inside the raw',
  tells: 'no',
  tellsBy: 'JPEGQuality 0x0043 of 255 says raw-only; other values may be left over from the last setting',
  burst: [
    { key: 'subsec', bodies: 'GH4, FZ1000 (2014) and later, three digits' },
    { key: 'sequence', bodies: 'all with 0x002b' },
  ],
  sources: 'ExifTool Panasonic.pm, PanasonicRaw.pm',
};

export const leica: Maker = {
  ...{ name: 'Leica', make: /^leica/i, raws: ['dng', 'rwl'], read: readLeica },
  reads: 'body (0x0305; 0x0303 of the M8, 0x3103 of the M9), original name (0x0407); D-Lux, V-Lux and C-Lux as Panasonic',
  tells: 'no',
  tellsBy: 'as Panasonic where Panasonic made the body; the others say only how JPEGs were to be compressed',
  burst: [
    { key: 'subsec', bodies: 'bodies made by Panasonic, three digits' },
    { key: 'sequence', bodies: 'bodies made by Panasonic' },
  ],
  sources: 'ExifTool Panasonic.pm (Leica tables)',
};
