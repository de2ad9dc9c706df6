import type { AbsPath } from '../../model/frame.js';
import type { FsPort } from '../../ports/fs.js';

const WRITABLE_BY_OTHERS = 0o022;

/**
 * True for a real folder of this user that nobody else can write to, so that nobody can swap what is in it. Where the file system
 * has no modes or owners of its own, there is nothing to tell by, and a real folder will do. `uid` null: the system has none.
 */
export async function isPrivate(path: AbsPath, uid: number | null, fs: FsPort): Promise<boolean> {
  const { kind, uid: owner, stamp } = await fs.look(path);
  if (kind !== 'folder') return false;
  const isOurs = uid === null || owner === uid || !(await fs.keepsOwners(path));
  return isOurs && ((stamp.mode & WRITABLE_BY_OTHERS) === 0 || uid === null || (await fs.identity(path)) === 'weak');
}
