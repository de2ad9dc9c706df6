import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import envPaths from 'env-paths';
import { AppError, errnoOf } from '../model/errors.js';
import type { FolderFile } from './folder-settings.js';
import type { Settings } from './settings.js';

const paths = envPaths('rawtwin', { suffix: '' });

/** Where runs, memory and locks live: the platform's state folder, or `RAWTWIN_STATE_DIR`. */
export function stateFolder(env: Readonly<Record<string, string | undefined>>): string {
  const own = env.RAWTWIN_STATE_DIR;
  if (own !== undefined && own !== '') return resolve(own);
  return process.platform === 'linux' ? paths.log : paths.data; // env-paths calls $XDG_STATE_HOME the log folder
}

/** The person's configuration file, or `RAWTWIN_CONFIG`. */
export function configFile(env: Readonly<Record<string, string | undefined>>): string {
  const own = env.RAWTWIN_CONFIG;
  return own !== undefined && own !== '' ? resolve(own) : join(paths.config, 'config.json');
}

/** Settings of the file; none when it is not there. `~/` in folders is the home. Throws CONFIG_INVALID for a file that cannot be used. */
export async function loadConfig(path: string): Promise<Settings> {
  const text = await textOf(path);
  if (text === null) return {};
  const { parseConfig } = await import('./parse-config.js');
  const settings = parseConfig(text.toString('utf8'), path);
  const home = (folders: readonly string[] | undefined) => folders?.map(folder => folder.replace(/^~(?=$|[/\\])/, homedir()));
  return {
    ...settings,
    ...(settings.folders ? { folders: home(settings.folders) ?? [] } : {}),
    ...(settings.also ? { also: home(settings.also) ?? [] } : {}),
  };
}

export const FOLDER_FILE = '.rawtwin.json';

/**
 * The settings that a root brings along, or null; `also` is told from the root. `isAllowed`: whether the person agreed to a text of this
 * file. Throws CONFIG_INVALID for a file that cannot be used, since what it would keep must not be lost unseen.
 */
export async function loadFolderFile(
  root: string,
  isAllowed: (path: string, hash: string) => Promise<boolean>,
): Promise<FolderFile | null> {
  const path = join(root, FOLDER_FILE);
  const text = await textOf(path, () => isListed(root));
  if (text === null) return null;
  const { parseConfig } = await import('./parse-config.js');
  const { also, ...settings } = parseConfig(text.toString('utf8'), path, 'folder');
  const resolved = also ? { also: also.map(folder => resolve(root, folder)) } : {};
  const hash = createHash('sha256').update(text).digest('hex');
  return { root, path, hash, settings: { ...settings, ...resolved }, allowed: await isAllowed(path, hash) };
}

/** A root that cannot be listed is told of by the scan. */
const isListed = (folder: string): Promise<boolean> =>
  readdir(folder).then(
    () => true,
    () => false,
  );

/** Bytes that no configuration needs; more is something else. */
const LARGEST = 65_536;

/** Null when it is not there, or `matters` says that its absence would be no news. */
async function textOf(path: string, matters = async () => true): Promise<Buffer | null> {
  try {
    const found = await stat(path);
    if (!found.isFile() || found.size > LARGEST) throw new AppError('CONFIG_INVALID', { is: 'config-no-file', path }, path);
    return await readFile(path);
  } catch (error) {
    const code = errnoOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    if (error instanceof AppError) throw error;
    if (!(await matters())) return null;
    throw new AppError('CONFIG_INVALID', { is: 'config-unreadable', path, code }, path, {
      cause: error,
    });
  }
}
