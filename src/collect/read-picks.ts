import { readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { AppError, errnoOf } from '../model/errors.js';
import type { AbsPath } from '../model/frame.js';
import type { Picks } from '../model/picks.js';
import { namesInText } from './names-in-text.js';

const LIST = /\.(txt|csv|tsv|text|lst)$/i;
const TABLE = /\.[ct]sv$/i;
/** A list of names is short; a photo that was given as one is not. */
const LONGEST_LIST = 16 << 20;

/** What was given on the command line: files, folders, and lists of names. Throws NOT_FOUND, FILE_UNREADABLE or USAGE naming the path. */
export async function readPicks(words: readonly string[], lists: readonly string[], isPicture: (name: string) => boolean): Promise<Picks> {
  const [files, folders, names]: [AbsPath[], AbsPath[], string[]] = [[], [], []];
  const namesOf = async (path: string) => names.push(...namesInText(await textOf(path), TABLE.test(path), isPicture));
  for (const word of words) {
    const path = resolve(word);
    const kind = await kindOf(path);
    if (kind === 'folder') folders.push((await realpath(path)) as AbsPath);
    else if (LIST.test(path)) await namesOf(path);
    else files.push(join(await realpath(dirname(path)), basename(path)) as AbsPath);
  }
  for (const list of lists) await namesOf(resolve(list));
  return { files: [...new Set(files)], folders: [...new Set(folders)], names: [...new Set(names)] };
}

async function kindOf(path: string): Promise<'file' | 'folder'> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    throw new AppError('NOT_FOUND', { is: 'pick-missing', path, code: errnoOf(error) }, path, { cause: error });
  }
}

async function textOf(path: string): Promise<string> {
  try {
    if ((await stat(path)).size > LONGEST_LIST) throw new AppError('USAGE', { is: 'list-too-long', path }, path);
    return decoded(await readFile(path), path);
  } catch (error) {
    if (error instanceof AppError) throw error;
    const code = errnoOf(error);
    const says = { is: 'list-unreadable', path, code } as const;
    throw new AppError(code === 'ENOENT' ? 'NOT_FOUND' : 'FILE_UNREADABLE', says, path, { cause: error });
  }
}

/** UTF-8; UTF-16 where a byte order mark says so, as Excel and Notepad write it; else the old Windows code page. */
function decoded(bytes: Uint8Array, path: string): string {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.includes(0)) throw new AppError('USAGE', { is: 'list-no-text', path }, path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // No UTF-8: what else a person's editor writes on Windows.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
