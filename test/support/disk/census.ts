import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What rawtwin writes for itself, and the two folders in which it keeps photos. */
const NOTES = /\.nomedia$|\.trashinfo$/;
const TRASH = /\/(\.rawtwin|\.Trash-\d+|\.Trash)(\/|$)/;
const EMPTY = createHash('sha256').digest('hex');

export interface Seen {
  readonly path: string;
  readonly kind: 'file' | 'folder' | 'other';
  readonly sha: string;
  readonly mtimeNs: bigint;
  readonly mode: number;
  readonly owner: string;
  readonly node: string;
}

/** Everything below the folders, links not followed. A folder that is not there holds nothing; one that cannot be listed throws. */
export function everythingBelow(...folders: readonly string[]): Seen[] {
  const seen: Seen[] = [];
  const look = (path: string): void => {
    const s = lstatSync(path, { bigint: true, throwIfNoEntry: false });
    if (!s) return;
    const kind = s.isFile() ? 'file' : s.isDirectory() ? 'folder' : 'other';
    const sha = kind === 'file' ? createHash('sha256').update(readFileSync(path)).digest('hex') : '';
    const node = s.nlink > 1n && kind === 'file' ? `${s.dev}:${s.ino}` : path;
    seen.push({ path, kind, sha, mtimeNs: s.mtimeNs, mode: Number(s.mode), owner: `${s.uid}:${s.gid}`, node });
    if (kind === 'folder') for (const name of readdirSync(path).sort()) look(join(path, name));
  };
  for (const folder of folders) look(folder);
  return seen;
}

/**
 * The contents of all photos below the folders, sorted: a lost, doubled or altered one shows. Two names of one inode count once;
 * an empty file that holds the place of one on its way home counts for nothing (no photo laid here is empty).
 */
export function contents(...folders: readonly string[]): string[] {
  const byNode = new Map<string, string>();
  for (const { path, kind, sha, node } of everythingBelow(...folders)) {
    if (kind === 'file' && sha !== EMPTY && !NOTES.test(path)) byNode.set(node, sha);
  }
  return [...byNode.values()].sort();
}

/** A photo folder as a person sees it: names, bytes, times, modes and owners; what rawtwin keeps in it left out. */
export function tree(folder: string): string[] {
  return everythingBelow(folder)
    .filter(({ path, kind }) => !TRASH.test(path) && kind !== 'folder')
    .map(({ path, sha, mtimeNs, mode, owner }) => `${path} ${sha.slice(0, 16)} ${mtimeNs} ${mode.toString(8)} ${owner}`);
}

/** Photos that lie in a trash, of either kind, below the folders. */
export const inTrash = (...folders: readonly string[]): string[] =>
  everythingBelow(...folders)
    .filter(({ path, kind }) => kind === 'file' && (TRASH.test(path) || /\/Trash\/files\//.test(path)) && !NOTES.test(path))
    .map(({ path }) => path);

/** Notes of the desktop's trash that tell of no file. */
export const strayNotes = (...folders: readonly string[]): string[] => {
  const all = new Set(everythingBelow(...folders).map(({ path }) => path));
  return [...all].filter(path => path.endsWith('.trashinfo') && !all.has(path.replace('/info/', '/files/').slice(0, -'.trashinfo'.length)));
};
