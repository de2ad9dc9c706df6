import { liveLocks } from '../../execute/lock.js';
import { AppError } from '../../model/errors.js';
import { NO_PROGRESS } from '../../ports/progress.js';
import type { Words } from '../../report/words/index.js';
import { recordStore, type WatchRequest } from '../../watch/record-store.js';
import { EXIT } from '../exit-code.js';
import { say } from '../output.js';
import { realOrTyped } from '../real-path.js';
import { runWorld } from '../run-world.js';
import { ownState } from '../world.js';

/**
 * `watch --accept DIR` and `--release DIR`: kept on the disk first, so that it holds whatever becomes of the daemon, then told to it.
 * Throws NOT_FOUND for a folder that was never watched.
 */
export async function ask(request: WatchRequest, folder: string, words: Words): Promise<number> {
  const world = runWorld(NO_PROGRESS, words);
  const live = await liveLocks({ ...world, locks: 'watchers' });
  const root = await realOrTyped(folder);
  const holder = live.find(({ record }) => record?.roots.includes(root))?.record?.holder;
  const records = recordStore(ownState());
  if (holder === undefined && (await records.read(root)) === undefined) {
    throw new AppError('NOT_FOUND', { is: 'never-watched', path: root }, root);
  }
  await records.ask(root, request);
  const self = await world.processes.self();
  const isHere = holder !== undefined && holder.host === self.host && holder.space === self.space;
  if (isHere && process.platform !== 'win32') process.kill(holder.pid, 'SIGHUP');
  say(`rawtwin: ${holder === undefined ? words.talk.noted(root) : words.talk.toldDaemon}`);
  return EXIT.done;
}
