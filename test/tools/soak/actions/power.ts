import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { User } from '../user.js';
import type { Action } from './action.js';
import { cullOne } from './cull.js';

/** What happens to the daemon and its machine. It is started again at the latest when all is at rest. */
async function down(user: User, signal: 'SIGTERM' | 'SIGKILL'): Promise<boolean> {
  if (!user.watcher.isUp) return false;
  if (signal === 'SIGTERM') await user.watcher.hasStarted();
  const status = await user.watcher.end(signal);
  if (signal === 'SIGTERM' && status !== 0) user.fail(`the daemon ended with ${status} when it was told to stop`);
  if (user.random.oneIn(2)) cullOne(user);
  if (user.random.oneIn(2)) await user.pause(0, 3_000);
  if (user.random.oneIn(2)) user.startDaemon();
  return true;
}
/** Soon after a deletion's grace: in the middle of a pass or a move, with luck. */
async function killWhileItMoves(user: User): Promise<boolean> {
  if (!user.watcher.isUp || !cullOne(user)) return false;
  await sleep(user.times.graceMs + 2_000);
  for (let tries = 0; tries < 200 && user.culled().length > 0; tries++) await sleep(10);
  await sleep(user.random.below(20));
  await user.watcher.end('SIGKILL');
  user.startDaemon();
  return true;
}
async function stopped(user: User, forMs: number): Promise<boolean> {
  if (!user.watcher.isUp) return false;
  user.watcher.signal('SIGSTOP');
  try {
    if (user.random.oneIn(2)) cullOne(user);
    await sleep(forMs);
  } finally {
    user.watcher.signal('SIGCONT');
  }
  return true;
}
/** The disk of the card is unmounted, with nothing in its place, and mounted again. */
async function unplugged(user: User): Promise<boolean> {
  if (!user.card?.unmount()) return false;
  try {
    await user.pause(100, 2.5 * user.times.graceMs);
    if (user.random.oneIn(2)) cullOne(user);
    await user.pause(100, 2.5 * user.times.graceMs);
  } finally {
    user.card.mount();
  }
  return existsSync(user.roots[2]);
}

export const powers: readonly Action[] = [
  { name: 'daemon stopped', weight: 1, run: user => down(user, 'SIGTERM') },
  { name: 'daemon killed', weight: 2, run: user => down(user, 'SIGKILL') },
  { name: 'daemon killed about when it moves', weight: 2, run: killWhileItMoves },
  { name: 'daemon frozen a moment', weight: 1, run: user => stopped(user, user.random.below(6_000)) },
  { name: 'daemon frozen long', weight: 1, run: user => stopped(user, 16_500) },
  { name: 'card unplugged and plugged in', weight: 3, run: unplugged },
];
