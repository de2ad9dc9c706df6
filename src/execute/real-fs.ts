import {
  closeSync,
  fsync,
  linkSync,
  lstatSync,
  openSync,
  realpathSync,
  renameSync,
  rmdirSync,
  statfsSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { type FileHandle, mkdir, open, readdir, readFile } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { promisify } from 'node:util';
import { errnoOf } from '../model/errors.js';
import type { AbsPath } from '../model/frame.js';
import { folderOf } from '../model/path.js';
import type { Identity } from '../model/same-stamp.js';
import type { AppendHandle, EntryKind, FsPort, Look } from '../ports/fs.js';
import { pinned } from './pinned.js';
import { parseMounts } from './trash/mounts.js';

/**
 * The disk of this machine. Links are never followed but by `realPath`. The calls made many times for each file are synchronous,
 * which is 3-10 times faster than a round trip through the thread pool; the others, and a change now and then, let Ctrl-C and the
 * spinner have their turn.
 */
export function realFs(): FsPort {
  return {
    look,
    names: folder => readdir(folder),
    realPath: async path => realpathSync.native(path) as AbsPath,
    identity,
    keepsOwners,
    mounts: readMounts,
    read: path => readFile(path),
    create,
    append: async path => appendHandle(await open(path, 'a', 0o600)),
    rename: (from, to) => pinned(from, safeFrom => pinned(to, safeTo => inTurn(() => renameSync(safeFrom, safeTo)))),
    link: (from, to) => pinned(from, safeFrom => pinned(to, safeTo => inTurn(() => linkSync(safeFrom, safeTo)))),
    unlink: path => pinned(path, safe => inTurn(() => unlinkSync(safe))),
    makeFolder,
    makeFolders,
    removeFolder: path => inTurn(() => rmdirSync(path)),
    syncFile: path => synced(path, 'r+'),
    syncFolder,
  };
}

async function look(path: AbsPath): Promise<Look> {
  const s = lstatSync(path, { bigint: true, throwIfNoEntry: false });
  if (s === undefined) throw absent(path);
  const kind: EntryKind = s.isFile() ? 'file' : s.isDirectory() ? 'folder' : s.isSymbolicLink() ? 'link' : 'other';
  const { dev, ino, mtimeNs, ctimeNs } = s;
  const stamp = { dev, ino, bytes: Number(s.size), mtimeNs, ctimeNs, mode: Number(s.mode), nlink: Number(s.nlink) };
  return { kind, uid: Number(s.uid), stamp };
}

/** Half of all looks make sure that nothing is there: an error without a trace costs a tenth of Node's own. */
function absent(path: AbsPath): Error {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  const error = Object.assign(new Error(`ENOENT: no such file or directory, lstat '${path}'`), { code: 'ENOENT' });
  Error.stackTraceLimit = limit;
  return error;
}

/**
 * `f_type` of file systems whose inode numbers or change times cannot be trusted: statfs(2) and the kernel's magic.h.
 * FAT, exFAT, FUSE (exfat, ntfs-3g, sshfs, MTP), SMB1, CIFS, SMB2, 9p, VirtualBox and VMware shared folders, ntfs3.
 */
const WEAK = new Set([
  ...[0x4d44, 0x2011bab0, 0x65735546, 0x517b, 0xff534d42, 0xfe534d42],
  ...[0x01021997, 0x786f4256, 0xbacbacbc, 0x7366746e, 0x5346544e],
]);

async function identity(path: AbsPath): Promise<Identity> {
  if (process.platform !== 'linux') return 'stable';
  return WEAK.has(await typeOf(path)) ? 'weak' : 'stable';
}

const typeOf = (path: AbsPath): Promise<number> => inTurn(() => statfsSync(path).type >>> 0);

/** NFS and AFS, whose servers map owners to whom they like. */
const MAPPED = new Set([0x6969, 0x5346414f, 0x6b414653]);

async function keepsOwners(path: AbsPath): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  const type = await typeOf(path);
  return !WEAK.has(type) && !MAPPED.has(type);
}

async function readMounts() {
  try {
    return parseMounts(await readFile('/proc/self/mountinfo', 'utf8'));
  } catch {
    // No /proc (macOS, Windows, some containers): the caller goes by device numbers instead.
    return null;
  }
}

async function create(path: AbsPath, bytes: Uint8Array, mode: number): Promise<void> {
  const file = openSync(path, 'wx', mode);
  try {
    for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
  } finally {
    closeSync(file);
  }
}

/** So long may what is synchronous keep Ctrl-C and the spinner waiting. */
const LONGEST_TURN_MS = 20;
let turnBegan = 0;

async function inTurn<T>(act: () => T): Promise<T> {
  const done = act();
  if (performance.now() - turnBegan < LONGEST_TURN_MS) return done;
  await nextTurn();
  turnBegan = performance.now();
  return done;
}

const flushed = promisify(fsync);

/** A short write is no error to the system; the rest is written again until all is down. */
async function writeAll({ fd }: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done);
}

const appendHandle = (file: FileHandle): AppendHandle => ({
  write: bytes => writeAll(file, bytes),
  sync: () => file.datasync(),
  close: () => file.close(),
});

/** A photo in a folder whose own name a power cut takes would be out of reach. */
async function makeFolder(path: AbsPath, mode: number): Promise<void> {
  await mkdir(path, mode);
  await syncFolder(folderOf(path));
}

/** Level by level, so that only the lowest that stands can be one whose maker died before its name was durable. */
async function makeFolders(path: AbsPath, mode: number): Promise<void> {
  const missing: AbsPath[] = [];
  let at = path;
  for (; !isThere(at); at = folderOf(at)) missing.unshift(at);
  await syncFolder(folderOf(at)).catch(() => undefined); // a folder that may not be read, such as /home: made long ago
  for (const level of missing) await makeUnlessMade(level, mode);
  if (!isFolder(path)) throw Object.assign(new Error(`${path} is no folder`), { code: 'ENOTDIR' });
}

/** Somebody else may have made it in the same moment. */
async function makeUnlessMade(path: AbsPath, mode: number): Promise<void> {
  try {
    await makeFolder(path, mode);
  } catch (error) {
    if (errnoOf(error) !== 'EEXIST' || !isFolder(path)) throw error;
  }
}

const isThere = (path: AbsPath): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;
const isFolder = (path: AbsPath): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** What waits for the disk waits in the thread pool; the handles do not. */
async function synced(path: AbsPath, flags: string): Promise<void> {
  const file = openSync(path, flags);
  try {
    await flushed(file);
  } finally {
    closeSync(file);
  }
}

/** Windows opens no folder, and some file systems sync none: there, names are as durable as the system makes them. */
const CANNOT_SYNC = new Set([
  'EISDIR',
  'EPERM',
  'EINVAL',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  ...(process.platform === 'win32' ? ['EACCES'] : []),
]);

async function syncFolder(path: AbsPath): Promise<void> {
  try {
    await synced(path, 'r');
  } catch (error) {
    if (!CANNOT_SYNC.has(errnoOf(error))) throw error;
  }
}
