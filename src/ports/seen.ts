import { errnoOf } from '../model/errors.js';
import type { AbsPath } from '../model/frame.js';
import type { FsPort, Identity, Look } from './fs.js';

/** What stands at a path: null is nothing; a code is the errno of a disk that would not tell. */
export type Seen = Look | null | { readonly code: string };

/** One look that never fails. */
export async function seen(path: AbsPath, fs: FsPort): Promise<Seen> {
  try {
    return await fs.look(path);
  } catch (error) {
    const code = errnoOf(error);
    return code === 'ENOENT' || code === 'ENOTDIR' ? null : { code };
  }
}

/** The stricter answer where the file system does not tell: size and time have to agree exactly then, which blocks at worst. */
export async function identityOf(folder: AbsPath, fs: FsPort): Promise<Identity> {
  try {
    return await fs.identity(folder);
  } catch {
    return 'stable';
  }
}
