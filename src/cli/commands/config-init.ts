import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { configFile, FOLDER_FILE } from '../../config/load.js';
import { AppError, errnoOf } from '../../model/errors.js';
import { EXIT } from '../exit-code.js';
import { readWords } from '../options.js';
import { say } from '../output.js';

interface ConfigInitFlags {
  readonly folder?: string;
  readonly lang?: string;
}
/** One's own file stays on this machine and finds the schema in the package; that of a folder may be opened on another. */
const SCHEMA_OF_THIS = (name: string): string => new URL(`../../../docs/schemas/${name}.schema.json`, import.meta.url).href;
const SCHEMA_ANYWHERE = (name: string): string => `https://unpkg.com/rawtwin/docs/schemas/${name}.schema.json`;

/** `config init`: a file to edit. Throws USAGE where one is there or it cannot be written, NOT_A_FOLDER for a folder that is none. */
export async function configInitCommand(flags: ConfigInitFlags): Promise<number> {
  const { talk } = await readWords(flags);
  const { startText } = await import('../../config/start-text.js');
  const path = flags.folder === undefined ? configFile(process.env) : join(await folderNamed(flags.folder), FOLDER_FILE);
  const text =
    flags.folder === undefined ? startText('user', SCHEMA_OF_THIS('config-file-1')) : startText('folder', SCHEMA_ANYWHERE('folder-file-1'));
  try {
    if (flags.folder === undefined) await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text, { flag: 'wx' });
  } catch (error) {
    const code = errnoOf(error);
    if (code === 'EEXIST') throw new AppError('USAGE', { is: 'config-there', path }, path);
    throw new AppError('USAGE', { is: 'config-unwritable', path, code }, path, { cause: error });
  }
  say(`rawtwin: ${talk.configWritten(path)}`);
  return EXIT.done;
}

async function folderNamed(folder: string): Promise<string> {
  const path = resolve(folder);
  const found = await stat(path).catch(() => null);
  if (found?.isDirectory()) return path;
  throw new AppError('NOT_A_FOLDER', { is: 'config-no-folder', path }, path);
}
