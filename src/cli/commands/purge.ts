import { parseDuration } from '../../config/words.js';
import { AppError } from '../../model/errors.js';
import { PURGE_AGE_MS, type PurgeOffer, type PurgeResult } from '../../model/purge.js';
import { foldJournals, type PurgeDeps, previewPurge, purgeTrash } from '../../pipeline.js';
import { purgeQuestion, renderOffer, renderPurged } from '../../report/purge.js';
import type { Words } from '../../report/words/index.js';
import { EXIT } from '../exit-code.js';
import { readWords } from '../options.js';
import { print, say, view } from '../output.js';
import { runWorld } from '../run-world.js';
import { makeProgress } from '../ui/progress.js';
import { interruptible } from '../world.js';

interface PurgeFlags {
  readonly olderThan?: string;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly lang?: string;
  readonly progress: boolean;
}

/** `purge`: report, question, then really deletes. Exit 2 without a terminal or --yes, 3 when something stayed, 5 when a folder is held. */
export async function purgeCommand(flags: PurgeFlags): Promise<number> {
  const olderThanMs = flags.olderThan === undefined ? PURGE_AGE_MS : parseDuration('--older-than', flags.olderThan);
  const words = await readWords(flags);
  const { terminalPrompt } = await import('../ui/prompt.js');
  const prompt = terminalPrompt(words);
  if (!flags.yes && !flags.dryRun && !prompt.available) {
    throw new AppError('NO_TERMINAL', { is: 'no-terminal', so: 'deleted' });
  }
  const progress = makeProgress({ words, enabled: flags.progress });
  return interruptible(async signal => {
    const deps: PurgeDeps = { ...runWorld(progress, words), onStep: () => progress.tick(1), signal };
    const offer = await previewPurge(olderThanMs, deps);
    if (!flags.json) await print(renderOffer(offer, view(words)));
    if (flags.dryRun || offer.rows.length === 0) {
      if (!flags.dryRun) await fold(olderThanMs, deps, words);
      return left(offer, flags, words);
    }
    if (!flags.yes && !(await prompt.confirm(purgeQuestion(offer, words)))) {
      say(`rawtwin: ${words.talk.nothingDeleted}`);
      return EXIT.done;
    }
    progress.phase('purging');
    progress.expect(offer.purged.length);
    const result = await purgeTrash(offer, deps).finally(() => progress.stop());
    if (!result.interrupted) await fold(olderThanMs, deps, words);
    if (flags.json) await printJson(result, false);
    else await print(renderPurged(result, offer, view(words)));
    if (result.interrupted) return EXIT.interrupted;
    return exitOf(result);
  });
}

/** Tidying up of our own: a journal that could not be folded is folded another time. */
async function fold(olderThanMs: number, deps: PurgeDeps, { talk }: Words): Promise<void> {
  const folded = await foldJournals(Math.max(olderThanMs, PURGE_AGE_MS), deps);
  if (folded > 0) say(`rawtwin: ${talk.folded(folded)}`);
}

async function left(offer: PurgeOffer, flags: PurgeFlags, { purge }: Words): Promise<number> {
  if (flags.json) await printJson({ ...offer, interrupted: false }, flags.dryRun === true);
  else if (offer.rows.length > 0) await print([`${purge.nothingDryRun}\n`]);
  return exitOf(offer);
}

const printJson = async (result: PurgeResult, preview: boolean) => print((await import('../../report/json.js')).purgeJson(result, preview));

const exitOf = ({ refused }: Pick<PurgeResult, 'refused'>): number => (refused.length > 0 ? EXIT.incomplete : EXIT.done);
