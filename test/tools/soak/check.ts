import { existsSync, readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isInTrash } from './disk.js';
import { isWanted, mustGo, type Owned, type Shot } from './model.js';
import type { User } from './user.js';

/** Holds the disk to what the user wants: every content once, every wanted raw at home, nothing else moved. */
export async function check(user: User): Promise<void> {
  for (const shot of user.shots) for (const one of shot.pictures) shot.pictureFolders.add(dirname(one.path));
  const places = await settled(user);
  for (const one of user.disk.owned.values()) judge(user, one, places.get(one.sha) ?? []);
  for (const [sha, at] of places) {
    if (user.disk.owned.has(sha) || user.knownExtras.has(sha)) continue;
    user.knownExtras.add(sha);
    user.fail(`nobody wrote this: ${at.join(', ')}`);
  }
}

/** A file that is moved while it is looked for may be missed; one that is missed several times is lost. */
async function settled(user: User): Promise<ReadonlyMap<string, readonly string[]>> {
  for (let tries = 0; ; tries++) {
    const places = user.disk.census([user.land]);
    const isWhole = [...user.disk.owned.keys()].every(sha => places.get(sha)?.length === 1);
    if (isWhole || tries === 8) return places;
    await sleep(150);
  }
}

function judge(user: User, one: Owned, at: readonly string[]): void {
  const what = mistake(one, at);
  if (what === null || user.told.get(one.sha) === what) return;
  user.told.set(one.sha, what);
  if (what === MOVED && one.kind === 'raw') user.wrongMoves += 1;
  user.fail(`${what}: ${one.path}${at.length > 0 ? ` is at ${at.join(', ')}` : ''}`);
}
const MOVED = 'moved though it is wanted';

function mistake(one: Owned, at: readonly string[]): string | null {
  const [place] = at;
  if (place === undefined) return 'lost';
  if (at.length > 1) return 'twice';
  if (place === one.path) {
    if (one.kind === 'raw' && one.shot) one.shot.wasLate = false;
    return null;
  }
  if (!isInTrash(place) || one.kind === 'jpeg' || one.kind === 'other') return 'strayed';
  return one.shot && isWanted(one.shot) && !one.shot.wasLate ? MOVED : null;
}

/** Hidden files are no reason to think that a disk is there. */
const isEmpty = (folder: string): boolean =>
  !existsSync(folder) || !readdirSync(folder, { withFileTypes: true }).some(entry => entry.isFile() && !entry.name.startsWith('.'));

/** Raws that are still at home and must go. */
export function overdue(user: User): readonly Shot[] {
  const present = user.present();
  const folderOf = ({ raw }: Shot) => raw.path.slice(0, raw.path.lastIndexOf('/'));
  const beside = new Map<string, Shot[]>();
  for (const shot of present) beside.set(folderOf(shot), [...(beside.get(folderOf(shot)) ?? []), shot]);
  return present.filter(shot => mustGo(shot, beside.get(folderOf(shot)) ?? [], isEmpty));
}
