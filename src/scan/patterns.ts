import { type Dirent, readdir } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type fastGlob from 'fast-glob';
import { AppError, errnoOf } from '../model/errors.js';
import type { AbsPath } from '../model/frame.js';
import type { Unreadable } from '../model/scan.js';

/** fast-glob and what it brings, once there is a pattern. */
const globbing = async () => (await import('fast-glob')).default;

const OPTIONS = { dot: false, followSymbolicLinks: false, unique: true } as const;

/**
 * Folder words as a shell would expand them, for flags and settings that no shell saw (`~/Photos/2026-*`).
 * A word that is an existing path stays as it is, whatever signs its name holds; a pattern without a match stays too, so that the error names it.
 * Throws FOLDER_UNREADABLE where a pattern cannot be held against all that is there.
 */
export async function expandFolders(words: readonly string[], cwd: string): Promise<string[]> {
  const out: string[] = [];
  for (const word of words) {
    const literal = resolve(cwd, word);
    if ((await exists(literal)) || !(await globbing()).isDynamicPattern(word)) out.push(literal);
    else {
      const found = await foldersLike(word, cwd);
      out.push(...(found.length > 0 ? found.sort() : [literal]));
    }
  }
  return out;
}

async function foldersLike(word: string, cwd: string): Promise<string[]> {
  try {
    return await (await globbing())(word, { ...OPTIONS, cwd, absolute: true, onlyDirectories: true });
  } catch (error) {
    const path = resolve(cwd, word);
    throw new AppError('FOLDER_UNREADABLE', { is: 'pattern-unreadable', path, code: errnoOf(error) }, path, { cause: error });
  }
}

/** Absolute paths that patterns name, and the folders that could not be asked. */
export interface Ignored {
  readonly paths: ReadonlySet<string>;
  readonly unasked: readonly Unreadable[];
}

/** What lies below `root` and one of the patterns names. A folder in `unasked` may hold more of it, so it counts as not listed whole. */
export async function ignoredPaths(root: string, patterns: readonly string[]): Promise<Ignored> {
  if (patterns.length === 0) return { paths: new Set(), unasked: [] };
  const unasked: Unreadable[] = [];
  const glob = await globbing();
  const found = await glob([...patterns], {
    ...{ ...OPTIONS, cwd: root, absolute: true, onlyFiles: false, suppressErrors: true },
    fs: { readdir: readdirTelling((path, error) => unasked.push({ path: resolve(path) as AbsPath, code: errnoOf(error), hides: true })) },
  });
  return { paths: new Set(found.map(path => resolve(path))), unasked };
}

/** The way to folders for fast-glob, which keeps to itself what it could not list. */
function readdirTelling(tell: (path: string, error: Error) => void): ReaddirOfGlob {
  function list(path: string, options: { withFileTypes: true }, done: Done<Dirent>): void;
  function list(path: string, done: Done<string>): void;
  function list(path: string, options: { withFileTypes: true } | Done<string>, done?: Done<Dirent>): void {
    const told =
      <T>(then: Done<T>) =>
      (error: NodeJS.ErrnoException | null, found: T[]) => {
        if (error) tell(path, error);
        then(error, found);
      };
    if (typeof options === 'function') readdir(path, told(options));
    else if (done) readdir(path, options, told(done));
  }
  return list;
}
type Done<T> = (error: NodeJS.ErrnoException | null, found: T[]) => void;
type ReaddirOfGlob = NonNullable<NonNullable<fastGlob.Options['fs']>['readdir']>;

const exists = async (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false, // whatever the errno: the walk, which needs the folder, tells it
  );
