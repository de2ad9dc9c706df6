import { textOf } from '../container/tiff.js';
import { type Note, type NoteFacts, present } from './note.js';

/** Samsung's serial number (ExifTool Samsung.pm, Type2 0xa002). */
export const readSamsung = ({ bytes, entries }: Note): NoteFacts => present<NoteFacts>({ bodySerial: textOf(bytes, entries.get(0xa002)) });

/** Sigma's serial number (ExifTool Sigma.pm 0x0002). */
export const readSigma = ({ bytes, entries }: Note): NoteFacts => present<NoteFacts>({ bodySerial: textOf(bytes, entries.get(0x0002)) });
