import type { Evidence, EvidenceKind } from '../model/evidence.js';
import type { Recorded } from '../model/facts.js';
import type { KeepReason } from '../model/plan.js';
import type { Confidence } from '../model/policy.js';
import { many } from './amount.js';
import { day } from './moment.js';
import type { Show } from './place.js';
import { printable } from './printable.js';

type Of<K extends EvidenceKind> = Extract<Evidence, { kind: K }>;
/** `why`: the same for many raws, fit for a heading. `detail`: what is this one's own, or nothing. */
interface Words<E> {
  readonly why: (e: E) => string;
  readonly detail: (e: E, show: Show) => string;
}

const PICTURE: Readonly<Record<Recorded, string>> = {
  'with-heif': 'HEIF',
  'with-jpeg': 'JPEG',
  'jpeg-only': 'JPEG',
  'raw-only': 'JPEG',
  unknown: 'JPEG',
};
const stars = (rating: number) => (rating < 0 ? 'rejected' : many(rating, 'star'));
const none = () => '';
const byRule = (name: string, rule: string | undefined) =>
  rule === undefined || rule === 'same-stem' ? name : `${name} (name rule: ${printable(rule)})`;

/** Every kind of evidence in words for a photographer. A second language is a second table of this shape. */
const EVIDENCE: { readonly [K in EvidenceKind]: Words<Of<K>> } = {
  'same-stem': {
    why: e => (e.rule === undefined ? 'has a twin of the same name' : 'has a twin whose name is made from its name'),
    detail: (e, show) => byRule(show(e.as), e.rule),
  },
  derivative: { why: () => 'a picture was made from it', detail: (e, show) => byRule(show(e.as), e.rule) },
  'same-capture': {
    why: e => (e.alone ? 'has a twin of the same moment under another name' : 'may have a twin under another name'),
    detail: (e, show) => `${show(e.as)} (same ${e.on.map(printable).join(', ')}${e.alone ? '' : '; other raws of that second fit it too'})`,
  },
  'other-folder': {
    why: () => 'has a twin of the same name in another folder',
    detail: (e, show) => `${show(e.as)}${e.checked ? '' : ' (capture data could not be compared)'}`,
  },
  witnessed: {
    why: () => 'an earlier scan saw it with a twin, and that twin is gone',
    detail: (e, show) => `seen with ${show(e.as)} on ${day(e.seenAt)}`,
  },
  'camera-recorded': {
    why: e => `the camera wrote a ${PICTURE[e.recorded]} with it, and that ${PICTURE[e.recorded]} is gone`,
    detail: none,
  },
  'camera-raw-only': {
    why: e =>
      e.composite ? 'of a multiple exposure, pixel shift or stack: it has no JPEG of its own' : 'the camera wrote no JPEG with it',
    detail: none,
  },
  neighbours: {
    why: e =>
      e.before !== undefined && e.after !== undefined
        ? 'the shots just before and after it were taken with a JPEG; the JPEG of this one is gone'
        : 'not between two shots known to be taken with a JPEG: the camera may have been on RAW-only',
    detail: neighbourNames,
  },
  'no-twins-here': { why: e => `no twin was found among the ${many(e.searched, 'picture')} searched`, detail: none },
  unlisted: {
    why: () => 'a place that may hold its twin could not be read whole',
    detail: (e, show) => `${show(e.path)}: ${errnoWords(e.code)}`,
  },
  recent: { why: e => `changed less than ${many(e.settleSeconds, 'second')} before the scan`, detail: none },
  rated: {
    why: () => 'is rated, picked or labelled',
    detail: (e, show) => `${marks(e).join(', ')} in ${show(e.by)}`,
  },
  edited: { why: () => 'has edits', detail: (e, show) => `by ${printable(e.program)} in ${show(e.by)}` },
  locked: { why: () => 'is write-protected, as a lock in the camera does', detail: none },
  undone: { why: () => 'was brought back from trash, so it is wanted', detail: e => `on ${day(e.undoneAt)}` },
  'exif-unreadable': { why: () => 'what stands in it, or in a sidecar, could not be made out', detail: e => printable(e.why) },
};

const marks = ({ rating, picked, label }: Of<'rated'>): readonly string[] => [
  ...(rating ? [stars(rating)] : []),
  ...(picked ? ['picked'] : []),
  ...(label ? [`label ${printable(label)}`] : []),
];

function neighbourNames(e: Of<'neighbours'>, show: Show): string {
  if (e.before !== undefined && e.after !== undefined) return `between ${show(e.before)} and ${show(e.after)}`;
  if (e.before !== undefined) return `the last one known is ${show(e.before)}`;
  return e.after === undefined ? '' : `the first one known is ${show(e.after)}`;
}

const wordsOf = <K extends EvidenceKind>(kind: K): Words<Of<K>> => EVIDENCE[kind];

/** The reason, the same for many raws: fit for a heading. */
export function whyWords<K extends EvidenceKind>(e: Of<K>): string {
  return wordsOf<K>(e.kind as K).why(e);
}

/** What is this raw's own in the reason, names included; `''` when there is no more to say. */
export function detailWords<K extends EvidenceKind>(e: Of<K>, show: Show): string {
  return wordsOf<K>(e.kind as K).detail(e, show);
}

/** The whole reason in one line. */
export function evidenceWords(e: Evidence, show: Show): string {
  const detail = detailWords(e, show);
  return detail === '' ? whyWords(e) : `${whyWords(e)}: ${detail}`;
}

/** A confidence as a column or heading says it, and what it means. */
export const CONFIDENCE: Readonly<Record<Confidence, { readonly word: string; readonly means: string }>> = {
  proven: { word: 'proven', means: 'the camera, or an earlier scan, saw its JPEG' },
  inferred: { word: 'inferred', means: 'the shots on both sides of it were taken with a JPEG' },
  stem: { word: 'by name', means: 'there is no JPEG of its name; nothing proves that there was one' },
};

interface ReasonWords {
  readonly word: string;
  readonly why: string;
  /** What a person can do about it; `''`: nothing needs to be done. */
  readonly hint: string;
}

/** Every reason to keep a raw, and what a person can do about it. */
export const REASON: Readonly<Record<KeepReason, ReasonWords>> = {
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
  unsure: {
    word: 'unsure',
    why: 'nothing proves that a JPEG was deleted',
    hint: 'A scan before culling would have made these provable: rawtwin remembers the twins it saw.',
  },
  protected: {
    word: 'protected',
    why: 'its JPEG is gone, but it is rated, picked, edited or locked',
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
export function errnoWords(code: string): string {
  const words = Object.hasOwn(ERRNO, code) ? ERRNO[code] : undefined;
  return words === undefined ? printable(code) : `${words} (${code})`;
}
