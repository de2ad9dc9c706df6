import { constants } from 'node:fs';
import { access, readFile, statfs } from 'node:fs/promises';
import type { Machine } from '../ports/machine.js';

/** This machine, asked by statfs(2), access(2) and `/proc`. */
export function realMachine(): Machine {
  return {
    platform: process.platform,
    node: process.versions.node,
    space: path =>
      orNull(async () => {
        const { bavail, bsize, ffree, files } = await statfs(path);
        return { bytesFree: bavail * bsize, inodesFree: files > 0 ? ffree : null };
      }),
    canWrite: async path => (await orNull(() => access(path, constants.W_OK).then(() => true))) ?? false,
    text: path => orNull(() => readFile(path, 'utf8')),
  };
}

async function orNull<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch {
    // Not there, not allowed or not known on this system: it does not tell.
    return null;
  }
}
