import type { AbsPath } from '../../model/frame.js';
import { folderOf } from '../../model/path.js';
import type { FsPort, Look } from '../../ports/fs.js';
import { isThere } from '../../ports/seen.js';

/**
 * The same disk, on which folders are only said to be made: whoever chooses a store on it chooses as on the real one, and leaves no
 * trace. Whatever else would change something is refused.
 */
export function dryFs(fs: FsPort, uid: number, canWrite: (path: AbsPath) => Promise<boolean>): FsPort {
  const made = new Map<AbsPath, Look>();
  const refuse = async () => Promise.reject(refusal('EROFS'));
  const look = async (path: AbsPath) => made.get(path) ?? fs.look(path);
  const real = (path: AbsPath): AbsPath => (made.has(path) ? real(folderOf(path)) : path);

  async function makeFolder(path: AbsPath, mode: number): Promise<void> {
    if (await isThere(path, { look })) throw refusal('EEXIST');
    const above = folderOf(path);
    const parent = await look(above);
    if (!made.has(above) && !(await canWrite(above))) throw refusal('EACCES');
    made.set(path, { kind: 'folder', uid, stamp: { ...parent.stamp, mode: 0o040000 | mode } });
  }
  async function makeFolders(path: AbsPath, mode: number): Promise<void> {
    if (await isThere(path, { look })) return;
    await makeFolders(folderOf(path), mode);
    await makeFolder(path, mode);
  }
  return {
    look,
    makeFolder,
    makeFolders,
    names: folder => (made.has(folder) ? Promise.resolve([]) : fs.names(folder)),
    realPath: async path => (made.has(path) ? path : fs.realPath(path)),
    identity: path => fs.identity(real(path)),
    keepsOwners: path => fs.keepsOwners(real(path)),
    mounts: () => fs.mounts(),
    read: path => fs.read(path),
    create: refuse,
    append: refuse,
    rename: refuse,
    link: refuse,
    unlink: refuse,
    removeFolder: refuse,
    syncFile: refuse,
    syncFolder: async () => undefined, // nothing was changed, so nothing is to be made durable
  };
}

const refusal = (code: string): Error => Object.assign(new Error(`${code}: only looked at`), { code });
