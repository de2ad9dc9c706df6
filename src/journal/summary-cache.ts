import type { AbsPath } from '../model/frame.js';
import { pathIn } from '../model/path.js';
import type { FsPort } from '../ports/fs.js';
import type { KnownSummary } from '../ports/journal.js';

/** Goes with the shape of a summary: a cache of another shape is no cache. */
const SHAPE = 1;
const fileIn = (stateDir: AbsPath): AbsPath => pathIn(stateDir, 'summaries.json');

/** What earlier readings found, or nothing when that cannot be read. */
export async function readCache(stateDir: AbsPath, fs: FsPort): Promise<ReadonlyMap<string, KnownSummary>> {
  try {
    const found = JSON.parse(Buffer.from(await fs.read(fileIn(stateDir))).toString());
    return new Map(found.shape === SHAPE ? Object.entries<KnownSummary>(found.runs) : []);
  } catch {
    // Never written, torn or of another version: the journals are read instead.
    return new Map();
  }
}

/** Whole under another name, then renamed; `id` is this process's own. */
export async function writeCache(known: ReadonlyMap<string, KnownSummary>, stateDir: AbsPath, id: string, fs: FsPort): Promise<void> {
  const draft = `${fileIn(stateDir)}.${id}` as AbsPath;
  try {
    await fs.create(draft, Buffer.from(JSON.stringify({ shape: SHAPE, runs: Object.fromEntries(known) })), 0o600);
    await fs.rename(draft, fileIn(stateDir));
  } catch {
    // No room, or no permission: the next reading takes its time again.
  }
}
