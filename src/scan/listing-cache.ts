import type { AbsPath } from '../model/frame.js';
import type { ListedFolder } from './list-folder.js';

/** Listings of an earlier scan, for a scan that need not list every folder anew. */
export interface Listings {
  /** Undefined: list it. */
  get(folder: AbsPath): ListedFolder | undefined;
  set(listed: ListedFolder): void;
}

/**
 * Keeps what was listed until it is told that a folder may have changed. A folder that could not be listed whole is never kept.
 * Only for looks that decide nothing: a whole pass empties it first.
 */
export class ListingCache implements Listings {
  readonly #known = new Map<AbsPath, ListedFolder>();
  get(folder: AbsPath): ListedFolder | undefined {
    return this.#known.get(folder);
  }
  set(listed: ListedFolder): void {
    if (listed.unnamable.length === 0) this.#known.set(listed.path, listed);
  }
  forget(folders: Iterable<AbsPath>): void {
    for (const folder of folders) this.#known.delete(folder);
  }
  clear(): void {
    this.#known.clear();
  }
}
