import { join, relative } from 'node:path';
import type { AbsPath } from '../model/frame.js';
import { folderOf, isWithin } from '../model/path.js';
import type { FsPort, Mount } from '../ports/fs.js';
import { mountOf } from './trash/mounts.js';

/** Where folders really lie, so that two ways to one folder are seen to be one: other spellings, links, bind mounts. */
export interface Territory {
  readonly paths: readonly string[];
  /** The folders themselves, and all folders above them, as device and inode. */
  readonly own: readonly string[];
  readonly above: readonly string[];
  /** Device and path on it: of each folder, and of every file system mounted somewhere below it. */
  readonly grounds: readonly (readonly [device: string, path: string])[];
}

/** What cannot be looked at (a disk that is not there) is told by its path alone. */
export async function territoryOf(roots: readonly AbsPath[], fs: FsPort): Promise<Territory> {
  const mounts = (await fs.mounts()) ?? [];
  const [paths, own, above, grounds]: [string[], string[], string[], Territory['grounds'][number][]] = [[], [], [], []];
  for (const root of roots) {
    const real = await realOr(root, fs);
    paths.push(...new Set([root, real]));
    own.push(...(await idsOf([real], fs)));
    above.push(...(await idsOf(foldersAbove(real), fs)));
    grounds.push(...groundsOf(real, mounts));
  }
  return { paths, own, above, grounds };
}

/** True when one of them lies in the other, or is the other. */
export function overlap(a: Territory, b: Territory): boolean {
  const byPath = a.paths.some(x => b.paths.some(y => isWithin(x, y) || isWithin(y, x)));
  const byId = isAmong(a.own, [...b.own, ...b.above]) || isAmong(b.own, a.above);
  return byPath || byId || a.grounds.some(x => b.grounds.some(y => x[0] === y[0] && (isWithin(x[1], y[1]) || isWithin(y[1], x[1]))));
}

const isAmong = (some: readonly string[], all: readonly string[]): boolean => some.some(one => all.includes(one));

async function realOr(path: AbsPath, fs: FsPort): Promise<AbsPath> {
  try {
    return await fs.realPath(path);
  } catch {
    return path;
  }
}

function foldersAbove(path: AbsPath): AbsPath[] {
  const folders: AbsPath[] = [];
  for (let at = path; folderOf(at) !== at; ) {
    at = folderOf(at);
    folders.push(at);
  }
  return folders;
}

async function idsOf(folders: readonly AbsPath[], fs: FsPort): Promise<string[]> {
  const ids: string[] = [];
  for (const folder of folders) {
    try {
      const { dev, ino } = (await fs.look(folder)).stamp;
      ids.push(`${dev}:${ino}`);
    } catch {
      // Not there, or not to be looked at: the other signs have to do.
    }
  }
  return ids;
}

function groundsOf(folder: AbsPath, mounts: readonly Mount[]): Territory['grounds'][number][] {
  const holding = mountOf(folder, mounts);
  const seen = holding ? [groundOf(holding, relative(holding.at, folder))] : [];
  const below = mounts.filter(mount => mount !== holding && isWithin(mount.at, folder)).map(mount => groundOf(mount, ''));
  return [...seen, ...below].filter(ground => ground !== null);
}

const groundOf = ({ device, root }: Mount, rest: string): readonly [string, string] | null =>
  device === undefined || root === undefined ? null : [device, join(root, rest)];
