import type { Recorded } from '../../../model/facts.js';
import { many } from '../../amount.js';
import { day } from '../../moment.js';
import type { Show } from '../../place.js';
import { printable } from '../../printable.js';
import type { EvidenceWords, Of } from '../shape.js';
import { errno } from './reasons.js';

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
  rule === undefined || rule === 'same-stem' || rule === 'same-moment' ? name : `${name} (name rule: ${printable(rule)})`;

export const evidence: EvidenceWords = {
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
    detail: (e, show) => `${show(e.path)}: ${errno(e.code)}`,
  },
  recent: { why: e => `changed less than ${many(e.settleSeconds, 'second')} before the scan`, detail: none },
  rated: {
    why: () => 'is rated, picked or labelled',
    detail: (e, show) => `${marks(e).join(', ')} in ${show(e.by)}`,
  },
  edited: { why: () => 'has edits', detail: (e, show) => `by ${printable(e.program)} in ${show(e.by)}` },
  rejected: {
    why: () => 'its JPEG is marked as rejected',
    detail: (e, show) => (e.by === e.as ? show(e.as) : `${show(e.as)}, in ${show(e.by)}`),
  },
  'camera-jpeg-only': {
    why: e => (e.composite ? 'of a multiple exposure, pixel shift or stack: it has no RAW of its own' : 'the camera wrote no RAW with it'),
    detail: none,
  },
  'no-camera-original': { why: () => 'is not as a camera wrote it: an export, a scan, or a picture taken out of a RAW', detail: none },
  uncompared: { why: () => 'a RAW does not say when it was taken, and may be its own', detail: (e, show) => show(e.as) },
  'trashed-twin': {
    why: () => 'rawtwin itself moved its other half to trash; nobody deleted that by hand',
    detail: (e, show) => `${show(e.as)} on ${day(e.trashedAt)}`,
  },
  locked: { why: () => 'is write-protected, as a lock in the camera does', detail: none },
  undone: { why: () => 'was brought back from trash, so it is wanted', detail: e => `on ${day(e.undoneAt)}` },
  'exif-unreadable': { why: () => 'what stands in it, or in a sidecar, could not be made out', detail: (e, _, say) => say(e.why) },
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
