import { errnoOf } from '../../model/errors.js';
import type { AbsPath } from '../../model/frame.js';
import { folderOf } from '../../model/path.js';
import type { FsPort } from '../../ports/fs.js';

/** A folder that may stand already. Its name is durable before anything moves into it: whoever made it may have died too early. */
export async function makeIfMissing(fs: FsPort, path: AbsPath, mode: number): Promise<void> {
  try {
    await fs.makeFolder(path, mode);
  } catch (error) {
    if (errnoOf(error) !== 'EEXIST') throw error;
    await syncedIfAllowed(fs, folderOf(path));
  }
}

async function syncedIfAllowed(fs: FsPort, folder: AbsPath): Promise<void> {
  try {
    await fs.syncFolder(folder);
  } catch (error) {
    // Above a trash of long standing may lie a folder that we cannot open.
    if (errnoOf(error) !== 'EACCES') throw error;
  }
}
