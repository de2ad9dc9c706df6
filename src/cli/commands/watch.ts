import { resolve } from 'node:path';
import { BUILT_IN } from '../../config/settings.js';
import { newRunId } from '../../journal/run-id.js';
import { AppError } from '../../model/errors.js';
import type { AbsPath } from '../../model/frame.js';
import type { WatchEvent } from '../../model/watch.js';
import { type Control, type News, type WatchDeps, type WatchSettings, watch, watchOnce } from '../../pipeline.js';
import type { Words } from '../../report/words/index.js';
import { expandFolders } from '../../scan/patterns.js';
import { outermost } from '../../scan/roots.js';
import { type RecordStore, recordStore } from '../../watch/record-store.js';
import { EXIT } from '../exit-code.js';
import { type PlanFlags, readWords, wordsOf } from '../options.js';
import { thumbKeeping } from '../own-thumbs.js';
import { realPath } from '../real-path.js';
import { readSettings, WATCH_SETTINGS } from '../settings.js';
import { type LogSink, openLogSink } from '../ui/log-sink.js';
import { ownState } from '../world.js';
import { ask } from './watch-request.js';
import { watchWorld } from './watch-world.js';

interface WatchFlags extends PlanFlags {
  readonly once?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly logFile?: string;
  readonly notify?: boolean;
  readonly accept?: string;
  readonly release?: string;
}

/** `watch`: the daemon, one pass of it, or a word to the one that runs. Exit 5 when one watches a folder already. */
export async function watchCommand(folders: readonly string[], flags: WatchFlags): Promise<number> {
  if (flags.orphans !== undefined && flags.orphans !== 'raw') throw new AppError('USAGE', { is: 'watch-of-raws' });
  if (flags.accept !== undefined) return ask('accept', flags.accept, await readWords(flags));
  if (flags.release !== undefined) return ask('release', flags.release, await readWords(flags));
  const given = await readSettings(flags, folders, { uses: WATCH_SETTINGS });
  const words = await wordsOf(given);
  const records = recordStore(ownState());
  const roots = outermost(await watchedFolders(given.folders ?? ['.'], records));
  const settings: WatchSettings = {
    roots,
    also: outermost(await watchedFolders(given.also ?? [], records)),
    ignore: given.ignore ?? [],
    ...(given.ignoreBelow ? { ignoreBelow: given.ignoreBelow } : {}),
    graceMs: given.grace ?? BUILT_IN.grace,
    settleSeconds: given.settle ?? BUILT_IN.settle,
    maxTrash: given.maxTrash,
    to: given.to ?? 'auto',
    dryRun: flags.dryRun === true,
  };
  const log = await openLogSink({ words, roots, dryRun: settings.dryRun, json: flags.json === true, file: flags.logFile });
  const tell = await teller(log, flags.notify === true ? words : undefined);
  const deps: WatchDeps = {
    ...(await watchWorld(tell, words)),
    ...thumbKeeping(given),
    records,
    newRunId: () => newRunId(new Date(), Math.random),
  };
  return underControl(async control => {
    if (!flags.once) {
      await watch(settings, control, deps);
      return EXIT.done;
    }
    const { isPaused, isIncomplete } = await watchOnce(settings, deps, control.signal);
    if (isPaused) return EXIT.refused;
    return isIncomplete ? EXIT.incomplete : EXIT.done;
  }).finally(() => log.close());
}

/** Events to the log, and the few that are worth it to the desktop, in `words`. Notices that cannot be shown are trouble of theirs alone. */
async function teller(log: LogSink, words: Words | undefined): Promise<(news: News) => void> {
  const tell = (news: News): void => {
    const event: WatchEvent = { at: new Date().toISOString(), ...news };
    log.write(event);
    notice?.(event);
  };
  const onTrouble = (why: string) => tell({ kind: 'trouble', message: { is: 'no-notices', why } });
  const notice = words && (await import('../ui/desktop.js')).desktopNotices(words, onTrouble);
  return tell;
}

/** By their real paths; one that is away just now passes if it was watched before. Throws NOT_FOUND, NOT_A_FOLDER or FOLDER_UNREADABLE. */
async function watchedFolders(words: readonly string[], records: RecordStore): Promise<AbsPath[]> {
  const found: AbsPath[] = [];
  for (const path of await expandFolders(words, process.cwd())) {
    try {
      found.push(await realPath(path));
    } catch (error) {
      const away = resolve(path) as AbsPath;
      if ((await records.read(away)) === undefined) {
        throw new AppError('NOT_FOUND', { is: 'folder-missing', path }, path, { cause: error });
      }
      found.push(away);
    }
  }
  return found;
}

/** SIGTERM and SIGINT end the work when the file in hand is finished; SIGHUP asks for a whole pass. */
async function underControl(work: (control: Control) => Promise<number>): Promise<number> {
  const controller = new AbortController();
  const listeners: (() => void)[] = [];
  const stop = () => controller.abort();
  const reload = () => {
    for (const listener of listeners) listener();
  };
  process.on('SIGINT', stop).on('SIGTERM', stop).on('SIGHUP', reload);
  try {
    return await work({ signal: controller.signal, onReload: listener => void listeners.push(listener) });
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop).off('SIGHUP', reload);
  }
}
