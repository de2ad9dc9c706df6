import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';

/** A folder that is mounted at another, as a disk is; what is in it can be looked at while it is not. */
export interface Card {
  readonly behind: string;
  readonly isMounted: boolean;
  mount(): void;
  /** False: it is busy. */
  unmount(): boolean;
}

/** Null where this user may not mount. */
export function insertCard(behind: string, at: string): Card | null {
  for (const folder of [behind, at]) mkdirSync(folder, { recursive: true });
  const does = (command: string, ...words: string[]) => spawnSync(command, words).status === 0;
  if (process.getuid?.() !== 0 || !does('mount', '--bind', behind, at)) return null;
  let isMounted = true;
  return {
    behind,
    get isMounted() {
      return isMounted;
    },
    mount() {
      if (!isMounted && !does('mount', '--bind', behind, at)) throw new Error(`${behind} cannot be mounted at ${at} again`);
      isMounted = true;
    },
    unmount() {
      if (isMounted && does('umount', at)) isMounted = false;
      return !isMounted;
    },
  };
}
