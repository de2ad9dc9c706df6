import { dirname, resolve } from 'node:path';
import { readPicks } from '../../collect/read-picks.js';
import { realCopy } from '../../collect/real-copy.js';
import { realFs } from '../../execute/real-fs.js';
import { realMachine } from '../../execute/real-machine.js';
import type { CollectResult } from '../../model/collect.js';
import { AppError } from '../../model/errors.js';
import type { AbsPath } from '../../model/frame.js';
import type { Picks } from '../../model/picks.js';
import { collect } from '../../pipeline.js';
import { collectJson, renderCollect } from '../../report/collect.js';
import { classify } from '../../scan/classify.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { wordsOf } from '../options.js';
import { print, view } from '../output.js';
import { NO_SETTINGS, readSettings } from '../settings.js';
import { makeProgress } from '../ui/progress.js';
import { interruptible, newId } from '../world.js';

interface CollectFlags {
  readonly to: string;
  readonly from?: readonly string[];
  readonly list?: readonly string[];
  readonly link?: boolean;
  readonly ignore?: readonly string[];
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly lang?: string;
  readonly progress: boolean;
}

/** `collect`: the raws of what was picked, into a folder. Exit 3 when a pick has no raw, several, or one that is not there whole. */
export async function collectCommand(words: readonly string[], flags: CollectFlags): Promise<number> {
  if (words.length === 0 && flags.list === undefined) throw new AppError('USAGE', { is: 'no-picks' });
  const picks = await readPicks(words, flags.list ?? [], isPicture);
  const { ignore = [], ...settings } = await readSettings(
    { ...(flags.ignore ? { ignore: flags.ignore } : {}), ...(flags.lang === undefined ? {} : { lang: flags.lang }) },
    [],
    { uses: NO_SETTINGS },
  );
  const from = flags.from ?? placesOf(picks, settings.folders ?? ['.']);
  const texts = await wordsOf(settings);
  const progress = makeProgress({ words: texts, enabled: flags.progress });
  const result = await interruptible(signal => {
    const request = {
      picks,
      from,
      to: resolve(flags.to),
      ignore,
      link: flags.link === true,
      dryRun: flags.dryRun === true,
      cwd: process.cwd(),
    };
    return collect(request, { fs: realFs(), copier: realCopy(), machine: realMachine(), newId, progress, signal });
  }).finally(() => progress.stop());
  await print(flags.json ? collectJson(result) : renderCollect(result, view(texts)));
  return exitOf(result);
}

const isPicture = (name: string): boolean => {
  const kind = classify('' as AbsPath, name, false)?.kind;
  return kind === 'raw' || kind === 'rendered' || kind === 'derivative';
};

/** Beside the picks, and where the person keeps photos. The current folder, which stands for the latter by default, counts for names alone. */
function placesOf({ files, folders, names }: Picks, configured: readonly string[]): readonly string[] {
  const own = [...files.map(path => dirname(path)), ...folders];
  const archive = configured.filter(folder => folder !== '.');
  const places = [...new Set([...own, ...archive])];
  return names.length > 0 && archive.length === 0 ? [...places, '.'] : places;
}

function exitOf({ raws, notFound, ambiguous, unreadable, interrupted }: CollectResult): ExitCode {
  if (interrupted) return EXIT.interrupted;
  const isShort = raws.some(({ state }) => state === 'refused' || state === 'failed');
  return isShort || notFound.length + ambiguous.length + unreadable.length > 0 ? EXIT.incomplete : EXIT.done;
}
