import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import envPaths from 'env-paths';
import { AppError, errnoOf } from '../model/errors.js';
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
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const code = errnoOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return {};
    throw new AppError('CONFIG_INVALID', `The configuration ${path} cannot be read (${code}). Check its permissions.`, path, {
      cause: error,
    });
  }
  const { parseConfig } = await import('./config-schema.js');
  const settings = parseConfig(text, path);
  const home = (folders: readonly string[] | undefined) => folders?.map(folder => folder.replace(/^~(?=$|[/\\])/, homedir()));
  return {
    ...settings,
    ...(settings.folders ? { folders: home(settings.folders) ?? [] } : {}),
    ...(settings.also ? { also: home(settings.also) ?? [] } : {}),
  };
}
