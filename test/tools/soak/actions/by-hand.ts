import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { basename, dirname, sep } from 'node:path';
import { isInTrash } from '../disk.js';
import type { Owned } from '../model.js';
import type { User } from '../user.js';
import type { Action } from './action.js';

interface InTrash {
  readonly one: Owned;
  readonly at: string;
  readonly run: string;
}
export function trashed(user: User): readonly InTrash[] {
  const places = user.disk.census([user.land]);
  return [...user.disk.owned.values()].flatMap(one => {
    const at = places.get(one.sha)?.find(isInTrash);
    const run = at?.split(`${sep}.rawtwin${sep}trash${sep}`)[1]?.split(sep)[0];
    return at && run ? [{ one, at, run }] : [];
  });
}

/** After this the raw is wanted, wherever it stands now. */
function welcome(user: User, { one }: InTrash, at: string): void {
  one.path = at;
  if (one.kind !== 'raw' || !one.shot) return;
  Object.assign(one.shot, { wasLate: false, mayStay: true, seenAt: null, isUndone: one.shot.pictures.size === 0 });
  user.count('raws brought back');
}

/** The undo of a run from which something was taken by hand may say that this is not where it was: its folder may have another name by now. */
const INCOMPLETE = 3;

export function undo(user: User, run: string, all: readonly InTrash[]): boolean {
  const { status } = user.watcher.run('undo', run);
  const isWell = status === 0 || (status === INCOMPLETE && user.takenFrom.has(run));
  const places = user.disk.census([user.land]);
  for (const item of all.filter(one => one.run === run)) {
    const at = places.get(item.one.sha)?.find(path => !isInTrash(path));
    if (at !== undefined) welcome(user, item, at);
    else if (isWell) user.fail(`undo of ${run} left ${item.at} and ended with ${status}`);
  }
  if (!isWell) user.fail(`undo of ${run} ended with ${status}`);
  return true;
}

async function undoOne(user: User): Promise<boolean> {
  const all = trashed(user);
  const chosen = user.random.pick(all.filter(({ one }) => user.inRoots(one.shot ?? { raw: one })));
  return chosen ? undo(user, chosen.run, all) : false;
}

/** With sidecars, as one who knows that they belong to it. */
async function takeOut(user: User): Promise<boolean> {
  const all = trashed(user);
  const chosen = user.random.pick(all.filter(({ one }) => one.kind === 'raw' && existsSync(dirname(one.path))));
  if (!chosen) return false;
  for (const item of all.filter(({ one }) => one.shot === chosen.one.shot)) {
    mkdirSync(dirname(item.one.path), { recursive: true });
    renameSync(item.at, item.one.path);
    user.takenFrom.add(item.run);
    welcome(user, item, item.one.path);
  }
  return basename(chosen.at) !== '';
}

/** `trash` does what it is asked for, undone or not; so a user asks only where nothing was brought back lately. */
async function trashByHand(user: User): Promise<boolean> {
  if (user.shots.some(({ isUndone }) => isUndone)) return false;
  const settle = String(user.times.settleSeconds);
  const { status } = user.watcher.run('trash', ...user.roots, '--yes', '--trust', 'proven', '--settle', settle, '--to', 'folder', '--json');
  user.count(`trash by hand: exit ${status}`);
  return true;
}

export const byHand: readonly Action[] = [
  { name: 'undo a run', weight: 3, run: undoOne },
  { name: 'take a raw out of the trash by hand', weight: 1, run: takeOut },
  { name: 'trash by hand', weight: 2, run: trashByHand },
];
