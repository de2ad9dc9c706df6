import { AppError, errnoOf } from '../../model/errors.js';
import type { AbsPath } from '../../model/frame.js';
import type { Message } from '../../model/message.js';
import { folderOf, pathIn } from '../../model/path.js';
import { failed, ok, type Result } from '../../model/result.js';
import type { FsPort, Mount } from '../../ports/fs.js';
import type { TrashOwner } from '../../ports/trash.js';
import type { DesktopTrash } from './freedesktop.js';
import { makeIfMissing } from './make-if-missing.js';
import { isPrivate } from './own-folder.js';
import { isSameVolume, topOfVolume, type Volume, volumeOf } from './volume.js';

const STICKY = 0o1000;

interface Search {
  readonly folder: AbsPath;
  readonly volume: Volume;
  readonly owner: TrashOwner;
  readonly fs: FsPort;
  readonly mounts: readonly Mount[] | null;
}

/**
 * The trash of a folder's own volume, made if missing, in the order of the FreeDesktop trash specification 1.0:
 * home trash, `$topdir/.Trash/$uid`, `$topdir/.Trash-$uid`. Never one on another volume: TRASH_UNAVAILABLE with the reasons.
 */
export async function findDesktopTrash(
  folder: AbsPath,
  owner: TrashOwner,
  fs: FsPort,
  mounts: readonly Mount[] | null,
): Promise<Result<DesktopTrash>> {
  const search = { folder, volume: await volumeOf(folder, fs, mounts), owner, fs, mounts };
  const whys: Message[] = [];
  for (const find of [homeTrash, volumeTrash]) {
    const found = await find(search);
    if (found.ok) return found;
    whys.push(found.error.says);
  }
  return failed(new AppError('TRASH_UNAVAILABLE', { is: 'no-desktop-trash', path: folder, whys }, folder));
}

const unusable = (why: Message): Result<DesktopTrash> => failed(new AppError('TRASH_UNAVAILABLE', why));

async function homeTrash({ volume, owner, fs, mounts }: Search): Promise<Result<DesktopTrash>> {
  const { dataHome } = owner;
  if (!dataHome) return unusable({ is: 'no-home-trash' });
  try {
    const nearest = await nearestReal(dataHome, fs);
    if (!isSameVolume(await volumeOf(nearest, fs, mounts), volume)) return unusable({ is: 'home-trash-elsewhere' });
    await fs.makeFolders(dataHome, 0o700);
    const home = await fs.realPath(dataHome);
    const at = pathIn(home, 'Trash');
    await makeIfMissing(fs, at, 0o700);
    return await readied({ at, topdir: null }, volume, fs, mounts);
  } catch (error) {
    return unusable({ is: 'home-trash-unusable', code: errnoOf(error) });
  }
}

async function nearestReal(path: AbsPath, fs: FsPort): Promise<AbsPath> {
  for (let at = path; ; at = folderOf(at)) {
    try {
      return await fs.realPath(at);
    } catch (error) {
      if (errnoOf(error) !== 'ENOENT' || folderOf(at) === at) throw error;
    }
  }
}

async function volumeTrash(search: Search): Promise<Result<DesktopTrash>> {
  const { folder, volume, owner, fs, mounts } = search;
  if (owner.uid === null) return unusable({ is: 'no-user-ids' });
  const topdir = volume.mount?.at ?? (await topOfVolume(folder, '/' as AbsPath, fs, mounts));
  try {
    if ((await volumeOf(topdir, fs, mounts)).dev !== volume.dev) return unusable({ is: 'subvolume', path: topdir });
    const shared = await sharedTrash(topdir, owner.uid, fs);
    if (shared) return await readied({ at: shared, topdir }, volume, fs, mounts);
    const own = pathIn(topdir, `.Trash-${owner.uid}`);
    if (!(await isOwn(own, owner.uid, fs))) return unusable({ is: 'not-private', path: own });
    return await readied({ at: own, topdir }, volume, fs, mounts);
  } catch (error) {
    return unusable({ is: 'trash-unmakeable', path: topdir, code: errnoOf(error) });
  }
}

/** The administrator's `.Trash` counts only as a real folder with the sticky bit: else anyone could swap what is in it. */
async function sharedTrash(topdir: AbsPath, uid: number, fs: FsPort): Promise<AbsPath | null> {
  const shared = pathIn(topdir, '.Trash');
  const ours = pathIn(shared, `${uid}`);
  try {
    const { kind, stamp } = await fs.look(shared);
    if (kind !== 'folder' || (stamp.mode & STICKY) === 0) return null;
    return (await isOwn(ours, uid, fs)) ? ours : null;
  } catch {
    // None there, or none for us: the specification then goes on to this user's own trash.
    return null;
  }
}

async function isOwn(path: AbsPath, uid: number, fs: FsPort): Promise<boolean> {
  await makeIfMissing(fs, path, 0o700);
  return (await fs.look(path)).uid === uid && (await isPrivate(path, uid, fs));
}

async function readied(trash: DesktopTrash, volume: Volume, fs: FsPort, mounts: readonly Mount[] | null): Promise<Result<DesktopTrash>> {
  for (const folder of [trash.at, pathIn(trash.at, 'info'), pathIn(trash.at, 'files')]) {
    await makeIfMissing(fs, folder, 0o700);
    if ((await fs.look(folder)).kind !== 'folder') return unusable({ is: 'not-a-folder-there', path: folder });
    if (!isSameVolume(await volumeOf(folder, fs, mounts), volume)) return unusable({ is: 'on-other-volume', path: folder });
  }
  return ok(trash);
}
