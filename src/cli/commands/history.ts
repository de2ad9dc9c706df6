import { listRuns, readRun, summarise } from '../../journal/history.js';
import { rawsOfRun } from '../../model/run-raws.js';
import { NO_PROGRESS } from '../../ports/progress.js';
import type { Words } from '../../report/words/index.js';
import { EXIT } from '../exit-code.js';
import { readWords } from '../options.js';
import { print, view } from '../output.js';
import { runWorld } from '../run-world.js';

export interface HistoryFlags {
  readonly json?: boolean;
  readonly all?: boolean;
  readonly lang?: string;
}

/** `history [run]`: runs, newest first; or every raw of one run and what became of it. */
export async function historyCommand(run: string | undefined, flags: HistoryFlags): Promise<number> {
  const words = await readWords(flags);
  const { journal } = runWorld(NO_PROGRESS, words);
  if (run !== undefined) return oneRun(run, flags, journal, words);
  const runs = await listRuns(journal);
  if (flags.json) await print((await import('../../report/json.js')).historyJson(runs));
  else await print((await import('../../report/history.js')).renderHistory(runs, { ...view(words), all: flags.all === true }));
  return EXIT.done;
}

async function oneRun(id: string, flags: HistoryFlags, journal: ReturnType<typeof runWorld>['journal'], words: Words): Promise<number> {
  const read = await readRun(journal, id);
  const summary = summarise(read, (await journal.unfinished()).includes(read.run));
  const raws = rawsOfRun(read.lines);
  if (flags.json) await print((await import('../../report/json.js')).runRawsJson(summary, raws));
  else await print((await import('../../report/run.js')).renderRun(summary, raws, view(words)));
  return EXIT.done;
}
