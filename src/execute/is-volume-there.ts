import type { AbsPath } from '../model/frame.js';
import type { PlannedMove } from '../model/journal.js';
import { folderOf } from '../model/path.js';
import type { FsPort } from '../ports/fs.js';

/**
 * True when the volume of a move is surely mounted: its place in trash stands, or its old folder is on the device that it was on.
 * An unplugged disk often leaves its empty mount point behind, where everything looks lost.
 */
export async function isVolumeThere({ from, stamp }: PlannedMove, place: AbsPath, fs: FsPort): Promise<boolean> {
  const [trash, folder] = [await devOf(place, fs), await devOf(folderOf(from), fs)];
  return trash === stamp.dev || folder === stamp.dev;
}

async function devOf(folder: AbsPath, fs: FsPort): Promise<bigint | null> {
  try {
    const { kind, stamp } = await fs.look(folder);
    return kind === 'folder' ? stamp.dev : null;
  } catch {
    // Not there, or not readable: it proves nothing.
    return null;
  }
}
