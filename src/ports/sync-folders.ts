import type { AbsPath } from '../model/frame.js';
import type { FsPort } from './fs.js';

/** Makes the names in folders durable, each folder once. Returns those that the disk did not confirm; what to do about them is the caller's. */
export async function syncFolders(folders: Iterable<AbsPath>, fs: Pick<FsPort, 'syncFolder'>): Promise<ReadonlySet<AbsPath>> {
  const unsure = new Set<AbsPath>();
  for (const folder of new Set(folders)) {
    try {
      await fs.syncFolder(folder);
    } catch {
      unsure.add(folder);
    }
  }
  return unsure;
}
