import type { AppendHandle, FsPort } from '../../src/ports/fs.js';
import { errno } from './fake-fs.js';

/**
 * `fail`: that one call is refused; `fail-on`: every call from there on; `fail-told`: it is done, and told as refused, as network disks do.
 * `stop-before` and `stop-after`: the process is gone at that call; every later one is refused.
 */
export type Fault = { readonly at: number } & (
  | { readonly how: 'fail' | 'fail-on' | 'fail-told'; readonly code: string }
  | { readonly how: 'stop-before' | 'stop-after' | 'stop-torn' }
);

export interface Calls {
  count: number;
  readonly log: string[];
}

/** A file system that counts its calls and goes wrong at one of them. */
export function faulty(fs: FsPort, fault: Fault | null, calls: Calls = { count: 0, log: [] }): FsPort {
  let stopped = false;
  async function through<T>(name: string, act: () => Promise<T>, torn?: () => Promise<unknown>): Promise<T> {
    if (stopped) throw errno('ESTOPPED', name);
    const isIt = fault !== null && calls.count === fault.at;
    calls.count++;
    calls.log.push(name);
    if (fault?.how === 'fail-on' && calls.count > fault.at) throw errno(fault.code, name);
    if (!isIt) return act();
    if (fault.how === 'fail-told') await act();
    if (fault.how === 'fail-told' || fault.how === 'fail' || fault.how === 'fail-on') throw errno(fault.code, name);
    stopped = true;
    if (fault.how === 'stop-after') await act();
    if (fault.how === 'stop-torn') await (torn ?? act)();
    throw errno('ESTOPPED', name);
  }
  const handleOf = (handle: AppendHandle): AppendHandle => ({
    write: bytes =>
      through(
        'write',
        () => handle.write(bytes),
        () => handle.write(bytes.subarray(0, bytes.length >> 1)),
      ),
    sync: () => through('sync', () => handle.sync()),
    close: () => through('close', () => handle.close()),
  });
  return {
    look: path => through(`look ${path}`, () => fs.look(path)),
    names: folder => through(`names ${folder}`, () => fs.names(folder)),
    realPath: path => through(`realPath ${path}`, () => fs.realPath(path)),
    identity: path => through(`identity ${path}`, () => fs.identity(path)),
    keepsOwners: path => through(`keepsOwners ${path}`, () => fs.keepsOwners(path)),
    mounts: () => through('mounts', () => fs.mounts()).catch(() => null),
    read: path => through(`read ${path}`, () => fs.read(path)),
    create: (path, bytes, mode) => through(`create ${path}`, () => fs.create(path, bytes, mode)),
    append: path => through(`append ${path}`, async () => handleOf(await fs.append(path))),
    rename: (from, to) => through(`rename ${from} ${to}`, () => fs.rename(from, to)),
    link: (from, to) => through(`link ${from} ${to}`, () => fs.link(from, to)),
    unlink: path => through(`unlink ${path}`, () => fs.unlink(path)),
    makeFolder: (path, mode) => through(`makeFolder ${path}`, () => fs.makeFolder(path, mode)),
    makeFolders: (path, mode) => through(`makeFolders ${path}`, () => fs.makeFolders(path, mode)),
    removeFolder: path => through(`removeFolder ${path}`, () => fs.removeFolder(path)),
    syncFile: path => through(`syncFile ${path}`, () => fs.syncFile(path)),
    syncFolder: path => through(`syncFolder ${path}`, () => fs.syncFolder(path)),
  };
}
