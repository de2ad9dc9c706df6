import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { shaOf } from '../disk.js';
import type { Shot } from '../model.js';
import type { User } from '../user.js';
import type { Action } from './action.js';

const rootOf = (user: User, path: string): string => user.roots.find(root => path.startsWith(`${root}/`)) ?? user.roots[0];

export function cullOne(user: User): boolean {
  const shot = user.random.pick(user.paired());
  if (!shot) return false;
  user.deletePictures(shot);
  user.count('shots culled');
  return true;
}

async function cullBurst(user: User): Promise<boolean> {
  const folder = user.random.pick(user.folders());
  const shots = folder === undefined ? [] : user.paired().filter(shot => user.shotsIn(folder).includes(shot));
  const [from, count] = [user.random.below(shots.length), 2 + user.random.below(20)];
  const chosen = shots.slice(from, from + count);
  const rest = user.random.oneIn(2) ? 0 : 200;
  for (const shot of chosen) {
    user.deletePictures(shot);
    await user.pause(0, rest + 1);
  }
  user.count('shots culled', chosen.length);
  return chosen.length > 0;
}

/** Into the desktop's trash folder of the root, as a file manager does; some are put back from there. */
async function cullToFolder(user: User): Promise<boolean> {
  const shot = user.random.pick(user.paired());
  const jpeg = shot?.jpeg;
  if (!shot || !jpeg || shot.pictures.size > 1) return false;
  const home = jpeg.path;
  shot.pictures.delete(jpeg);
  shot.jpeg = null;
  user.disk.move(jpeg, join(rootOf(user, home), '.Trash-0', 'files', basename(home)));
  user.count('shots culled');
  if (!user.random.oneIn(2)) return true;
  await user.pause(0, 2 * user.times.graceMs);
  if (!existsSync(shot.raw.path) && existsSync(home)) return true;
  user.disk.move(jpeg, home);
  Object.assign(shot, { jpeg, isUndone: false });
  shot.pictures.add(jpeg);
  user.wantAgain(shot);
  user.count('JPEGs put back');
  return true;
}

/** Any that was culled, whether its raw is still there or not. */
async function putBack(user: User): Promise<boolean> {
  const gone = (shot: Shot) => shot.hasJpeg && !shot.isComing && shot.pictures.size === 0 && user.inRoots(shot);
  const shot = user.random.pick(user.shots.filter(gone));
  if (!shot || existsSync(user.jpegHome(shot))) return false;
  if (user.disk.owned.has(shaOf(shot.bytes.jpeg))) return false;
  user.addPicture(shot, user.jpegHome(shot), shot.bytes.jpeg, true);
  user.count('JPEGs put back');
  return true;
}

export const culls: readonly Action[] = [
  { name: 'cull one', weight: 10, run: async user => cullOne(user) },
  { name: 'cull a burst', weight: 7, run: cullBurst },
  { name: 'cull into a trash folder', weight: 2, run: cullToFolder },
  { name: 'put a JPEG back', weight: 3, run: putBack },
  {
    name: 'cull and put back within the grace',
    weight: 3,
    run: async user => {
      const shot = user.random.pick(user.paired().filter(({ pictures }) => pictures.size === 1));
      if (!shot) return false;
      const since = Date.now();
      user.deletePictures(shot);
      await user.pause(0, user.times.graceMs * 0.8);
      user.disk.write(user.jpegHome(shot), shot.bytes.jpeg);
      if (Date.now() - since > user.times.graceMs) user.wantAgain(shot);
      user.pictureIsThere(shot, user.jpegHome(shot), shot.bytes.jpeg, true);
      user.count('JPEGs put back');
      return true;
    },
  },
];
