import { threeFr } from './3fr.js';
import { arw } from './arw.js';
import type { Bytes } from './container/bytes.js';
import { cr2 } from './cr2.js';
import { cr3 } from './cr3.js';
import { crw } from './crw.js';
import { dng } from './dng.js';
import { erf } from './erf.js';
import type { Format } from './format.js';
import { heif } from './heif.js';
import { iiq } from './iiq.js';
import { jpeg } from './jpeg.js';
import { kdc } from './kdc.js';
import { mef } from './mef.js';
import { mos } from './mos.js';
import { mrw } from './mrw.js';
import { nef } from './nef.js';
import { orf } from './orf.js';
import { pef } from './pef.js';
import { raf } from './raf.js';
import { rw2 } from './rw2.js';
import { srw } from './srw.js';
import { tiff } from './tiff.js';
import { x3f } from './x3f.js';

/** Every format that rawtwin can tell by its bytes. The first that fits holds: those with a magic of their own come first, plain TIFF last. */
export const FORMATS: readonly Format[] = [
  ...[jpeg, cr3, heif, raf, rw2, crw, x3f, mrw, iiq, cr2, orf, dng],
  ...[nef, arw, pef, srw, threeFr, kdc, erf, mef, mos],
  tiff,
];

/** Extensions of the formats that are not named after theirs. */
const EXTENSIONS: Readonly<Record<string, readonly string[]>> = {
  jpeg: ['jpg', 'jpeg', 'jpe', 'jfif', 'jif', 'mpo', 'thm'],
  heif: ['heic', 'heif', 'hif', 'heics', 'heifs', 'avci', 'avif'],
  tiff: ['tif', 'tiff'],
};

/** What the bytes are. Of formats that only the name tells apart (NRW and NEF; a camera's TIFF and its RAW), the name decides. */
export function formatOf(head: Bytes, extension: string): Format | undefined {
  if (isAtHome(tiff.id, extension) && tiff.sniff(head)) return tiff;
  const format = FORMATS.find(({ sniff }) => sniff(head));
  return format?.alias?.includes(extension) ? { ...format, id: extension } : format;
}

/** Whether files with this extension are of that format. */
export const isAtHome = (id: string, extension: string): boolean => id === extension || (EXTENSIONS[id]?.includes(extension) ?? false);
