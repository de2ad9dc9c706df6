import type { AbsPath } from '../model/frame.js';
import type { Message } from '../model/message.js';
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
  | { readonly is: 'unwell'; readonly reason: PauseReason; readonly message: Message };

const unwell = (reason: PauseReason, message: Message): RootVerdict => ({ is: 'unwell', reason, message });

/**
 * Whether the folder at this path is the one that was watched before. `record` undefined: nothing is known of it; null: what was known
 * is damaged. `marks`: it is a root; an also-folder has no marker.
 */
export function judgeRoot(root: AbsPath, look: RootLook, record: RootRecord | null | undefined, marks: boolean): RootVerdict {
  if (look.is === 'gone') return unwell('gone', { is: 'root-gone', path: root });
  if (look.is === 'unreadable') return unwell('unreadable', { is: 'root-unreadable', path: root, code: look.code });
  if (record === null) return unwell('state-lost', { is: 'root-unknown', path: root });
  if (!look.hasEntries) return unwell('empty', { is: 'root-empty', path: root });
  if (marks && look.marker === 'unreadable') return unwell('marker-changed', { is: 'marker-unreadable', path: root });
  if (record === undefined) {
    if (!marks || look.marker === null) return { is: 'new' };
    return unwell('state-lost', { is: 'marker-unknown', path: root });
  }
  if (marks && !(record.marking && look.marker === null)) {
    if (look.marker === null) return unwell('marker-gone', { is: 'marker-gone', path: root });
    if (look.marker !== record.id) return unwell('marker-changed', { is: 'marker-foreign', path: root });
  }
  return isSame(record.identity, look.identity) ? { is: 'well' } : unwell('other-disk', { is: 'other-disk', path: root });
}

/** By its birth where it is known; a device number alone changes with every mount, and two cards in one reader share theirs. */
function isSame(was: RootIdentity, is: RootIdentity): boolean {
  if (was.birth !== null && is.birth !== null) return was.birth === is.birth;
  return was.dev === is.dev && was.type === is.type;
}

/** The same after the folders were listed: how many files there are, beside how many there were. */
export function judgeCount(root: AbsPath, files: number, record: RootRecord | undefined): RootVerdict {
  if (files === 0) return unwell('empty', { is: 'root-without-files', path: root });
  const before = record?.files ?? 0;
  if (files * 2 >= before) return { is: 'well' };
  return unwell('shrunken', { is: 'root-shrunken', path: root, now: files, before });
}
