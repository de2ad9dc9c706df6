import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isWanted } from '../model.js';
import type { User } from '../user.js';
import type { Action } from './action.js';
import { cullOne } from './cull.js';

async function moveJpeg(user: User, to: (path: string) => string): Promise<boolean> {
  const shot = user.random.pick(user.paired());
  if (!shot?.jpeg) return false;
  const target = to(shot.jpeg.path);
  if (existsSync(target)) return false;
  user.disk.move(shot.jpeg, target);
  return true;
}
const swapCase = (name: string): string => (name === name.toLowerCase() ? name.toUpperCase() : name.toLowerCase());

/** While something is away, life goes on elsewhere. */
export async function meanwhile(user: User, forAtMost: number): Promise<void> {
  await user.pause(200, forAtMost / 2);
  if (user.random.oneIn(3)) cullOne(user);
  await user.pause(200, forAtMost / 2);
}

async function renameFolder(user: User, toRoot: boolean): Promise<boolean> {
  const folder = user.random.pick(user.folders());
  if (folder === undefined) return false;
  const parent = toRoot ? user.random.pick(user.roots) : dirname(folder);
  return user.disk.moveFolder(folder, join(parent, `day-${user.serial()}`));
}

async function folderAway(user: User): Promise<boolean> {
  const folder = user.random.pick(user.folders());
  if (folder === undefined) return false;
  const away = join(user.outside, `away-${user.serial()}`);
  if (!user.disk.moveFolder(folder, away)) return false;
  await meanwhile(user, 3 * user.times.graceMs);
  // A person puts a folder back where it was, also where something else made one of that name meanwhile.
  if (existsSync(folder)) user.disk.moveFolder(away, join(dirname(folder), `day-${user.serial()}`));
  else user.disk.moveFolder(away, folder);
  return true;
}

/** Only the JPEGs of a shoot, after the daemon saw them where they were. */
async function jpegsAway(user: User): Promise<boolean> {
  const isSplit = (folder: string) => existsSync(join(folder, 'raw')) && existsSync(join(folder, 'jpg'));
  const isSeen = (folder: string) => user.shotsIn(folder).every(shot => !isWanted(shot) || !shot.hasJpeg || shot.seenAt === shot.raw.path);
  const folder = user.random.pick(user.folders().filter(one => isSplit(one) && isSeen(one)));
  if (folder === undefined) return false;
  const [home, away] = [join(folder, 'jpg'), join(user.land, `jpegs-away-${user.serial()}`)];
  if (!user.disk.moveFolder(home, away)) return false;
  await meanwhile(user, 3 * user.times.graceMs);
  user.disk.moveFolder(away, home);
  return true;
}

/** A whole root, perhaps with an empty folder in its place. */
async function rootAway(user: User): Promise<boolean> {
  const root = user.random.pick([user.roots[0], user.roots[1]] as const);
  const away = `${root}.away`;
  user.disk.moveFolder(root, away);
  const isReplaced = user.random.oneIn(2);
  if (isReplaced) mkdirSync(root);
  await meanwhile(user, 3 * user.times.graceMs);
  if (isReplaced) renameSync(root, join(user.land, `empty-${user.serial()}`));
  user.disk.moveFolder(away, root);
  return true;
}

export const moves: readonly Action[] = [
  { name: 'rename a JPEG', weight: 3, run: user => moveJpeg(user, path => join(dirname(path), `picture-${user.serial()}.jpg`)) },
  { name: 'change the case of a JPEG', weight: 2, run: user => moveJpeg(user, path => join(dirname(path), swapCase(basename(path)))) },
  { name: 'move a JPEG to selects', weight: 3, run: user => moveJpeg(user, path => join(dirname(path), 'selects', basename(path))) },
  {
    name: 'move a JPEG to another root',
    weight: 2,
    run: async user => {
      const [photos, archive] = user.roots;
      const inPhotos = (path: string) => path.startsWith(`${photos}/`);
      const shot = user.random.pick(user.paired().filter(({ jpeg }) => jpeg && inPhotos(jpeg.path)));
      if (!shot?.jpeg) return false;
      user.disk.move(shot.jpeg, join(archive, 'best', basename(shot.jpeg.path)));
      return true;
    },
  },
  { name: 'rename a folder', weight: 2, run: user => renameFolder(user, false) },
  { name: 'move a folder to another root', weight: 2, run: user => renameFolder(user, true) },
  { name: 'move a folder away and back', weight: 2, run: folderAway },
  { name: 'move the JPEGs of a shoot away and back', weight: 2, run: jpegsAway },
  { name: 'move a root away and back', weight: 1, run: rootAway },
];
