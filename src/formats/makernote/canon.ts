import type { Recorded } from '../../model/facts.js';
import { present } from '../../model/present.js';
import { hexOf } from '../container/bytes.js';
import { numberOf } from '../container/tiff.js';
import type { Maker } from './maker.js';
import type { Note, NoteFacts } from './note.js';

/** RecordMode, index 9 of CameraSettings 0x0001 (ExifTool Canon.pm; 51 bodies, no contradiction). */
const RECORD_MODE: Readonly<Record<number, Recorded>> = {
  1: 'jpeg-only',
  6: 'raw-only',
  7: 'with-jpeg',
  12: 'raw-only',
  13: 'with-jpeg',
  14: 'jpeg-only',
  15: 'with-heif',
};
/** Bodies that write 6 whatever they record: CR2 before the 30D (EOS 350D, 1D Mark II N ...), and CRW bodies write 2. */
const UNTOLD = /EOS[ -](350D|DIGITAL REBEL XT|Kiss Digital N|20Da?|5D|1D|1Ds|1D Mark II|1D Mark II N|1Ds Mark II)( DIGITAL)?$/i;

/** Quality, index 3: economy, normal, fine, superfine. A raw has 4 (RAW), 7 (C-RAW), 130 or 131. */
const JPEG_QUALITIES: ReadonlySet<number> = new Set([1, 2, 3, 5]);

/** Canon maker note. RAW quality is 4 or 7 in the raw itself; a JPEG's is 1, 2, 3 or 5. */
function readCanon(note: Note): NoteFacts {
  const { bytes, entries, little } = note;
  const settings = entries.get(0x0001);
  const mode = signed(numberOf(bytes, settings, little, 9));
  const told = mode === undefined ? undefined : RECORD_MODE[mode];
  const quality = signed(numberOf(bytes, settings, little, 3));
  const disagree = note.inRaw && told !== undefined && told !== 'jpeg-only' && quality !== undefined && JPEG_QUALITIES.has(quality);
  const untold = disagree || (UNTOLD.test(note.model) && told !== undefined && told !== 'jpeg-only');
  const serial = numberOf(bytes, entries.get(0x000c), little);
  const fileNumber = numberOf(bytes, entries.get(0x0008), little);
  const id = entries.get(0x0028);
  const unique = id && id.size === 16 ? bytes.slice(id.at, 16) : undefined;
  return present<NoteFacts>({
    recorded: untold ? 'unknown' : told,
    // MultiExp, index 1: 1 or 2 while multiple exposure is on.
    composite: (numberOf(bytes, entries.get(0x4021), little, 1) ?? 0) > 0 || undefined,
    bodySerial: serial === undefined || serial === 0 ? undefined : String(serial),
    counter: fileNumber === undefined || fileNumber === 0 ? packedFileNumber(note) : fileNumber,
    warnings: disagree ? [`the camera's fields disagree on what was recorded (RecordMode ${mode}, Quality ${quality})`] : undefined,
    shotId: unique?.some(byte => byte !== 0) ? hexOf(unique) : undefined,
  });
}

/** FileInfo 0x0093 of bodies of 2004-2006, whose folder and file number are packed into bits (ExifTool Canon.pm, two layouts). */
function packedFileNumber({ bytes, entries, little, model }: Note): number | undefined {
  const info = entries.get(0x0093);
  const packed = info && info.size >= 6 ? bytes.u32(info.at + 2, little) : undefined;
  if (!packed) return undefined;
  if (/\b(20D|350D|REBEL XT|Kiss Digital N)\b/.test(model)) {
    return ((packed & 0xffc0) >> 6) * 10_000 + ((packed >> 16) & 0xff) + ((packed & 0x3f) << 8);
  }
  if (!/\b(30D|400D|REBEL XTi|Kiss Digital X|K236)\b/.test(model)) return undefined;
  let folder = (packed & 0xffc00) >> 10;
  while (folder < 100) folder += 0x40; // the highest bits are not stored
  return folder * 10_000 + ((packed & 0x3ff) << 4) + ((packed >> 20) & 0x0f);
}
const signed = (value: number | undefined): number | undefined =>
  value === undefined ? undefined : value > 0x7fff ? value - 0x10000 : value;

export const canon: Maker = {
  ...{ name: 'Canon', make: /^canon/i, raws: ['cr3', 'cr2', 'crw'], read: readCanon },
  reads: 'body (0x000c), file number (0x0008, 0x0093 of 2004-2006), id of the shot (0x0028), multiple exposure (0x4021)',
  tells: 'some bodies',
  tellsBy:
    'CameraSettings 0x0001, RecordMode, which Quality must not gainsay. EOS from the 30D (2006) on and all CR3; older bodies write the same whatever they record',
  burst: [
    { key: 'subsec', bodies: 'EOS from the 40D on, two digits; 00 may mean that it was not measured' },
    { key: 'counter', bodies: 'PowerShot and EOS up to 2006: the file number' },
  ],
  sources: 'ExifTool Canon.pm, CanonRaw.pm; lclevy/canon_cr3; 51 EOS samples without a contradiction',
};
