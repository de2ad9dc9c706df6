import { resolve } from 'node:path';
import type { Settings } from '../../config/settings.js';
import { parsePreview } from '../../config/words.js';
import { AppError } from '../../model/errors.js';
import type { Plan } from '../../model/plan.js';
import { makePlan, type PlanRequest } from '../../pipeline/make-plan.js';
import type { Made } from '../../pipeline.js';
import type { Stages } from '../../ports/stages.js';
import type { PlanView } from '../../report/view.js';
import { type Words, wordsAbout } from '../../report/words/index.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { orphansOf, type PlanFlags, policyOf, wordsOf } from '../options.js';
import { print, printReport, say, view } from '../output.js';
import { readSettings } from '../settings.js';
import { makeProgress } from '../ui/progress.js';
import { interruptible, jpegMemory, realWorld } from '../world.js';

interface PlanCommandFlags extends PlanFlags {
  readonly json?: boolean;
  readonly ndjson?: boolean;
  readonly csv?: boolean;
  readonly bom?: boolean;
  readonly html?: string;
  readonly preview?: string;
  readonly save?: string;
  readonly all?: boolean;
  readonly thumbnails?: boolean;
  readonly failOnOrphans?: boolean;
  readonly stats?: boolean;
  readonly progress: boolean;
}

/** `plan`: the dry-run report. Exit 3 when something could not be read, 10 with --fail-on-orphans. */
export async function planCommand(folders: readonly string[], flags: PlanCommandFlags): Promise<number> {
  if (flags.bom && !flags.csv) throw new AppError('USAGE', { is: 'flag-needs', flag: '--bom', other: '--csv' });
  const orphans = await orphansOf(flags);
  const settings = await readSettings(flags, folders);
  if (flags.preview !== undefined && flags.html === undefined)
    throw new AppError('USAGE', { is: 'flag-needs', flag: '--preview', other: '--html' });
  const preview = parsePreview('--preview', flags.preview ?? 'small');
  const words = wordsAbout(await wordsOf(settings), orphans);
  if (flags.html !== undefined) (await import('../thrift.js')).growHeapSlowly();
  const watch = flags.stats ? new (await import('../ui/stopwatch.js')).Stopwatch() : undefined;
  const { plan } = await interruptible(async signal => {
    const made = await planWith(settings, flags, signal, { stages: watch });
    if (flags.save !== undefined) await savePlan(made.plan, flags.save, words);
    if (flags.html === undefined) return made;
    const { writeSheet } = await import('../write-sheet.js');
    await writeSheet(made, { html: flags.html, preview, words, progress: flags.progress }, signal);
    return made;
  });
  const show = () => showPlan(plan, flags, { words, verb: 'plan', given: settings.folders ?? [] });
  await (watch ? watch.within('show', show) : show());
  if (watch) for (const line of (await import('../../report/stats.js')).renderStats(watch.stats, words)) say(line);
  if (flags.failOnOrphans && plan.actions.length > 0) return EXIT.orphansFound;
  return exitOf(plan);
}

/** Incomplete when a part could not be read. */
export const exitOf = (plan: Plan): ExitCode => (plan.unreadable.length > 0 ? EXIT.incomplete : EXIT.done);

/** Reports on the terminal tell sizes of orphans alone. */
const sizesIn = ({ json, ndjson, csv, html, save }: PlanCommandFlags): PlanRequest['sizesOf'] =>
  json || ndjson || csv || html !== undefined || save !== undefined ? 'all' : 'orphans';

/** The plan that the settings ask for. */
export async function planWith(
  settings: Settings,
  flags: PlanCommandFlags,
  signal: AbortSignal,
  { sizesOf = sizesIn(flags), stages }: { readonly sizesOf?: PlanRequest['sizesOf']; readonly stages?: Stages | undefined } = {},
): Promise<Made> {
  if (flags.rejected && settings.trust === 'stem') throw new AppError('USAGE', { is: 'rejected-by-names' });
  const progress = makeProgress({ words: await wordsOf(settings), enabled: flags.progress });
  try {
    const { folders = ['.'], also = [], ignore = [], ignoreBelow } = settings;
    const request = {
      folders,
      also,
      ignore,
      ...(ignoreBelow ? { ignoreBelow } : {}),
      cwd: process.cwd(),
      policy: { ...policyOf(settings), ...(flags.rejected ? { rejected: true as const } : {}) },
      listingAccepted: flags.acceptListing === true,
      sizesOf,
    };
    const world = { ...realWorld(settings, progress, signal), ...(stages ? { stages } : {}) };
    if ((await orphansOf(flags)) === undefined) return await makePlan(request, world);
    const { makeJpegPlan } = await import('../../pipeline/jpegs/make-jpeg-plan.js');
    return await makeJpegPlan(request, { ...world, jpegMemory: jpegMemory(settings) });
  } finally {
    progress.stop();
  }
}

/** Writes the plan that `trash --plan` reads, and says so on stderr. */
export async function savePlan(plan: Plan, file: string, { talk }: Words): Promise<void> {
  const { planJson } = await import('../../report/json.js');
  await (await import('../write-file.js')).writeChunks(resolve(file), planJson(plan));
  say(`rawtwin: ${talk.planSaved(file)}`);
}

/** The plan on stdout, in the form that was asked for. */
export async function showPlan(plan: Plan, flags: PlanCommandFlags, shown: Pick<PlanView, 'words' | 'verb' | 'given'>): Promise<void> {
  const { words } = shown;
  const all = flags.all === true;
  if (flags.json) await print((await import('../../report/json.js')).planJson(plan));
  else if (flags.ndjson) await print((await import('../../report/ndjson.js')).planNdjson(plan));
  else if (flags.csv) await print((await import('../../report/csv.js')).planCsv(plan, { words, all, bom: flags.bom === true }));
  else await printReport((await import('../../report/terminal.js')).renderPlan(plan, { ...view(words), ...shown, all }), words, flags);
}
