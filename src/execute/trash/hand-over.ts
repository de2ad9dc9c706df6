import { AppError, errnoOf } from '../../model/errors.js';
import type { AbsPath } from '../../model/frame.js';
import type { Message } from '../../model/message.js';
import type { Moved } from '../../model/receipt.js';
import type { FsPort } from '../../ports/fs.js';
import type { JournalPort, RunJournal } from '../../ports/journal.js';
import type { SystemTrash } from '../../ports/trash.js';
import { wayBack } from '../way-back.js';
import { placeIn } from './folder.js';

/** Counts of files. Those left lie where the run put them, and undo brings them back; `why`: what stopped it. */
export interface HandedOver {
  readonly handed: number;
  readonly left: number;
  readonly why: Message | null;
}
interface HandOverDeps {
  readonly fs: FsPort;
  readonly journal: JournalPort;
  readonly systemTrash: SystemTrash;
  readonly signal: AbortSignal;
}
/** Files that are handed over at a time; of those before, the disk was asked. */
const BATCH = 50;

/**
 * Hands what a run put into our folder on to the system's own trash: best effort, since no system tells where a file is then. That each file
 * may go is in the journal, and on the disk, before. Never throws: what was not handed over stays where undo finds it.
 */
export async function handOver(run: string, moved: readonly Moved[], deps: HandOverDeps): Promise<HandedOver> {
  let handed = 0;
  let why: Message | null = null;
  try {
    const journal = await deps.journal.reopen(run);
    try {
      for (let start = 0; start < moved.length && why === null && !deps.signal.aborted; start += BATCH) {
        const batch = await handBatch(moved.slice(start, start + BATCH), run, journal, deps);
        handed += batch.handed;
        ({ why } = batch);
      }
    } finally {
      await journal.close(true);
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    why = error.says;
  }
  return { handed, left: moved.length - handed, why };
}

async function handBatch(
  files: readonly Moved[],
  run: string,
  journal: RunJournal,
  { fs, systemTrash }: HandOverDeps,
): Promise<Omit<HandedOver, 'left'>> {
  for (const { at } of files) {
    const doubt = await systemTrash.prove(at);
    if (doubt !== null) return { handed: 0, why: doubt };
  }
  await journal.append(files.map(({ from, at }) => ({ type: 'handing', from, at })));
  await journal.sync();
  let why: Message | null = null;
  try {
    await systemTrash.hand(files.map(({ at }) => at));
  } catch (error) {
    why = { is: 'as-said', words: error instanceof Error ? error.message.split('\n', 1).join('') : errnoOf(error) };
  }
  let handed = 0;
  for (const { at } of files) {
    if (!(await isGone(at, fs))) continue;
    handed++;
    await wayBack(fs).sweep({ at, info: null, place: placeIn(at, run), store: 'folder' });
  }
  return { handed, why: why ?? (handed < files.length ? { is: 'trash-left-some' } : null) };
}

async function isGone(path: AbsPath, fs: FsPort): Promise<boolean> {
  try {
    await fs.look(path);
    return false;
  } catch (error) {
    return errnoOf(error) === 'ENOENT';
  }
}
