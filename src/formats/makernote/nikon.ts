import { present } from '../../model/present.js';
import { type Entry, numberOf, textOf } from '../container/tiff.js';
import type { Maker } from './maker.js';
import { hasAnyByte, type Note, type NoteFacts } from './note.js';

/** ShutterCount of bodies that do not count (ExifTool Nikon.pm). */
const NOT_COUNTED = 4294965247;
/** RetouchHistory 0x009e: values that mean "none". */
const NO_RETOUCH = 0;
/**
 * Tags that Nikon's programs add to a raw they saved, and no camera writes (ExifTool Nikon.pm): NikonCaptureData, NikonCaptureVersion,
 * NikonCaptureOffsets, NikonCaptureEditVersions. 0x0e00, 0x0e1d and 0x0e22 are the camera's.
 */
const CAPTURE = [0x0e01, 0x0e09, 0x0e0e, 0x0e13];

/** Nikon maker note (ExifTool Nikon.pm). Nikon never tells what else was recorded. */
function readNikon(note: Note): NoteFacts {
  const { bytes, entries, little } = note;
  const count = numberOf(bytes, entries.get(0x00a7), little);
  const retouch = entries.get(0x009e);
  const history = retouch
    ? Array.from({ length: Math.min(retouch.count, 10) }, (_, i) => numberOf(bytes, retouch, little, i) ?? NO_RETOUCH)
    : [];
  return present<NoteFacts>({
    bodySerial: serialOf(note),
    // MultiExposure: a version, then the mode (multiple exposure, overlay, HDR), whose byte order varies.
    composite: hasAnyByte(bytes, entries.get(0x00b0), 4, 4) || undefined,
    counter: count === undefined || count === NOT_COUNTED ? undefined : count,
    fileNumber: fileNumber(note, entries.get(0x00b8)),
    redeveloped: history.some(step => step !== NO_RETOUCH) ? true : undefined,
    edited: editorOf(note),
  });
}

/** The program that saved its edits into the note, by its own name where it gives one. */
function editorOf({ bytes, entries, inRaw }: Note): string | undefined {
  if (!inRaw || !CAPTURE.some(tag => (entries.get(tag)?.size ?? 0) > 0)) return undefined;
  return textOf(bytes, entries.get(0x0e09)) ?? 'Nikon Capture';
}

/** 0x001d; older bodies write 0x00a0 as `NO= 30012345`. */
function serialOf({ bytes, entries }: Note): string | undefined {
  const serial = textOf(bytes, entries.get(0x001d));
  if (serial !== undefined) return serial;
  return textOf(bytes, entries.get(0x00a0))
    ?.replace(/^NO=\s*/i, '')
    .replace(/\s+/g, '');
}

/** FileInfo 0x00b8: the file number, which survives renaming. Its byte order is not the note's: the one that gives a folder of 100-999 holds. */
function fileNumber({ bytes }: Note, entry: Entry | undefined): number | undefined {
  if (!entry || entry.size < 10) return undefined;
  for (const little of [true, false]) {
    const folder = bytes.u16(entry.at + 6, little) ?? 0;
    const file = bytes.u16(entry.at + 8, little) ?? 0;
    if (folder >= 100 && folder <= 999 && file > 0 && file <= 9999) return file;
  }
  return undefined;
}

export const nikon: Maker = {
  ...{ name: 'Nikon', make: /^nikon/i, raws: ['nef', 'nrw'], read: readNikon },
  reads:
    'body (0x001d, 0x00a0), shutter count (0x00a7), file number (0x00b8), retouching in the camera (0x009e), multiple exposure (0x00b0)',
  tells: 'no',
  tellsBy: '0x0004 says RAW in every raw seen; what the slots were set to is enciphered, differs by model, and is no proof',
  burst: [
    { key: 'counter', bodies: 'all but the Coolpix, at any frame rate' },
    { key: 'subsec', bodies: 'DSLR, 1 and Z; a tenth of a second in the smaller DSLR' },
    { key: 'fileNumber', bodies: 'D3, D300, D60 and later' },
  ],
  sources: 'ExifTool Nikon.pm; lclevy/nikon_nef; about 40 samples, none with another word than RAW',
};
