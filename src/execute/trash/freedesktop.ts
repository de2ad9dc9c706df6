import { basename } from 'node:path';
import type { AbsPath } from '../../model/frame.js';
import type { PlannedMove } from '../../model/journal.js';
import { pathIn } from '../../model/path.js';
import type { FsPort } from '../../ports/fs.js';
import type { TrashStore } from '../../ports/trash.js';
import { mustBeFree } from './must-be-free.js';
import { storedName } from './stored-name.js';
import { trashinfo } from './trashinfo.js';

/** A trash folder of the FreeDesktop specification, ready for use. `topdir`: top of its volume; null for the home trash. */
export interface DesktopTrash {
  readonly at: AbsPath;
  readonly topdir: AbsPath | null;
}

/** The desktop's own trash: whoever opens it there sees the file, its place and when it went. */
export function freedesktopStore(trash: DesktopTrash, run: string, fs: FsPort): TrashStore {
  return {
    kind: 'freedesktop',
    place: trash.at,
    slotFor(file, sequence) {
      const name = storedName(basename(file), run, sequence);
      return { to: pathIn(pathIn(trash.at, 'files'), name), info: pathIn(pathIn(trash.at, 'info'), `${name}.trashinfo`) };
    },
    /** The note is made only if its name is free: that reserves the name for every program that keeps to the specification. */
    async reserve({ from, to, info }: PlannedMove, now) {
      if (!info) return;
      await fs.create(info, Buffer.from(trashinfo(from, trash.topdir, now)), 0o600);
      try {
        await mustBeFree(fs, to);
      } catch (error) {
        await fs.unlink(info);
        throw error;
      }
    },
  };
}
