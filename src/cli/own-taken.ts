import { lstatSync } from 'node:fs';
import type { AbsPath } from '../model/frame.js';
import { pathIn } from '../model/path.js';
import type { TakenStore } from '../ports/taken.js';

/** What runs of this person took. A run holds a lock for as long as it moves files. What it needs of a disk is loaded once something was taken. */
export function ownTaken(stateDir: AbsPath): TakenStore {
  const folder = pathIn(stateDir, 'taken');
  let opened: Promise<TakenStore> | undefined;
  const store = (): Promise<TakenStore> => {
    opened ??= open(stateDir, folder);
    return opened;
  };
  return {
    recall: async half => (isThere(folder) ? (await store()).recall(half) : []),
    note: async taken => (await store()).note(taken),
    back: async taken => (await store()).back(taken),
    isMoving: async () => (await store()).isMoving(),
  };
}

/** Where the system will not say, whoever reads it tells why. */
function isThere(folder: AbsPath): boolean {
  try {
    return lstatSync(folder, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return true;
  }
}

async function open(stateDir: AbsPath, folder: AbsPath): Promise<TakenStore> {
  const [{ realFs }, { fileTaken }, { allLocks }, { realProcesses }] = await Promise.all([
    import('../execute/real-fs.js'),
    import('../memory/taken.js'),
    import('../execute/lock.js'),
    import('../execute/real-processes.js'),
  ]);
  const fs = realFs();
  const isMoving = async () => (await allLocks({ fs, stateDir, processes: realProcesses() })).some(({ isLive }) => isLive);
  return fileTaken({ folder, fs, isMoving });
}
