import type { AbsPath } from '../model/frame.js';
import { isInStore } from '../model/own-slot.js';
import { folderOf } from '../model/path.js';
import { stillInTrash, type TrashItem } from '../model/trash-items.js';
import type { FsPort } from '../ports/fs.js';
import { identityOf, seen } from '../ports/seen.js';
import type { Found, PurgeRun } from './plan-purge.js';

/** Looks at everything that runs may still have in trash, and at its old place. Changes nothing. */
export async function lookAtTrash(runs: readonly PurgeRun[], fs: FsPort): Promise<ReadonlyMap<AbsPath, Found>> {
  const found = new Map<AbsPath, Found>();
  for (const { read } of runs) {
    for (const item of stillInTrash(read.lines)) if (item.certain) found.set(item.at, await foundOf(item, read.run, fs));
  }
  return found;
}

/** Nothing more needs to be known then. */
const GONE: Found = { inTrash: null, atHome: null, isInStore: true, isStraight: true, identity: 'stable' };

/** What stands at both ends of one file now, and whether the way to it is what it seems. */
export async function foundOf(item: TrashItem, run: string, fs: FsPort): Promise<Found> {
  const inTrash = await seen(item.at, fs);
  if (inTrash === null) return GONE;
  const folders = [item.at, ...(item.info ? [item.info] : [])].map(path => folderOf(path));
  return {
    inTrash,
    atHome: await seen(item.from, fs),
    isInStore: isInStore(item, run),
    isStraight: await areThemselves(folders, fs),
    identity: !('code' in inTrash) ? await identityOf(folders[0] as AbsPath, fs) : 'stable',
  };
}

/** A link anywhere above would lead to a file that is not in trash. */
async function areThemselves(folders: readonly AbsPath[], fs: FsPort): Promise<boolean> {
  try {
    for (const folder of folders) if ((await fs.realPath(folder)) !== folder) return false;
    return true;
  } catch {
    // Not there, or not to be looked at: then nothing in it is deleted.
    return false;
  }
}
