import { errnoOf } from '../../model/errors.js';
import type { AbsPath } from '../../model/frame.js';
import type { FsPort } from '../../ports/fs.js';

/** Throws EEXIST when anything stands at the path. Enough before a rename only where nobody else makes such names. */
export async function mustBeFree(fs: FsPort, path: AbsPath): Promise<void> {
  try {
    await fs.look(path);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return;
    throw error;
  }
  throw Object.assign(new Error(`${path} is taken`), { code: 'EEXIST' });
}
