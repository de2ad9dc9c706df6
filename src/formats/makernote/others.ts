import { latin1 } from '../container/bytes.js';
import { textOf } from '../container/tiff.js';
import { type Note, type NoteFacts, present } from './note.js';

/** Samsung's serial number (ExifTool Samsung.pm, Type2 0xa002). */
export const readSamsung = ({ bytes, entries }: Note): NoteFacts => present<NoteFacts>({ bodySerial: textOf(bytes, entries.get(0xa002)) });

/** Sigma's serial number (ExifTool Sigma.pm 0x0002). */
export const readSigma = ({ bytes, entries }: Note): NoteFacts => present<NoteFacts>({ bodySerial: textOf(bytes, entries.get(0x0002)) });

/** Ricoh's serial number (ExifTool Ricoh.pm 0x0005): 16 characters, in older bodies 16 bytes that are none. */
export function readRicoh({ bytes, entries }: Note): NoteFacts {
  const entry = entries.get(RICOH_SERIAL);
  const raw = entry?.size === 16 ? bytes.slice(entry.at, 16) : undefined;
  if (!raw?.some(byte => byte !== 0)) return {};
  const text = latin1(raw);
  return { bodySerial: /^[-\w ]+$/.test(text) ? text.trim() : Array.from(raw, byte => byte.toString(16).padStart(2, '0')).join('') };
}
export const RICOH_SERIAL = 0x0005;
