import type { AbsPath, Stamp } from '../model/frame.js';
import type { Identity } from '../model/same-stamp.js';

/** What stands at a path. Links are seen, never followed. */
export type EntryKind = 'file' | 'folder' | 'link' | 'other';

/** One lstat. `uid` is the owner, 0 where the system has none. */
export interface Look {
  readonly kind: EntryKind;
  readonly uid: number;
  readonly stamp: Stamp;
}

/**
 * One line of the mount table. `id` is unique, a later mount hides an earlier one at the same place. `root`: the folder of the file
 * system `device` that is seen at `at`; a bind mount shows one that is seen elsewhere too.
 */
export interface Mount {
  readonly id: number;
  readonly at: AbsPath;
  readonly device?: string;
  readonly root?: string;
  readonly type?: string;
  readonly isReadOnly?: boolean;
}

/** A file open for appending. `write` writes all bytes or throws; nothing is durable before `sync`. */
export interface AppendHandle {
  write(bytes: Uint8Array): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Every way in which rawtwin touches files it moves or writes. Refusals are thrown as errors with an errno `code`.
 * There is no copy and no write over an existing file; only `rename` can replace, and its callers make sure that it does not.
 */
export interface FsPort {
  look(path: AbsPath): Promise<Look>;
  /** All names in a folder, or an error; never a part of them. */
  names(folder: AbsPath): Promise<string[]>;
  realPath(path: AbsPath): Promise<AbsPath>;
  identity(path: AbsPath): Promise<Identity>;
  /** False where the owner told is made up by the mount or a server (FAT, FUSE, SMB, NFS): it then says nothing. */
  keepsOwners(path: AbsPath): Promise<boolean>;
  /** The mount table, or null where it cannot be read. */
  mounts(): Promise<readonly Mount[] | null>;
  read(path: AbsPath): Promise<Uint8Array>;
  /** Makes a new file with these bytes; EEXIST when anything stands there. Not durable before `syncFile`. */
  create(path: AbsPath, bytes: Uint8Array, mode: number): Promise<void>;
  append(path: AbsPath): Promise<AppendHandle>;
  /** As `link` and `unlink`: on Linux ELOOP when a link stands in the path of either folder, which must be real. */
  rename(from: AbsPath, to: AbsPath): Promise<void>;
  link(from: AbsPath, to: AbsPath): Promise<void>;
  unlink(path: AbsPath): Promise<void>;
  /** One level, its name made durable; EEXIST when anything stands there. */
  makeFolder(path: AbsPath, mode: number): Promise<void>;
  /** All missing levels, each name made durable; content when the folder is there already. */
  makeFolders(path: AbsPath, mode: number): Promise<void>;
  /** Only an empty folder: ENOTEMPTY otherwise. */
  removeFolder(path: AbsPath): Promise<void>;
  syncFile(path: AbsPath): Promise<void>;
  /** Makes names in a folder durable; silently nothing on systems that cannot sync a folder. */
  syncFolder(path: AbsPath): Promise<void>;
}
