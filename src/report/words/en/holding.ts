import type { FilePuts, MessageOf, WatchPuts } from '../../../model/message.js';
import type { StorePuts } from '../../../model/store-puts.js';
import type { PauseReason } from '../../../model/watch.js';
import { whyWords } from '../../phrases.js';
import type { SentencesOf } from '../shape.js';
import { evidence as kinds } from './evidence.js';
import { plan } from './plan.js';
import { reason as reasons } from './reasons.js';

const DISK = 'Is its disk mounted?';

const DELETES = 'Windows would delete files for good there';

/** Why a watched folder is held up, a trash not used, or a file not made out. */
export const holding: SentencesOf<WatchPuts & StorePuts & FilePuts> = {
  'told-to-stop': 'it was told to stop',
  'not-there-any-more': 'it is not there any more',
  'root-gone': ({ path }) => `${path} is not there. ${DISK}`,
  'root-unreadable': ({ path, code }) => `${path} cannot be read (${code}).`,
  'root-unknown': ({ path }) => `What rawtwin knew of ${path} is damaged.`,
  'root-empty': ({ path }) => `${path} holds nothing. ${DISK}`,
  'root-without-files': ({ path }) => `${path} holds no files. ${DISK}`,
  'root-shrunken': ({ path, now, before }) => `${path} holds ${now} files now and held ${before} before. Is a disk not mounted?`,
  'marker-unreadable': ({ path }) => `The marker .rawtwin/root in ${path} cannot be read.`,
  'marker-unknown': ({ path }) => `${path} bears a marker, but this computer's state knows nothing of it.`,
  'marker-gone': ({ path }) => `The marker .rawtwin/root in ${path} is gone: another disk or a copy may stand there.`,
  'marker-foreign': ({ path }) => `${path} bears the marker of another folder.`,
  'other-disk': ({ path }) => `Another disk or folder stands at ${path} than before.`,
  'brake-count': ({ going, limit }) => `${going} raws would go, and the limit is ${limit}.`,
  'brake-share': ({ going, of, path, limit }) => `${going} of the ${of} raws in ${path} would go, and the limit is ${limit} % of a shoot.`,
  guarded: ({ refusal }) => plan.refusal(refusal)[0],
  evidence: ({ evidence }) => whyWords(evidence, { evidence: kinds }),
  kept: ({ reason }) => reasons[reason].why,
  'not-told': notTold,
  'no-notices': ({ why }) => `no notices on the desktop: ${why}`,

  'no-home-trash': 'there is no home trash',
  'home-trash-elsewhere': 'the home trash is on another volume',
  'no-user-ids': 'this system has no user ids',
  'home-trash-unusable': ({ code }) => `the home trash cannot be used (${code})`,
  'trash-unmakeable': ({ path, code }) => `no trash can be made in ${path} (${code})`,
  subvolume: ({ path }) => `it is a subvolume of ${path}`,
  'not-private': ({ path }) => `${path} is not a private folder of this user`,
  'not-a-folder-there': ({ path }) => `${path} is not a folder`,
  'on-other-volume': ({ path }) => `${path} is on another volume`,
  'no-bin': ({ path }) => `there is no Recycle Bin for ${path}, and ${DELETES}`,
  'bin-deletes': DELETES,
  'bin-lost-file': `a file that was tried did not come to the Recycle Bin; ${DELETES}`,
  'bin-untried': ({ code }) => `the Recycle Bin could not be tried (${code})`,
  'trash-package-missing': 'this needs a package that is not installed with rawtwin: npm install --global trash@10',
  'trash-package-unusable': ({ code }) => `the package trash cannot be loaded (${code})`,
  'system-trash-unknown': ({ platform }) => `nothing is known of that of ${platform}`,
  'trash-left-some': 'it left some files where they were',

  'no-camera': 'it names no camera',
  'no-body-or-time': 'it names no body or no time',
  'not-a-raw': ({ format }) => `its bytes are ${format ?? 'of no known format'}, not a raw`,
  'file-unreadable': ({ path, code }) => `${path} could not be read (${code}); rawtwin leaves it alone.`,
  'file-no-regular': ({ path }) => `${path} is no regular file; rawtwin leaves it alone.`,
  'end-unclear': ({ path }) => `The end of ${path} cannot be made out, and may hold edits; it is kept.`,
  'xmp-not-whole': ({ path }) => `${path} is no whole XMP file; its photo is kept.`,
  'sidecar-too-large': ({ path, bytes }) => `${path} is larger than any sidecar (${bytes} bytes); its photo is kept.`,
  holes: ({ path }) => `${path} has holes, as after a crash; its photo is kept.`,
};

const LIMIT: Readonly<Record<string, string>> = {
  ENOSPC: 'the system has no inotify watches left (raise fs.inotify.max_user_watches with sysctl, and start the daemon again)',
  EMFILE: 'the system has no inotify instances left (raise fs.inotify.max_user_instances with sysctl, and start the daemon again)',
};
function notTold({ folders, shared, types, usedUp, refused, codes }: MessageOf<'not-told'>): string {
  const some = (number: number) => (number === folders ? 'all folders' : `${number} of ${folders} folders`);
  return [
    ...(shared > 0 ? [`${some(shared)} lie on ${types.join(', ')}, where changes made elsewhere are not told of`] : []),
    ...(usedUp !== null ? [LIMIT[usedUp] ?? `the system has no watches left (${usedUp})`] : []),
    ...(refused > 0 ? [`${some(refused)} cannot be watched (${codes.join(', ')})`] : []),
  ].join('; ');
}

const AS_BEFORE = () => 'It goes on by itself when the folder is as it was.';
const ACCEPT = (root: string) => `If it is right as it is: rawtwin watch --accept ${root}`;
/** What a person can do about a paused folder, in one sentence. */
export const goOn: Readonly<Record<PauseReason, (root: string) => string>> = {
  gone: AS_BEFORE,
  unreadable: AS_BEFORE,
  empty: AS_BEFORE,
  'marker-gone': ACCEPT,
  'marker-changed': ACCEPT,
  'other-disk': ACCEPT,
  shrunken: ACCEPT,
  'state-lost': ACCEPT,
  forbidden: () => 'Watch the folders below it that hold photos.',
  brake: root => `Look with: rawtwin plan ${root} --trust proven. If it is right: rawtwin watch --release ${root}`,
};
