import { dirname, join, relative, sep } from 'node:path';
import { errnoOf } from '../../model/errors.js';
import type { AbsPath } from '../../model/frame.js';
import { pathIn } from '../../model/path.js';
import type { FsPort } from '../../ports/fs.js';
import type { TrashStore } from '../../ports/trash.js';
import { makeIfMissing } from './make-if-missing.js';
import { mustBeFree } from './must-be-free.js';
import { isPrivate } from './own-folder.js';

/**
 * Our own trash at the top of the searched root, or of its part on the file's volume: `.rawtwin/trash/<run>/<path below the top>`.
 * The run's folder must be new and is private, so a free name in it stays free.
 */
export function folderStore(top: AbsPath, run: string, fs: FsPort, uid: number | null): TrashStore {
  const home = pathIn(top, '.rawtwin');
  const trash = pathIn(home, 'trash');
  const place = pathIn(trash, run);
  const made = new Set<string>();

  async function makePlace(): Promise<void> {
    await ownFolder(fs, home, 0o755, uid);
    await marker(fs, pathIn(home, '.nomedia'));
    await ownFolder(fs, trash, 0o700, uid);
    await fs.makeFolder(place, 0o700);
    made.add(place);
  }
  return {
    kind: 'folder',
    place,
    slotFor: file => ({ to: join(place, relative(top, file)) as AbsPath }),
    async reserve({ to }) {
      if (!made.has(place)) await makePlace();
      const folder = dirname(to);
      let level = place;
      for (const name of made.has(folder) ? [] : relative(place, folder).split(sep).filter(Boolean)) {
        level = pathIn(level, name);
        if (!made.has(level)) await ownFolder(fs, level, 0o700, uid);
        made.add(level);
      }
      await mustBeFree(fs, to);
    },
  };
}

/** The run's own folder, of a file in it. */
export function placeIn(at: AbsPath, run: string): AbsPath {
  const own = `${sep}.rawtwin${sep}trash${sep}${run}`;
  return at.slice(0, at.indexOf(own + sep) + own.length) as AbsPath;
}

/** Makes the folder or takes the one that is there; a link in its place, or a folder of another user, would lead the files elsewhere. */
async function ownFolder(fs: FsPort, path: AbsPath, mode: number, uid: number | null): Promise<void> {
  await makeIfMissing(fs, path, mode);
  if ((await fs.look(path)).kind !== 'folder') throw Object.assign(new Error(`${path} is not a folder`), { code: 'ENOTDIR' });
  if (!(await isPrivate(path, uid, fs))) throw Object.assign(new Error(`${path} is not a private folder`), { code: 'EPERM' });
}

/** Tells Android and media servers to leave the folder alone. */
async function marker(fs: FsPort, path: AbsPath): Promise<void> {
  try {
    await fs.create(path, new Uint8Array(), 0o644);
  } catch (error) {
    if (errnoOf(error) !== 'EEXIST') throw error;
  }
}
