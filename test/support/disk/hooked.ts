import type { AppendHandle, FsPort } from '../../../src/ports/fs.js';

/**
 * A file system on which something happens just before its `at`th call, counted from 0. When `act` throws, the process is gone
 * with that call, and every later one fails as well. `opened`: handles that nobody may have closed.
 */
export function hooked(fs: FsPort, at: number, act: () => Promise<void> | void): { readonly fs: FsPort; readonly opened: AppendHandle[] } {
  let count = 0;
  let gone: unknown = null;
  const opened: AppendHandle[] = [];
  const through =
    <A extends readonly unknown[], R>(call: (...words: A) => Promise<R>) =>
    async (...words: A): Promise<R> => {
      if (count++ === at)
        await Promise.resolve()
          .then(act)
          .catch(error => (gone = error));
      if (gone !== null) throw gone;
      return call(...words);
    };
  const append = async (path: Parameters<FsPort['append']>[0]) => {
    const handle = await fs.append(path);
    opened.push(handle);
    return { write: through(handle.write), sync: through(handle.sync), close: through(handle.close) };
  };
  const { look, names, realPath, identity, keepsOwners, mounts, read, create, rename, link, unlink } = fs;
  const { makeFolder, makeFolders, removeFolder, syncFile, syncFolder } = fs;
  return {
    opened,
    fs: {
      ...{
        look: through(look),
        names: through(names),
        realPath: through(realPath),
        identity: through(identity),
        keepsOwners: through(keepsOwners),
        mounts: through(mounts),
      },
      ...{ read: through(read), create: through(create), append: through(append), rename: through(rename), link: through(link) },
      ...{ unlink: through(unlink), makeFolder: through(makeFolder), makeFolders: through(makeFolders) },
      ...{ removeFolder: through(removeFolder), syncFile: through(syncFile), syncFolder: through(syncFolder) },
    },
  };
}

/** A dead process has no open files; in this one somebody must close them. */
export async function closeAll(opened: readonly AppendHandle[]): Promise<void> {
  for (const handle of opened) await handle.close().catch(() => undefined);
}
