import { errnoOf } from '../model/errors.js';
import type { AbsPath } from '../model/frame.js';
import { folderOf } from '../model/path.js';
import type { FsPort } from '../ports/fs.js';
import type { CameBack, WayBack } from '../ports/trash.js';
import { mustBeFree } from './trash/must-be-free.js';

/** No hard links here, or not for this file (protected_hardlinks), or no more of them. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EINVAL']);

/** The way out of trash on this file system. */
export function wayBack(fs: FsPort): WayBack {
  return {
    bringBack: (at, from, beforePlaceholder) => bringBack(fs, at, from, beforePlaceholder),
    sweep: async slot => {
      if (slot.info) await quietly(() => fs.unlink(slot.info as AbsPath));
      if (slot.store === 'folder' && slot.place) await removeEmpty(fs, folderOf(slot.at), slot.place);
    },
  };
}

/**
 * A link cannot overwrite; without links an empty file, made only if the name is free, holds the place that a rename then takes.
 * Where inode numbers prove nothing (FUSE) two names of one file could not be told from two files, so there a link is not tried.
 */
async function bringBack(fs: FsPort, at: AbsPath, from: AbsPath, beforePlaceholder: () => Promise<void>): Promise<CameBack> {
  if (await isLinked(fs, at, from)) return 'linked';
  await beforePlaceholder();
  await makePlaceholder(fs, from);
  try {
    await mustBeEmpty(fs, from);
    await fs.rename(at, from);
    return 'moved';
  } catch (error) {
    // The place is given free again, unless the file is there or somebody filled it.
    await quietly(async () => {
      await fs.look(at);
      await removeIfEmpty(fs, from);
    });
    throw error;
  }
}

async function isLinked(fs: FsPort, at: AbsPath, from: AbsPath): Promise<boolean> {
  if ((await fs.identity(folderOf(at))) === 'weak') return false;
  try {
    await fs.link(at, from);
    return true;
  } catch (error) {
    if (!NO_LINKS.has(errnoOf(error))) throw error;
    return false;
  }
}

/** A placeholder that is there although its making was refused, as network disks do, would bar the way of every later undo. */
async function makePlaceholder(fs: FsPort, path: AbsPath): Promise<void> {
  await mustBeFree(fs, path);
  try {
    await fs.create(path, new Uint8Array(), 0o600);
  } catch (error) {
    if (errnoOf(error) !== 'EEXIST') await quietly(() => removeIfEmpty(fs, path));
    throw error;
  }
}

async function removeIfEmpty(fs: FsPort, path: AbsPath): Promise<void> {
  await mustBeEmpty(fs, path);
  await fs.unlink(path);
}

async function mustBeEmpty(fs: FsPort, path: AbsPath): Promise<void> {
  const { kind, stamp } = await fs.look(path);
  if (kind !== 'file' || stamp.bytes > 0) throw Object.assign(new Error(`${path} was filled meanwhile`), { code: 'EEXIST' });
}

/** Also above a folder that is gone already. What a folder held is gone for good once the folder's own name is. */
async function removeEmpty(fs: FsPort, folder: AbsPath, place: AbsPath): Promise<void> {
  let at = folder;
  while (at.startsWith(place) && (await quietly(() => removedOrGone(fs, at)))) at = folderOf(at);
  if (at !== folder) await quietly(() => fs.syncFolder(at));
}

async function removedOrGone(fs: FsPort, folder: AbsPath): Promise<void> {
  try {
    await fs.removeFolder(folder);
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error;
  }
}

/** For clearing up, where what cannot be cleared does no harm. True when it was done. */
async function quietly(clear: () => Promise<unknown>): Promise<boolean> {
  try {
    await clear();
    return true;
  } catch {
    // A note or an empty folder that stays is litter, not a loss; the file it served has moved already.
    return false;
  }
}
