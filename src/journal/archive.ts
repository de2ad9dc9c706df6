import { AppError, errnoOf } from '../model/errors.js';
import type { AbsPath } from '../model/frame.js';
import { pathIn } from '../model/path.js';
import type { RunSummary } from '../model/receipt.js';
import type { FsPort } from '../ports/fs.js';
import { decodeLines, encodeLine } from './line.js';

/** One `folded` line for each run whose journal is gone. Appended to, never written anew, so that a crash costs no earlier line. */
export async function readArchive(path: AbsPath, fs: FsPort): Promise<readonly RunSummary[]> {
  try {
    const { lines } = decodeLines(await fs.read(path));
    return lines.flatMap(line => (line.type === 'folded' ? [line.summary] : []));
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return [];
    throw unreadable(path, error);
  }
}

export const unreadable = (path: AbsPath, cause: unknown): AppError =>
  new AppError('JOURNAL_DAMAGED', { is: 'journal-unreadable', path, code: errnoOf(cause) }, path, { cause });

/** Durable when it resolves. */
export async function appendArchive(
  path: AbsPath,
  stateDir: AbsPath,
  summaries: readonly RunSummary[],
  at: string,
  fs: FsPort,
): Promise<void> {
  const archive = await fs.append(path);
  try {
    await archive.write(Buffer.from(summaries.map(summary => encodeLine({ type: 'folded', summary }, at)).join('')));
    await archive.sync();
  } finally {
    await archive.close();
  }
  await fs.syncFolder(stateDir);
}

export const archiveIn = (stateDir: AbsPath): AbsPath => pathIn(stateDir, 'archive.ndjson');
