import type { AbsPath } from '../model/frame.js';
import type { PauseReason } from '../model/watch.js';
import type { RootIdentity, RootRecord } from './root-record.js';

/** What one look at a watched folder said. `marker`: its id; null: there is none; `unreadable`: what stands there tells no id. */
export type RootLook =
  | { readonly is: 'gone' }
  | { readonly is: 'unreadable'; readonly code: string }
  | { readonly is: 'there'; readonly identity: RootIdentity; readonly marker: string | null | 'unreadable'; readonly hasEntries: boolean };

/** `new`: never watched before; it may be marked, if a person agrees. */
export type RootVerdict =
  | { readonly is: 'well' }
  | { readonly is: 'new' }
  | { readonly is: 'unwell'; readonly reason: PauseReason; readonly message: string };

const unwell = (reason: PauseReason, message: string): RootVerdict => ({ is: 'unwell', reason, message });

/**
 * Whether the folder at this path is the one that was watched before. `record` undefined: nothing is known of it; null: what was known
 * is damaged. `marks`: it is a root; an also-folder has no marker.
 */
export function judgeRoot(root: AbsPath, look: RootLook, record: RootRecord | null | undefined, marks: boolean): RootVerdict {
  if (look.is === 'gone') return unwell('gone', `${root} is not there. Is its disk mounted?`);
  if (look.is === 'unreadable') return unwell('unreadable', `${root} cannot be read (${look.code}).`);
  if (record === null) return unwell('state-lost', `What rawtwin knew of ${root} is damaged.`);
  if (!look.hasEntries) return unwell('empty', `${root} holds nothing. Is its disk mounted?`);
  if (marks && look.marker === 'unreadable') return unwell('marker-changed', `The marker .rawtwin/root in ${root} cannot be read.`);
  if (record === undefined) {
    if (!marks || look.marker === null) return { is: 'new' };
    return unwell('state-lost', `${root} bears a marker, but this computer's state knows nothing of it.`);
  }
  if (marks && !(record.marking && look.marker === null)) {
    if (look.marker === null)
      return unwell('marker-gone', `The marker .rawtwin/root in ${root} is gone: another disk or a copy may stand there.`);
    if (look.marker !== record.id) return unwell('marker-changed', `${root} bears the marker of another folder.`);
  }
  return isSame(record.identity, look.identity)
    ? { is: 'well' }
    : unwell('other-disk', `Another disk or folder stands at ${root} than before.`);
}

/** By its birth where it is known; a device number alone changes with every mount, and two cards in one reader share theirs. */
function isSame(was: RootIdentity, is: RootIdentity): boolean {
  if (was.birth !== null && is.birth !== null) return was.birth === is.birth;
  return was.dev === is.dev && was.type === is.type;
}

/** The same after the folders were listed: how many files there are, beside how many there were. */
export function judgeCount(root: AbsPath, files: number, record: RootRecord | undefined): RootVerdict {
  if (files === 0) return unwell('empty', `${root} holds no files. Is its disk mounted?`);
  const before = record?.files ?? 0;
  if (files * 2 >= before) return { is: 'well' };
  return unwell('shrunken', `${root} holds ${files} files now and held ${before} before. Is a disk not mounted?`);
}

/** What a person can do, in one sentence. */
export function howToGoOn(root: AbsPath, reason: PauseReason): string {
  if (reason === 'gone' || reason === 'unreadable' || reason === 'empty') return 'It goes on by itself when the folder is as it was.';
  if (reason === 'brake') return `Look with: rawtwin plan ${root} --trust proven. If it is right: rawtwin watch --release ${root}`;
  if (reason === 'forbidden') return 'Watch the folders below it that hold photos.';
  return `If it is right as it is: rawtwin watch --accept ${root}`;
}
