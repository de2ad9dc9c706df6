import { allLocks } from '../../execute/lock.js';
import { NO_PROGRESS } from '../../ports/progress.js';
import { renderWatchStatus, type StatusOf, watchStatusJson } from '../../report/watch-status.js';
import type { Words } from '../../report/words/index.js';
import { readStatuses } from '../../watch/status-file.js';
import { EXIT } from '../exit-code.js';
import { readWords } from '../options.js';
import { print, view } from '../output.js';
import { runWorld } from '../run-world.js';
import { ownState } from '../world.js';

/** `watch status`: the daemons that run, each as it stood after its last pass. With `--json` a list, empty where none runs. */
export async function watchStatusCommand(flags: { readonly json?: boolean; readonly lang?: string }): Promise<number> {
  const words = await readWords(flags);
  const all = await standings(words);
  const running = all.filter(({ isRunning }) => isRunning);
  if (flags.json) await print([watchStatusJson(running.flatMap(({ status }) => status ?? []))]);
  else {
    const [last = { status: null, isRunning: false, now: '' }] = all;
    for (const one of running.length > 0 ? running : [last]) await print(renderWatchStatus(one, view(words)));
  }
  return EXIT.done;
}

/** A daemon lives as long as its lock; one that has not ended its first pass has told nothing yet. */
async function standings(words: Words): Promise<readonly StatusOf[]> {
  const now = new Date().toISOString();
  const statuses = await readStatuses(ownState());
  const locks = await allLocks({ ...runWorld(NO_PROGRESS, words), locks: 'watchers' });
  const alive = new Set(locks.flatMap(({ record, isLive }) => (isLive && record ? [record.holder.pid] : [])));
  const silent = [...alive].filter(pid => !statuses.some(status => status.pid === pid));
  return [
    ...statuses.map(status => ({ status, isRunning: alive.has(status.pid), now })),
    ...silent.map(() => ({ status: null, isRunning: true, now })),
  ];
}
