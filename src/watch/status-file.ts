import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { errnoOf, stateUnusable } from '../model/errors.js';
import type { AbsPath } from '../model/frame.js';
import { WATCH_STATUS_SCHEMA, type WatchStatus } from '../model/watch.js';

const NAME = /^status-[0-9a-f]+\.json$/;
const folderOf = (stateDir: AbsPath): string => join(stateDir, 'watch');

/** The file in which one daemon says how it stands; it is no record, and lost without harm. */
export function statusFile(stateDir: AbsPath, roots: readonly AbsPath[]) {
  const id = createHash('sha256').update(JSON.stringify(roots)).digest('hex').slice(0, 32);
  const path = join(folderOf(stateDir), `status-${id}.json`);
  return {
    async write(status: WatchStatus): Promise<void> {
      await mkdir(folderOf(stateDir), { recursive: true, mode: 0o700 });
      await writeFileAtomic(path, `${JSON.stringify(status)}\n`, { mode: 0o600, fsync: false });
    },
    remove: (): Promise<void> => rm(path, { force: true }),
  };
}

/** What daemons said last, dead ones too; a file that cannot be understood is left out. */
export async function readStatuses(stateDir: AbsPath): Promise<readonly WatchStatus[]> {
  const found: WatchStatus[] = [];
  for (const name of await namesIn(folderOf(stateDir))) {
    const text = await readFile(join(folderOf(stateDir), name), 'utf8').catch(() => '');
    const status = parsed(text);
    if (status) found.push(status);
  }
  return found;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter(name => NAME.test(name)).sort();
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return [];
    throw stateUnusable(folder, 'read', error);
  }
}

function parsed(text: string): WatchStatus | null {
  try {
    const found = JSON.parse(text);
    return found?.schema === WATCH_STATUS_SCHEMA && Array.isArray(found.roots) && typeof found.pid === 'number' ? found : null;
  } catch {
    return null; // taken away or half of a version we do not know
  }
}
