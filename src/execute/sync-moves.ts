import { dirname } from 'node:path';
import type { AbsPath } from '../model/frame.js';
import type { PlannedMove } from '../model/journal.js';
import type { FsPort } from '../ports/fs.js';

/** Makes moves durable: the notes beside them, then both folders of each. */
export async function syncMoves(moves: readonly PlannedMove[], fs: FsPort): Promise<void> {
  const notes = moves.flatMap(({ info }) => info ?? []);
  const folders = new Set([...moves.flatMap(({ from, to }) => [dirname(to), dirname(from)]), ...notes.map(note => dirname(note))]);
  await Promise.all(notes.map(note => asFarAsPossible(() => fs.syncFile(note))));
  for (const folder of folders) await asFarAsPossible(() => fs.syncFolder(folder as AbsPath));
}

async function asFarAsPossible(sync: () => Promise<void>): Promise<void> {
  try {
    await sync();
  } catch {
    // What refuses to sync has moved all the same; should it be lost in a power cut, recovery asks the disk.
    return;
  }
}
