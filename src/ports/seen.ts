import { errnoOf } from '../model/errors.js';
import type { AbsPath } from '../model/frame.js';
import type { Identity } from '../model/same-stamp.js';
import type { FsPort, Look } from './fs.js';

/** What stands at a path: null is nothing; a code is the errno of a disk that would not tell. */
export type Seen = Look | null | { readonly code: string };

/** One look that never fails. */
export async function seen(path: AbsPath, fs: FsPort): Promise<Seen> {
  try {
    return await lookOr(path, fs);
  } catch (error) {
    return { code: errnoOf(error) };
  }
}

/** Null where nothing stands; whatever else refuses is thrown. */
export async function lookOr(path: AbsPath, fs: Pick<FsPort, 'look'>): Promise<Look | null> {
  try {
    return await fs.look(path);
  } catch (error) {
    const code = errnoOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw error;
  }
}

/** False only where its folder holds nothing of the name; whatever else refuses is thrown, a file in the place of the folder too. */
export async function isThere(path: AbsPath, fs: Pick<FsPort, 'look'>): Promise<boolean> {
  try {
    await fs.look(path);
    return true;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return false;
    throw error;
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
