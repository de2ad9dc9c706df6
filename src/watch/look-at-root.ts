import { lstat, readdir, statfs } from 'node:fs/promises';
import { errnoOf } from '../model/errors.js';
import type { AbsPath } from '../model/frame.js';
import type { RootLook } from './judge-root.js';
import { MARKER_FOLDER, readMarker } from './marker.js';
import type { RootIdentity } from './root-record.js';

/** What stands at the path of a watched folder now. Never fails: trouble is part of the answer. */
export async function lookAtRoot(root: AbsPath): Promise<RootLook> {
  try {
    const stats = await lstat(root, { bigint: true });
    if (!stats.isDirectory()) return { is: 'unreadable', code: 'ENOTDIR' };
    const names = await readdir(root);
    const identity: RootIdentity = { dev: String(stats.dev), type: await typeOf(root), birth: birthOf(stats) };
    return { is: 'there', identity, marker: await readMarker(root), hasEntries: names.some(name => name !== MARKER_FOLDER) };
  } catch (error) {
    const code = errnoOf(error);
    return code === 'ENOENT' ? { is: 'gone' } : { is: 'unreadable', code };
  }
}

/** Null where none is kept; libuv then gives zero, or the time of the last change. */
const birthOf = ({ birthtimeNs, ctimeNs }: { birthtimeNs: bigint; ctimeNs: bigint }): string | null =>
  birthtimeNs <= 0n || birthtimeNs === ctimeNs ? null : String(birthtimeNs);

/** The magic number of the file system, statfs(2). */
async function typeOf(root: AbsPath): Promise<string | null> {
  const { type } = await statfs(root);
  return type === 0 ? null : type.toString(16);
}
