import { lstat, mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { errnoOf } from '../model/errors.js';
import type { AbsPath } from '../model/frame.js';

/** Our own folder in a root, skipped by every scan; our trash may lie in it too. */
export const MARKER_FOLDER = '.rawtwin';
const fileOf = (root: AbsPath): string => join(root, MARKER_FOLDER, 'root');

/** The id that the marker `.rawtwin/root` gives a folder; null: there is none. Throws where the disk keeps us from knowing. */
export async function readMarker(root: AbsPath): Promise<string | null | 'unreadable'> {
  try {
    const found: unknown = JSON.parse(await readFile(fileOf(root), 'utf8'));
    const id = typeof found === 'object' && found !== null && 'id' in found ? found.id : undefined;
    return typeof id === 'string' && id !== '' && id !== 'unreadable' ? id : 'unreadable';
  } catch (error) {
    if (error instanceof SyntaxError) return 'unreadable';
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Whole and on the disk, or not at all. Refuses a link in the place of our folder, which would mark another one. */
export async function writeMarker(root: AbsPath, id: string): Promise<void> {
  const folder = join(root, MARKER_FOLDER);
  await mkdir(folder).catch(error => {
    if (errnoOf(error) !== 'EEXIST') throw error;
  });
  if (!(await lstat(folder)).isDirectory()) throw Object.assign(new Error(`${folder} is not a folder`), { code: 'ENOTDIR' });
  await writeFileAtomic(fileOf(root), `${JSON.stringify({ v: 1, id })}\n`, { mode: 0o644 });
  for (const path of [folder, root]) await syncFolder(path);
}

async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return; // a folder cannot be opened there
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
