import { closeSync, constants, openSync, readlinkSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { errnoOf } from '../model/errors.js';

/** Of open(2): holds the folder itself, whatever its name leads to later; needs no right to read it. Node has no name for it. */
const O_PATH = 0o10000000;

/**
 * Acts on a name in the very folder that stands at its path now. A folder swapped for a link, before or during the act, cannot
 * lead it elsewhere: ELOOP then. The path must be real. Only Linux can do this; elsewhere the path is used as it is.
 */
export async function pinned<T>(path: string, act: (path: string) => Promise<T>): Promise<T> {
  const folder = process.platform === 'linux' ? hold(dirname(path)) : null;
  if (folder === null) return act(path);
  try {
    return await act(`/proc/self/fd/${folder}/${basename(path)}`);
  } finally {
    closeSync(folder);
  }
}

/** The folder's handle, or null where there is no /proc to use it through. */
function hold(path: string): number | null {
  const handle = openSync(path, O_PATH | constants.O_DIRECTORY);
  try {
    if (readlinkSync(`/proc/self/fd/${handle}`) === path) return handle;
  } catch (error) {
    closeSync(handle);
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  }
  closeSync(handle);
  throw Object.assign(new Error(`${path} leads elsewhere`), { code: 'ELOOP' });
}
