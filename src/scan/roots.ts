import { realpath, stat } from 'node:fs/promises';
import { AppError, errnoOf } from '../model/errors.js';
import type { AbsPath } from '../model/frame.js';
import { isWithin } from '../model/path.js';

export interface Roots {
  readonly roots: readonly AbsPath[];
  readonly also: readonly AbsPath[];
}

/**
 * The folders to walk, by their real paths, each once: what lies inside another of them is dropped.
 * Throws NOT_FOUND, NOT_A_FOLDER or FOLDER_UNREADABLE, naming the folder.
 */
export async function resolveRoots(folders: readonly string[], also: readonly string[]): Promise<Roots> {
  const real = await Promise.all(folders.map(realFolder));
  const realAlso = await Promise.all(also.map(realFolder));
  return { roots: outermost(real), also: outermost(realAlso) };
}

async function realFolder(path: string): Promise<AbsPath> {
  try {
    const real = await realpath(path);
    if (!(await stat(real)).isDirectory()) throw new AppError('NOT_A_FOLDER', { is: 'no-folder', path }, path);
    return real as AbsPath;
  } catch (error) {
    if (error instanceof AppError) throw error;
    const code = errnoOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw new AppError('NOT_FOUND', { is: 'folder-missing', path }, path, { cause: error });
    }
    throw new AppError('FOLDER_UNREADABLE', { is: 'folder-unreadable', path, code }, path, { cause: error });
  }
}

/** Each once, and none that lies inside another. */
export function outermost(folders: readonly AbsPath[]): AbsPath[] {
  const unique = [...new Set(folders)];
  return unique.filter(folder => !unique.some(other => other !== folder && isWithin(folder, other)));
}
