import type { AbsPath } from '../../model/frame.js';
import type { FsPort } from '../../ports/fs.js';
import { isThere } from '../../ports/seen.js';

/** Throws EEXIST when anything stands at the path. Enough before a rename only where nobody else makes such names. */
export async function mustBeFree(fs: FsPort, path: AbsPath): Promise<void> {
  if (await isThere(path, fs)) throw Object.assign(new Error(`${path} is taken`), { code: 'EEXIST' });
}
