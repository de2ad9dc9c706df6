import { resolve } from 'node:path';
import { listRuns, readRun, summarise } from '../../journal/history.js';
import { AppError } from '../../model/errors.js';
import type { RunSummary } from '../../model/receipt.js';
import { type RunRaw, rawsOfRun } from '../../model/run-raws.js';
import { NO_PROGRESS } from '../../ports/progress.js';
import { type Words, wordsAbout } from '../../report/words/index.js';
import { EXIT } from '../exit-code.js';
import { readWords } from '../options.js';
import { print, say, view } from '../output.js';
import { runWorld } from '../run-world.js';

interface HistoryFlags {
  readonly json?: boolean;
  readonly all?: boolean;
  readonly lang?: string;
  readonly html?: string;
}

/** `history [run]`: runs, newest first; or every raw of one run and what became of it, on the terminal or in a page. */
export async function historyCommand(run: string | undefined, flags: HistoryFlags): Promise<number> {
  if (flags.html !== undefined && run === undefined) throw new AppError('USAGE', { is: 'html-needs-run' });
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
  if (flags.html !== undefined) await writeSheet(summary, raws, flags.html, words);
  if (flags.json) await print((await import('../../report/json.js')).runRawsJson(summary, raws));
  else if (flags.html === undefined) await print((await import('../../report/run.js')).renderRun(summary, raws, view(words)));
  return EXIT.done;
}

/** The contact sheet of a run, with the pictures that were kept when it went. */
async function writeSheet(summary: RunSummary, raws: readonly RunRaw[], html: string, words: Words): Promise<void> {
  const [{ makeRunSheet }, { renderSheet }, { pageParts }, { writeChunks }, { embeddedPreviews }, { ownThumbs }] = await Promise.all([
    import('../../pipeline/run-sheet.js'),
    import('../../report/html.js'),
    import('../page-parts.js'),
    import('../write-file.js'),
    import('../../exif/read-preview.js'),
    import('../own-thumbs.js'),
  ]);
  const about = wordsAbout(words, summary.orphans);
  const { sheet, cards } = await makeRunSheet(summary, raws, { previews: embeddedPreviews(), thumbs: ownThumbs(), words: about });
  await writeChunks(resolve(html), renderSheet(sheet, cards, { words: about, parts: await pageParts() }));
  say(`rawtwin: ${words.talk.picturesWritten(html)}`);
}
