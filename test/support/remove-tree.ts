import { rmSync } from 'node:fs';

/** Removes a folder, also while a process that was just killed writes into it for a moment. */
export const removeTree = (path: string): void => rmSync(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 10 });
