import { realFs } from '../execute/real-fs.js';
import { fileTaken } from '../memory/taken.js';
import type { AbsPath } from '../model/frame.js';
import type { TakenStore } from '../ports/taken.js';

/** What runs of this person took. A run holds a lock for as long as it moves files. */
export function ownTaken(stateDir: AbsPath): TakenStore {
  const fs = realFs();
  return fileTaken({
    ...{ stateDir, fs },
    isMoving: async () => {
      const [{ allLocks }, { realProcesses }] = await Promise.all([import('../execute/lock.js'), import('../execute/real-processes.js')]);
      return (await allLocks({ fs, stateDir, processes: realProcesses() })).some(({ isLive }) => isLive);
    },
  });
}
