import { dirname, join, relative, sep } from 'node:path';
import { errnoOf } from '../../model/errors.js';
import type { AbsPath } from '../../model/frame.js';
import type { FsPort } from '../../ports/fs.js';
import type { TrashStore } from '../../ports/trash.js';
import { makeIfMissing } from './make-if-missing.js';
import { mustBeFree } from './must-be-free.js';

/**
 * Our own trash at the top of the searched root, or of its part on the file's volume: `.rawtwin/trash/<run>/<path below the top>`.
 * The run's folder must be new and is private, so a free name in it stays free.
 */
export function folderStore(top: AbsPath, run: string, fs: FsPort): TrashStore {
  const home = join(top, '.rawtwin') as AbsPath;
  const trash = join(home, 'trash') as AbsPath;
  const place = join(trash, run) as AbsPath;
  const made = new Set<string>();

  async function makePlace(): Promise<void> {
    await realFolder(fs, home, 0o755);
    await marker(fs, join(home, '.nomedia') as AbsPath);
    await realFolder(fs, trash, 0o700);
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
        level = join(level, name) as AbsPath;
        if (!made.has(level)) await realFolder(fs, level, 0o700);
        made.add(level);
      }
      await mustBeFree(fs, to);
    },
  };
}

/** Makes the folder or takes the one that is there; a link in its place would lead the files elsewhere. */
async function realFolder(fs: FsPort, path: AbsPath, mode: number): Promise<void> {
  await makeIfMissing(fs, path, mode);
  const { kind } = await fs.look(path);
  if (kind !== 'folder') throw Object.assign(new Error(`${path} is not a folder`), { code: 'ENOTDIR' });
}

/** Tells Android and media servers to leave the folder alone. */
async function marker(fs: FsPort, path: AbsPath): Promise<void> {
  try {
    await fs.create(path, new Uint8Array(), 0o644);
  } catch (error) {
    if (errnoOf(error) !== 'EEXIST') throw error;
  }
}
