import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import type { Kind, Owned, Shot } from './model.js';

export const shaOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The user's hands: every file that they make, move or delete is written down here, and nothing else is. */
export class Disk {
  readonly owned = new Map<string, Owned>();
  readonly #hashes = new Map<string, string>();

  own(kind: Kind, shot: Shot | null, path: string, bytes: Uint8Array): Owned {
    const one: Owned = { sha: shaOf(bytes), kind, shot, path };
    this.owned.set(one.sha, one);
    return one;
  }
  /** A file with the time of the shot, as a copy from a card has. */
  write(path: string, bytes: Uint8Array): void {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
    utimesSync(path, 1_715_940_000, 1_715_940_000.25);
  }
  remove(one: Owned): void {
    unlinkSync(one.path);
    this.owned.delete(one.sha);
  }
  move(one: Owned, to: string): void {
    mkdirSync(dirname(to), { recursive: true });
    renameSync(one.path, to);
    one.path = to;
  }
  /** A folder with all that is in it; what lies in trash keeps the home that it had. False: it lies on another disk. */
  moveFolder(from: string, to: string): boolean {
    mkdirSync(dirname(to), { recursive: true });
    const inside = [...this.owned.values()].filter(({ path }) => path.startsWith(from + sep) && existsSync(path));
    try {
      renameSync(from, to);
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EXDEV') return false;
      throw error;
    }
    for (const one of inside) one.path = to + one.path.slice(from.length);
    return true;
  }

  /** Where each content stands below these folders, by sha256. What vanishes while it is looked at is looked for again. */
  census(tops: readonly string[]): ReadonlyMap<string, readonly string[]> {
    const found = new Map<string, string[]>();
    for (const path of tops.flatMap(filesBelow)) {
      const sha = this.#shaAt(path);
      if (sha !== null) found.set(sha, [...(found.get(sha) ?? []), path]);
    }
    return found;
  }

  #shaAt(path: string): string | null {
    try {
      const { ino, dev, size, mtimeMs, ctimeMs } = lstatSync(path);
      const key = `${dev} ${ino} ${size} ${mtimeMs} ${ctimeMs}`;
      const known = this.#hashes.get(key);
      if (known !== undefined) return known;
      const sha = shaOf(readFileSync(path));
      if (Date.now() - ctimeMs > 1_000) this.#hashes.set(key, sha);
      return sha;
    } catch {
      return null; // moved while it was looked at: the caller counts again
    }
  }
}

/** rawtwin's own marker, and the word to media scanners: files of nobody. */
const OWN_NOTES: readonly string[] = ['root', '.nomedia'];
const isOwnNote = (path: string): boolean => basename(dirname(path)) === '.rawtwin' && OWN_NOTES.includes(basename(path));

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesBelow(path);
      return isOwnNote(path) ? [] : [path];
    });
  } catch {
    return []; // moved while it was looked at
  }
}
export const isInTrash = (path: string): boolean => path.includes(join(sep, '.rawtwin', 'trash') + sep);
