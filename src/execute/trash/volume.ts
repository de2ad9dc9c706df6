import type { AbsPath } from '../../model/frame.js';
import { folderOf } from '../../model/path.js';
import type { FsPort, Mount } from '../../ports/fs.js';
import { mountOf } from './mounts.js';

/** What a rename cannot leave: one device, seen through one mount. `mount` is null where the mount table cannot be read. */
export interface Volume {
  readonly dev: bigint;
  readonly mount: Mount | null;
}

/** The volume of a folder given by its real path. */
export async function volumeOf(folder: AbsPath, fs: FsPort, mounts: readonly Mount[] | null): Promise<Volume> {
  const { stamp } = await fs.look(folder);
  return { dev: stamp.dev, mount: mounts && mountOf(folder, mounts) };
}

/** Whether a rename leads from one to the other: not between two mounts of one disk. */
export const isSameVolume = (a: Volume, b: Volume): boolean => a.dev === b.dev && a.mount?.id === b.mount?.id;

/** The highest folder, not above `limit`, that lies with `folder` on one volume without a break. */
export async function topOfVolume(folder: AbsPath, limit: AbsPath, fs: FsPort, mounts: readonly Mount[] | null): Promise<AbsPath> {
  const volume = await volumeOf(folder, fs, mounts);
  let top = folder;
  while (top !== limit && folderOf(top) !== top) {
    const above = folderOf(top);
    if (!isSameVolume(await volumeOf(above, fs, mounts), volume)) break;
    top = above;
  }
  return top;
}
