import { errnoOf } from '../model/errors.js';
import type { AbsPath } from '../model/frame.js';
import type { JournalRead } from '../model/journal.js';
import { folderOf } from '../model/path.js';
import { stillInTrash, type TrashItem } from '../model/trash-items.js';
import type { FsPort } from '../ports/fs.js';
import { identityOf, seen } from '../ports/seen.js';
import type { Standing } from './plan-undo.js';

/** Looks at both ends of everything a run may still have in trash. Changes nothing. */
export async function lookAround(read: JournalRead, fs: FsPort): Promise<ReadonlyMap<AbsPath, Standing>> {
  const standing = new Map<AbsPath, Standing>();
  for (const item of stillInTrash(read.lines)) standing.set(item.at, await standingOf(item, fs));
  return standing;
}

/** Both ends of one file, as they are now. */
export async function standingOf({ from, at }: Pick<TrashItem, 'from' | 'at'>, fs: FsPort): Promise<Standing> {
  const inTrash = await seen(at, fs);
  return {
    inTrash,
    atHome: await seen(from, fs),
    parent: await parentOf(folderOf(from), fs),
    identity: inTrash && !('code' in inTrash) ? await identityOf(folderOf(at), fs) : 'stable',
  };
}

/** Every folder above must be itself: a link put in its place would lead the file somewhere else. */
async function parentOf(folder: AbsPath, fs: FsPort): Promise<Standing['parent']> {
  try {
    if ((await fs.realPath(folder)) !== folder) return 'elsewhere';
    return (await fs.look(folder)).kind === 'folder' ? 'there' : 'elsewhere';
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') return 'elsewhere';
  }
  if (await standsAsBrokenLink(folder, fs)) return 'elsewhere';
  const above = folderOf(folder);
  return above === folder || (await parentOf(above, fs)) === 'elsewhere' ? 'elsewhere' : 'missing';
}

async function standsAsBrokenLink(path: AbsPath, fs: FsPort): Promise<boolean> {
  const found = await seen(path, fs);
  return found !== null;
}
