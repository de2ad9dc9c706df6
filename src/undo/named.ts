import { realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { AbsPath } from '../model/frame.js';
import type { Named } from './only.js';

/** A raw as a person names it. Runs hold real paths; the file itself need not be there, nor its folder. */
export async function named(name: string): Promise<Named> {
  const path = resolve(name);
  const folder = await realpath(dirname(path)).catch(() => dirname(path));
  return { name, path: join(folder, basename(path)) as AbsPath };
}
