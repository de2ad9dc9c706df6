import { present } from '../../model/present.js';
import { hexOf, latin1 } from '../container/bytes.js';
import { textOf } from '../container/tiff.js';
import type { Maker } from './maker.js';
import type { Note, NoteFacts } from './note.js';

/** Samsung's serial number (ExifTool Samsung.pm, Type2 0xa002). */
const readSamsung = ({ bytes, entries }: Note): NoteFacts => present<NoteFacts>({ bodySerial: textOf(bytes, entries.get(0xa002)) });

/** Sigma's serial number (ExifTool Sigma.pm 0x0002). */
const readSigma = ({ bytes, entries }: Note): NoteFacts => present<NoteFacts>({ bodySerial: textOf(bytes, entries.get(0x0002)) });

/** Ricoh's serial number (ExifTool Ricoh.pm 0x0005): 16 characters, in older bodies 16 bytes that are none. */
export function readRicoh({ bytes, entries }: Note): NoteFacts {
  const entry = entries.get(RICOH_SERIAL);
  const raw = entry?.size === 16 ? bytes.slice(entry.at, 16) : undefined;
  if (!raw?.some(byte => byte !== 0)) return {};
  const text = latin1(raw);
  return { bodySerial: /^[-\w ]+$/.test(text) ? text.trim() : hexOf(raw) };
}
export const RICOH_SERIAL = 0x0005;

const NONE_KNOWN = { tells: 'no', tellsBy: 'no field is known', burst: [] } as const;
const UNREAD = { ...NONE_KNOWN, reads: 'the standard tags; its maker note is not read' } as const;

/** Makers of whom a serial number is all that is read, or not even that. */
export const otherMakers: readonly Maker[] = [
  {
    ...{ name: 'Ricoh', make: /^ricoh(?! imaging)/i, raws: ['dng'], read: readRicoh, ...NONE_KNOWN },
    ...{ reads: 'body (0x0005)', sources: 'ExifTool Ricoh.pm' },
  },
  {
    ...{ name: 'Samsung', make: /^samsung/i, raws: ['srw', 'dng'], read: readSamsung, ...NONE_KNOWN },
    ...{ reads: 'body (0xa002)', sources: 'ExifTool Samsung.pm' },
  },
  {
    ...{ name: 'Sigma', make: /^(sigma|foveon)/i, raws: ['x3f', 'dng'], read: readSigma, ...NONE_KNOWN },
    ...{ reads: 'body (0x0002; the property list of SD9 and SD10)', sources: 'ExifTool Sigma.pm, SigmaRaw.pm' },
  },
  {
    ...{ name: 'Apple', make: /^apple/i, raws: ['dng'], ...UNREAD, sources: 'iPhone ProRAW samples' },
    burst: [{ key: 'subsec', bodies: 'all, three digits' }],
  },
  {
    ...{ name: 'Google Pixel', make: /^google/i, raws: ['dng'], ...UNREAD, sources: 'photoprism #4757' },
    tellsBy: 'no field is known; its two halves are up to 5 s apart, so names decide',
  },
  {
    ...{ name: 'GoPro', make: /^gopro/i, raws: ['gpr'], ...UNREAD, sources: 'gopro/labs #1231; HERO7 samples' },
    tellsBy: 'no field is known; its two halves are up to 5 s apart, so names decide',
  },
  { name: 'DJI', make: /^dji/i, raws: ['dng'], ...UNREAD, sources: 'Exif alone' },
  { name: 'Hasselblad', make: /^(hasselblad|imacon)/i, raws: ['3fr', 'fff'], ...UNREAD, sources: 'ExifTool MakerNotes.pm' },
  {
    ...{ name: 'Phase One, Leaf, Mamiya', make: /^(phase one|leaf|mamiya)/i, raws: ['iiq', 'mos', 'mef'], ...UNREAD },
    ...{ reads: 'body (0x0102 of the directory at 8)', sources: 'ExifTool PhaseOne.pm, Leaf.pm' },
  },
  { name: 'Kodak', make: /^(eastman )?kodak/i, raws: ['kdc', 'dcr', 'k25'], ...UNREAD, sources: 'ExifTool Kodak.pm' },
  { name: 'Minolta', make: /minolta/i, raws: ['mrw'], ...UNREAD, sources: 'ExifTool MinoltaRaw.pm' },
];
