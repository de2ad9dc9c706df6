import { lstatSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AppError, errnoOf } from '../model/errors.js';
import type { AbsPath } from '../model/frame.js';

/**
 * The real path of the state folder, which may not exist yet. Undo and recovery obey what lies there, so it must be this user's own:
 * throws STATE_UNUSABLE where it, or the folder it would be made in, belongs to another user (`sudo` with somebody else's home).
 * Folders of root pass, since root could do anything anyhow. `uid` undefined: the system has no users to tell by.
 */
export function ownStateFolder(path: string, uid: number | undefined): AbsPath {
  const { nearest, rest } = nearestReal(path, path);
  const owner = lstatSync(nearest).uid;
  if (uid !== undefined && owner !== uid && (owner !== 0 || rest === '')) {
    const below = rest === '' ? null : nearest;
    throw new AppError('STATE_UNUSABLE', { is: 'state-of-another', path, uid: owner, below }, path);
  }
  return join(nearest, rest) as AbsPath;
}

/** The nearest folder above that is there, by its real path, and what is missing below it. */
function nearestReal(path: string, asked: string): { readonly nearest: string; readonly rest: string } {
  try {
    return { nearest: realpathSync.native(path), rest: '' };
  } catch (error) {
    const code = errnoOf(error);
    if (code !== 'ENOENT' || dirname(path) === path) {
      throw new AppError('STATE_UNUSABLE', { is: 'state-unreachable', path: asked, code }, asked, { cause: error });
    }
    const { nearest, rest } = nearestReal(dirname(path), asked);
    return { nearest, rest: join(rest, basename(path)) };
  }
}
