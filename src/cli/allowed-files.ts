import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { AppError, stateUnusable } from '../model/errors.js';
import { ownState } from './world.js';

/** The folder files to which the person agreed: SHA-256 of the text, by path. A file that changed since is another. */
type Allowed = ReadonlyMap<string, string>;

const file = () => join(ownState(), 'allowed-folder-settings.json');

/** What cannot be read allows nothing. */
export async function readAllowed(): Promise<Allowed> {
  try {
    const found: unknown = JSON.parse(await readFile(file(), 'utf8'));
    const rows = typeof found === 'object' && found !== null ? Object.entries(found) : [];
    return new Map(rows.filter((row): row is [string, string] => typeof row[1] === 'string'));
  } catch (error) {
    if (error instanceof AppError) throw error;
    return new Map();
  }
}

/** Throws STATE_UNUSABLE where it cannot be kept. */
export async function writeAllowed(allowed: Allowed): Promise<void> {
  const path = file();
  try {
    await mkdir(ownState(), { recursive: true, mode: 0o700 });
    await writeFileAtomic(path, `${JSON.stringify(Object.fromEntries(allowed), null, 2)}\n`, { mode: 0o600 });
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw stateUnusable(path, 'write', error);
  }
}
