import { join } from 'node:path';
import { type FolderFile, useOf } from '../../config/folder-settings.js';
import { configFile, FOLDER_FILE, loadConfig, loadFolderFile } from '../../config/load.js';
import { listed } from '../../config/word-of.js';
import { AppError } from '../../model/errors.js';
import { printable } from '../../report/printable.js';
import { readAllowed, writeAllowed } from '../allowed-files.js';
import { EXIT } from '../exit-code.js';
import { readWords } from '../options.js';
import { say } from '../output.js';
import { realOrTyped } from '../real-path.js';
import { terminalPrompt } from '../ui/prompt.js';
import { ALL_SETTINGS } from './config.js';

interface ConfigAllowFlags {
  readonly yes?: boolean;
  readonly lang?: string;
}

/** `config allow FOLDER`: shows what its file asks, asks, and keeps the consent to this very text. Exit 2 without a terminal or --yes. */
export async function configAllowCommand(folder: string, flags: ConfigAllowFlags): Promise<number> {
  const words = await readWords(flags);
  const file = await fileOf(folder);
  const { waiting } = useOf(file, await loadConfig(configFile(process.env)), ALL_SETTINGS);
  const path = printable(file.path);
  if (Object.keys(waiting).length === 0) {
    say(`rawtwin: ${words.talk.nothingToAllow(path)}`);
    return EXIT.done;
  }
  say(`rawtwin: ${words.talk.asksFor(path, printable(listed(waiting)))}`);
  const prompt = terminalPrompt(words);
  if (!flags.yes && !prompt.available) throw new AppError('NO_TERMINAL', { is: 'no-terminal-to-allow' });
  if (!flags.yes && !(await prompt.confirm(words.ask.allow))) return EXIT.done;
  await writeAllowed(new Map([...(await readAllowed()), [file.path, file.hash]]));
  say(`rawtwin: ${words.talk.allowed(path)}`);
  return EXIT.done;
}

/** `config disallow FOLDER`: also for a file or folder that is there no more. */
export async function configDisallowCommand(folder: string, flags: ConfigAllowFlags): Promise<number> {
  const { talk } = await readWords(flags);
  const path = join(await realOrTyped(folder), FOLDER_FILE);
  const allowed = new Map(await readAllowed());
  if (allowed.delete(path)) await writeAllowed(allowed);
  say(`rawtwin: ${talk.notAllowed(printable(path))}`);
  return EXIT.done;
}

async function fileOf(folder: string): Promise<FolderFile> {
  const root = await realOrTyped(folder);
  const file = await loadFolderFile(root, async (path, hash) => (await readAllowed()).get(path) === hash);
  if (file) return file;
  const path = join(root, FOLDER_FILE);
  throw new AppError('NOT_FOUND', { is: 'config-missing', path }, path);
}
