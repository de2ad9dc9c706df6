import { existsSync, lstatSync, mkdtempSync, readdirSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import { filesIn } from './lay-orphans.js';

/** The place of each file, by its inode: some trash gives it another name. */
export type Places = ReadonlyMap<bigint, string>;
const inodeOf = (path: string): bigint => lstatSync(path, { bigint: true }).ino;

export const placesIn = (photos: string): Places => new Map(filesIn(photos).map(file => [inodeOf(file), file]));

/**
 * Every file below `home` stands at its place again, wherever it was put; whatever else came up beside `photos` is put aside. It is not deleted: ext4
 * makes files slowly for half a minute after many were.
 */
export function putBack(home: string, photos: string, places: Places): void {
  for (const entry of readdirSync(home, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const place = entry.isFile() ? places.get(inodeOf(path)) : undefined;
    if (place !== undefined && place !== path) renameSync(path, place);
  }
  const strange = [...readdirSync(home).map(name => join(home, name)), join(photos, '.rawtwin')].filter(path => path !== photos);
  const aside = mkdtempSync(`${home}-aside-`);
  for (const path of strange) if (existsSync(path)) renameSync(path, join(aside, basename(path)));
  const [left, all] = [filesIn(photos).length, places.size];
  if (left !== all) throw new Error(`${all - left} of ${all} files are lost`);
}
