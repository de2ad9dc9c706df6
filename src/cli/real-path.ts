import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { AbsPath } from '../model/frame.js';

/** The real path of what was typed, from the current folder; rejects as realpath(3) does. */
export const realPath = async (typed: string): Promise<AbsPath> => (await realpath(resolve(typed))) as AbsPath;

/** The same; as it was typed, where it is not there or cannot be looked at. */
export const realOrTyped = (typed: string): Promise<AbsPath> => realPath(typed).catch(() => resolve(typed) as AbsPath);
