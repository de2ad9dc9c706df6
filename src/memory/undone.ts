import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pLimit from 'p-limit';
import writeFileAtomic from 'write-file-atomic';
import { AppError, errnoOf } from '../model/errors.js';
import type { AbsPath } from '../model/frame.js';
import type { Undone } from '../model/memory.js';
import { parseUndone, undoneText } from './undone-text.js';
import { unusable } from './unusable.js';

/** A file for each raw, so that an undo and a daemon that write at the same time lose nothing of each other. */
const folderOf = (top: string): string => join(top, 'undone');
const fileOf = (top: string, raw: AbsPath): string =>
  join(folderOf(top), `${createHash('sha256').update(raw).digest('hex').slice(0, 32)}.json`);

/** Files that are written at a time: each waits for the disk, which makes several durable in one go. */
const TOGETHER = 16;

/** All of them. One that is damaged is STATE_UNUSABLE: nobody knows any more which raw it spoke for. */
export async function readUndone(top: string): Promise<ReadonlyMap<AbsPath, Undone>> {
  const found = new Map<AbsPath, Undone>();
  for (const name of await namesIn(folderOf(top))) {
    const path = join(folderOf(top), name);
    const text = await textOf(path);
    if (text === null) continue;
    const one = parseUndone(text);
    if (!one) throw damaged(path);
    found.set(one.raw, one.undone);
  }
  return found;
}

/** Durable when it resolves: the files, their names, and the name of their folder. */
export async function want(top: string, raws: ReadonlyMap<AbsPath, Undone>): Promise<void> {
  if (raws.size === 0) return;
  const folder = folderOf(top);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await pLimit(TOGETHER).map(raws, ([raw, undone]) => writeFileAtomic(fileOf(top, raw), undoneText(raw, undone), { mode: 0o600 }));
  for (const made of [folder, top, dirname(top)]) await syncFolder(made);
}

export async function unwant(top: string, raws: readonly AbsPath[]): Promise<void> {
  for (const raw of raws) await rm(fileOf(top, raw), { force: true });
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter(name => name.endsWith('.json'));
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return [];
    throw unusable(folder, 'read', error);
  }
}

/** Null: taken away since the folder was listed. */
async function textOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw unusable(path, 'read', error);
  }
}

const damaged = (path: string): AppError => new AppError('STATE_UNUSABLE', { is: 'memory-damaged', path }, path);

export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return; // a folder cannot be opened there
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
