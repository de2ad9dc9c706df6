import { rmSync } from 'node:fs';

/** Removes a folder, also while a process writes into it for a moment: Node's own retries do not list it again. */
export function removeTree(path: string): void {
  for (let tries = 1; ; tries++) {
    try {
      rmSync(path, { recursive: true, force: true });
      return;
    } catch (error) {
      if (tries === 50 || !(error instanceof Error && 'code' in error && error.code === 'ENOTEMPTY')) throw error;
    }
  }
}
