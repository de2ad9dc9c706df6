import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { overdue } from './check.js';
import type { User } from './user.js';

/** Beyond the grace: how long the daemon may take for what must go, on a busy machine. */
const PATIENCE_MS = 60_000;

/**
 * The user does nothing and the daemon runs: what must go goes, and what would wrongly go has time to. A brake is released, and a
 * folder that shrank because the user moved half of it out is accepted, as the documents say.
 */
export async function rest(user: User): Promise<void> {
  const { graceMs, settleSeconds } = user.times;
  if (!user.watcher.isUp) user.startDaemon();
  const from = Date.now();
  const least = graceMs + settleSeconds * 1_000 + 3_000;
  const answered = new Set<string>();
  while (Date.now() - from < least || (overdue(user).length > 0 && Date.now() - from < least + PATIENCE_MS)) {
    await sleep(250);
    if (!user.watcher.isUp) {
      user.fail('the daemon ended by itself');
      user.startDaemon();
    }
    if (Date.now() - from > 3_000) answer(user, answered);
  }
  const late = overdue(user);
  for (const { raw } of late) user.fail(`still there after ${Math.round((Date.now() - from) / 1000)} s: ${raw.path}`);
  user.missed += late.length;
  await seeAll(user);
}

/** Each pause once per rest: a second of the same reason is waited for, and shows as what is missed. */
function answer(user: User, answered: Set<string>): void {
  for (const { path, paused } of user.watcher.status()?.roots ?? []) {
    if (!paused || answered.has(path + paused.since)) continue;
    answered.add(path + paused.since);
    const isBrake = paused.reason === 'brake';
    if (!isBrake && paused.reason !== 'shrunken') {
      user.count(`paused: ${paused.reason}`);
      continue;
    }
    user.count(isBrake ? 'brakes released' : 'shrunken folders accepted');
    user.watcher.run('watch', isBrake ? '--release' : '--accept', path);
  }
}

/** After a whole pass, memory knows every pair that is there. */
async function seeAll(user: User): Promise<void> {
  const before = user.paired();
  if (!(await user.watcher.wholePass())) {
    user.fail('no whole pass came when it was asked for');
    return;
  }
  if (user.watcher.status()?.roots.some(({ paused }) => paused && paused.reason !== 'brake')) return;
  for (const shot of before) {
    shot.mayStay = false;
    if (shot.seenAt !== shot.raw.path && shot.isRewritten) continue;
    if (shot.seenAt !== shot.raw.path) shot.pictureFolders.clear();
    for (const one of shot.pictures) shot.pictureFolders.add(dirname(one.path));
    shot.seenAt = shot.raw.path;
  }
}
