import { type Lock, type LockDeps, type LockWish, RunLocked, takeLock } from './lock.js';

const LONGEST_WAIT_MS = 30_000;
const STEP_MS = 250;

export interface TurnDeps extends LockDeps {
  /** Told once, when there is somebody to wait for. */
  readonly onWait?: () => void;
}

/**
 * As `takeLock`, but a daemon that moves files just now is waited for: its runs are short, and a person started this one.
 * A daemon waits for nobody: it has other times to try again.
 */
export async function takeTurn(wish: LockWish, deps: TurnDeps): Promise<Lock> {
  for (let waited = 0; ; waited += STEP_MS) {
    try {
      return await takeLock(wish, deps);
    } catch (error) {
      const isWorthIt = error instanceof RunLocked && error.verb === 'watch' && wish.verb !== 'watch';
      if (!isWorthIt || waited >= LONGEST_WAIT_MS) throw error;
    }
    if (waited === 0) deps.onWait?.();
    await deps.pause(STEP_MS);
  }
}
