import { realFs } from '../../src/execute/real-fs.js';
import type { FsPort } from '../../src/ports/fs.js';

export interface Syncs {
  readonly files: number;
  readonly folders: number;
  readonly journal: number;
}

/** The real disk, with its syncs counted. */
export function countingFs(): { readonly fs: FsPort; readonly syncs: Syncs } {
  const fs = realFs();
  const syncs = { files: 0, folders: 0, journal: 0 };
  const counted: FsPort = {
    ...fs,
    syncFile: path => {
      syncs.files++;
      return fs.syncFile(path);
    },
    syncFolder: path => {
      syncs.folders++;
      return fs.syncFolder(path);
    },
    append: async path => {
      const handle = await fs.append(path);
      const sync = () => {
        syncs.journal++;
        return handle.sync();
      };
      return { ...handle, sync };
    },
  };
  return { fs: counted, syncs };
}
