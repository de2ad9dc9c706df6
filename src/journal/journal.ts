import { AppError, errnoOf, stateUnusable } from '../model/errors.js';
import type { AbsPath } from '../model/frame.js';
import type { JournalEntry, JournalRead } from '../model/journal.js';
import { pathIn } from '../model/path.js';
import type { Clock } from '../ports/clock.js';
import type { AppendHandle, FsPort } from '../ports/fs.js';
import type { JournalPort, RunJournal } from '../ports/journal.js';
import { appendArchive, archiveIn, readArchive, unreadable } from './archive.js';
import { isInBounds } from './bounds.js';
import { type Decoded, decodeLines, encodeLine } from './line.js';
import { readCache, writeCache } from './summary-cache.js';

interface JournalDeps {
  readonly fs: FsPort;
  readonly clock: Clock;
  readonly stateDir: AbsPath;
}

const ENDING = '.ndjson';
/** Characters handed to one write. */
const CHUNK = 1 << 20;

/**
 * The journal below a state folder: `runs/<run>.ndjson`, an empty `open/<run>` while a run is not closed, `archive.ndjson` with what is
 * left of folded runs, and `summaries.json`, which only saves time.
 */
export function openJournal(deps: JournalDeps): JournalPort {
  const { fs, stateDir } = deps;
  const runs = pathIn(stateDir, 'runs');
  const open = pathIn(stateDir, 'open');
  const fileOf = (run: string) => pathIn(runs, run + ENDING);
  const archive = archiveIn(stateDir);
  const markOf = (run: string) => pathIn(open, run);
  const settled = (run: string) => guarded(markOf(run), () => unmark(fs, markOf(run), open));
  const writer = async (run: string) => runJournal(deps, fileOf(run), await fs.append(fileOf(run)), () => settled(run));

  return {
    begin: run =>
      guarded(fileOf(run), async () => {
        for (const folder of [runs, open]) await fs.makeFolders(folder, 0o700);
        await fs.create(markOf(run), new Uint8Array(), 0o600);
        await fs.syncFolder(open);
        await fs.create(fileOf(run), new Uint8Array(), 0o600);
        await fs.syncFolder(runs);
        return writer(run);
      }),
    reopen: run =>
      guarded(fileOf(run), async () => {
        await fs.makeFolders(open, 0o700);
        await mark(fs, markOf(run));
        await fs.syncFolder(open);
        return writer(run);
      }),
    read: run => readRunFile(fs, run, fileOf(run)),
    runs: async () => (await namesIn(fs, runs)).filter(name => name.endsWith(ENDING)).map(name => name.slice(0, -ENDING.length)),
    unfinished: () => namesIn(fs, open),
    settled,
    version: run => versionOf(fs, fileOf(run)),
    recall: () => readCache(stateDir, fs),
    keep: known => writeCache(known, stateDir, `${deps.clock.now().getTime()}`, fs),
    archive,
    folded: () => readArchive(archive, fs),
    fold: summaries =>
      guarded(archive, async () => {
        await appendArchive(archive, stateDir, summaries, deps.clock.now().toISOString(), fs);
        for (const { run } of summaries) await fs.unlink(fileOf(run));
        await fs.syncFolder(runs);
      }),
  };
}

async function versionOf(fs: FsPort, path: AbsPath): Promise<string | null> {
  try {
    const { ino, bytes, mtimeNs } = (await fs.look(path)).stamp;
    return `${ino}-${bytes}-${mtimeNs}`;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw unreadable(path, error);
  }
}

function runJournal({ fs, clock }: JournalDeps, path: AbsPath, handle: AppendHandle, settled: () => Promise<void>): RunJournal {
  const write = (text: string) => handle.write(Buffer.from(text));
  return {
    append: entries => guarded(path, () => writeInChunks(entries, clock.now().toISOString(), write)),
    sync: () => guarded(path, () => handle.sync()),
    close: async isSettled => {
      await guarded(path, () => handle.close());
      if (isSettled) await settled();
    },
    abandon: async () => {
      await guarded(path, () => handle.close());
      await guarded(path, () => fs.unlink(path));
      await settled();
    },
  };
}

async function writeInChunks(entries: readonly JournalEntry[], at: string, write: (text: string) => Promise<void>): Promise<void> {
  let chunk = '';
  for (const entry of entries) {
    chunk += encodeLine(entry, at);
    if (chunk.length < CHUNK) continue;
    await write(chunk);
    chunk = '';
  }
  if (chunk !== '') await write(chunk);
}

async function mark(fs: FsPort, path: AbsPath): Promise<void> {
  try {
    await fs.create(path, new Uint8Array(), 0o600);
  } catch (error) {
    if (errnoOf(error) !== 'EEXIST') throw error;
  }
}

async function unmark(fs: FsPort, path: AbsPath, folder: AbsPath): Promise<void> {
  try {
    await fs.unlink(path);
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error;
  }
  await fs.syncFolder(folder);
}

async function namesIn(fs: FsPort, folder: AbsPath): Promise<string[]> {
  try {
    return (await fs.names(folder)).sort();
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return [];
    throw stateUnusable(folder, 'read', error);
  }
}

async function readRunFile(fs: FsPort, run: string, path: AbsPath): Promise<JournalRead | null> {
  try {
    return bounded(run, decodeLines(await fs.read(path)));
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw unreadable(path, error);
  }
}

/** Lines that lead out of the run's own folders and trash count as damaged. */
function bounded(run: string, { lines, numbers, damaged }: Decoded): JournalRead {
  const begin = lines.find(line => line.type === 'begin' && isInBounds(line, run, null));
  const roots = begin?.type === 'begin' ? begin.roots : null;
  const isGood = lines.map(line => isInBounds(line, run, roots));
  const strange = numbers.filter((_, i) => !isGood[i]);
  return { run, lines: lines.filter((_, i) => isGood[i]), damaged: [...damaged, ...strange].sort((a, b) => a - b) };
}

/** Nothing is moved that is not written down first, so a journal that cannot be written stops the run. */
async function guarded<T>(path: AbsPath, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('JOURNAL_WRITE', { is: 'journal-unwritable', path, code: errnoOf(error) }, path, { cause: error });
  }
}
