import type { PlannedMove } from '../model/journal.js';
import { folderOf } from '../model/path.js';
import type { FsPort } from '../ports/fs.js';
import { syncFolders } from '../ports/sync-folders.js';

/** Makes moves durable, there or back: the notes beside them, then both folders of each. Returns those that the disk did not confirm. */
export async function syncMoves(moves: readonly Omit<PlannedMove, 'stamp'>[], fs: FsPort): Promise<readonly string[]> {
  const notes = moves.flatMap(({ info }) => info ?? []);
  const folders = new Set([...moves.flatMap(({ from, to }) => [folderOf(to), folderOf(from)]), ...notes.map(note => folderOf(note))]);
  const unsure = await Promise.all(
    notes.map(note =>
      fs.syncFile(note).then(
        () => [],
        () => [note],
      ),
    ),
  );
  // What refuses to sync has moved all the same; should it be lost in a power cut, recovery asks the disk.
  return [...unsure.flat(), ...(await syncFolders(folders, fs))];
}
