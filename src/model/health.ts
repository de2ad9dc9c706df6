import type { AbsPath } from './frame.js';
import type { StoreKind } from './journal.js';
import type { Told } from './message.js';
import type { Identity } from './same-stamp.js';

export const DOCTOR_SCHEMA = 'rawtwin.doctor/1';

/** `warn`: it works, and a person should know; `bad`: something will not work. */
export type CheckState = 'ok' | 'warn' | 'bad';

/** One thing that was looked at. `advice` is empty when there is nothing to do. */
export interface Check {
  readonly title: string;
  readonly state: CheckState;
  readonly detail: string;
  readonly advice: string;
}
/** Room on a file system. Inodes are null where it has no fixed number of them. */
export interface Space {
  readonly bytesFree: number;
  readonly inodesFree: number | null;
}
/** One volume, told by the folders on it that were asked for or that the journal knows. */
export interface VolumeHealth {
  readonly folders: readonly AbsPath[];
  readonly mountedAt: AbsPath | null;
  /** As the mount table names it, or null. */
  readonly type: string | null;
  readonly isReadOnly: boolean;
  readonly canWrite: boolean;
  readonly space: Space | null;
  readonly identity: Identity;
  /** What `--to auto` would use, and why not the desktop's trash; null: nothing at all. */
  readonly store: { readonly kind: StoreKind; readonly place: AbsPath } | null;
  readonly whyNoDesktop: Told | null;
}
export interface OpenRun {
  readonly run: string;
  readonly roots: readonly AbsPath[];
  /** Who is writing it now, in words; null: it was cut off. */
  readonly heldBy: string | null;
}
export interface LockHealth {
  readonly path: AbsPath;
  readonly roots: readonly AbsPath[];
  /** Null: the lock cannot be read. */
  readonly holder: string | null;
  readonly isLive: boolean;
}
/** All that doctor looks at, before it is judged. */
export interface Health {
  readonly rawtwin: string;
  readonly node: string;
  readonly platform: string;
  readonly state: {
    readonly folder: AbsPath;
    readonly problem: string | null;
    readonly identity: Identity;
    readonly space: Space | null;
  };
  readonly volumes: readonly VolumeHealth[];
  /** Folders that could not be looked at: the system's reason. `isAsked`: named by the person. */
  readonly absent: readonly { readonly folder: AbsPath; readonly code: string; readonly isAsked: boolean }[];
  readonly open: readonly OpenRun[];
  readonly damaged: readonly { readonly run: string; readonly lines: readonly number[] }[];
  readonly runs: {
    readonly all: number;
    readonly undoable: number;
    readonly files: number;
    readonly bytes: number;
    readonly spent: number;
  };
  readonly locks: readonly LockHealth[];
  /** `/proc/sys/fs/inotify`; null on other systems. */
  readonly watcher: { readonly watches: number; readonly instances: number } | null;
  /** What would start the daemon at login, and whether its file stands; null where rawtwin knows of nothing such. */
  readonly service: { readonly host: string; readonly file: AbsPath; readonly isInstalled: boolean } | null;
}
