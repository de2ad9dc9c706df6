import type { KeepReason } from '../../../model/plan.js';
import type { Confidence } from '../../../model/policy.js';
import { printable } from '../../printable.js';

/** A confidence as a column or heading says it, and what it means. */
export const confidence: Readonly<Record<Confidence, { readonly word: string; readonly means: string }>> = {
  proven: { word: 'proven', means: 'the camera, or an earlier scan, saw its JPEG' },
  inferred: { word: 'inferred', means: 'the shots on both sides of it were taken with a JPEG' },
  stem: { word: 'by name', means: 'there is no JPEG of its name; nothing proves that there was one' },
};

export interface ReasonWords {
  readonly word: string;
  readonly why: string;
  /** What a person can do about it; `''`: nothing needs to be done. */
  readonly hint: string;
}

/** Every reason to keep a raw, and what a person can do about it. */
export const reason: Readonly<Record<KeepReason, ReasonWords>> = {
  paired: { word: 'paired', why: 'its twin, or a picture made from it, is still there', hint: '' },
  unlisted: {
    word: 'unlisted',
    why: 'a folder could not be read whole, and its twin may be in there',
    hint: 'Make the folders named below readable, and scan again.',
  },
  'too-recent': {
    word: 'too recent',
    why: 'changed a moment ago; the copy may not be complete',
    hint: 'Scan again in a minute, or set the rest time with --settle SECONDS.',
  },
  'raw-only': {
    word: 'raw-only',
    why: 'the camera wrote no JPEG with it',
    hint: 'Nothing to do: they were shot so. --include raw-only trashes them too.',
  },
  'no-jpegs-here': {
    word: 'no JPEGs',
    why: 'no raw of its shoot has a twin here; its JPEGs are elsewhere, or never were',
    hint: 'Name the folder that holds the JPEGs: --also FOLDER.',
  },
  'not-camera': {
    word: 'not camera',
    why: 'not as a camera wrote it, or not to be read: it never had a RAW that could be told',
    hint: 'Nothing to do: only what a camera wrote beside a RAW can lose it.',
  },
  'jpeg-only': { word: 'JPEG-only', why: 'the camera wrote no RAW with it', hint: 'Nothing to do: they were shot so.' },
  'no-raws-here': {
    word: 'no RAWs',
    why: 'no JPEG of its shoot has a RAW here; its RAWs are elsewhere, or never were',
    hint: 'Name the folder that holds the RAWs: --also FOLDER.',
  },
  unsure: {
    word: 'unsure',
    why: 'nothing proves that a JPEG was deleted',
    hint: 'A scan before culling would have made these provable: rawtwin remembers the twins it saw.',
  },
  protected: {
    word: 'protected',
    why: 'JPEG gone or rejected, but rated, picked, edited or locked',
    hint: 'Somebody chose these. --include protected trashes them too.',
  },
};

const ERRNO: Readonly<Record<string, string>> = {
  EACCES: 'no permission to read it',
  EPERM: 'no permission to read it',
  EIO: 'the disk reports a read error',
  ENOENT: 'it vanished during the scan',
  ENOTDIR: 'it is no folder any more',
  ELOOP: 'its links go in a circle',
  ENAMETOOLONG: 'its path is too long',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  ESTALE: 'the network drive lost it',
  ENOTCONN: 'the drive is not connected',
  ENXIO: 'the drive is not connected',
  ENODEV: 'the drive is not connected',
  EHOSTDOWN: 'the network drive does not answer',
  ETIMEDOUT: 'the drive does not answer',
  EILSEQ: 'its name is no valid UTF-8',
  ENOMEM: 'the system has no memory left',
  EMPTY: 'it held twins and is empty now',
  'NOT-SEARCHED': 'twins were seen there, and it was not searched',
  REPLACED: 'it is another folder than the one remembered; if that is right, --accept-listing',
};

/** A system's error code in words, with the code for whoever looks it up. */
export function errno(code: string): string {
  const words = Object.hasOwn(ERRNO, code) ? ERRNO[code] : undefined;
  return words === undefined ? printable(code) : `${words} (${code})`;
}
