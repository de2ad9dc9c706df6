import { allLocks } from '../../execute/lock.js';
import type { WatchStatus } from '../../model/watch.js';
import { NO_PROGRESS } from '../../ports/progress.js';
import { renderWatchStatus } from '../../report/watch-status.js';
import { readStatuses } from '../../watch/status-file.js';
import { EXIT } from '../exit-code.js';
import { print, view } from '../output.js';
import { ownState, runWorld } from '../world.js';

/** `watch status`: the daemons that run, each as it stood after its last pass. With `--json` a list, empty where none runs. */
export async function watchStatusCommand(flags: { readonly json?: boolean }): Promise<number> {
  const statuses = await liveStatuses();
  if (flags.json) await print([`${JSON.stringify(statuses)}\n`]);
  else {
    const now = new Date().toISOString();
    if (statuses.length === 0) await print(renderWatchStatus({ status: null, isRunning: false, now }, view()));
    for (const status of statuses) await print(renderWatchStatus({ status, isRunning: true, now }, view()));
  }
  return EXIT.done;
}

async function liveStatuses(): Promise<readonly WatchStatus[]> {
  const locks = await allLocks({ ...runWorld(NO_PROGRESS), locks: 'watchers' });
  const alive = new Set(locks.flatMap(({ record, isLive }) => (isLive && record ? [record.holder.pid] : [])));
  return (await readStatuses(ownState())).filter(({ pid }) => alive.has(pid));
}
