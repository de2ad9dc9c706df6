import { dirname } from 'node:path';

/** What stood under a name before a change and what stands there after it; null is nothing. */
export interface Renaming<T> {
  readonly key: string;
  readonly before: T | null;
  readonly after: T | null;
}
/** One change of names that the disk holds whole or not at all; a rename is one. */
interface Change<T> {
  readonly seq: number;
  readonly dev: bigint;
  readonly names: readonly Renaming<T>[];
  /** A folder it touches was synced: with all it rests on, or by itself alone. */
  isSynced: boolean;
  isSyncedAlone: boolean;
}
/**
 * Which names a power cut takes of those not synced. `kept`: none. `ordered`: the last of each volume (ext4, xfs and btrfs commit in
 * order, and any sync commits all before it). `some`: any, in any folder, but what a later one rests on. `lost`: all. `bare`: all, and
 * a synced folder whose own name is not synced is out of reach.
 */
export type NameLoss = 'kept' | 'ordered' | 'some' | 'lost' | 'bare';

/** The changes of names that are not durable yet, oldest first. */
export class Unsynced<T> {
  #changes: Change<T>[] = [];
  #seq = 0;
  /** By device: the last change that an ordered journal has committed. */
  readonly #committed = new Map<bigint, number>();

  get size(): number {
    return this.#changes.length;
  }

  add(dev: bigint, names: readonly Renaming<T>[]): void {
    this.#changes.push({ seq: this.#seq++, dev, names, isSynced: false, isSyncedAlone: false });
  }

  /** A file was synced: an ordered journal commits everything before it; by itself it makes no name durable. */
  syncFile(dev: bigint): void {
    this.#committed.set(dev, this.#seq);
  }

  syncFolder(dev: bigint, folder: string): void {
    this.#committed.set(dev, this.#seq);
    for (const change of this.#changes) {
      if (!change.names.some(({ key }) => key !== '/' && dirname(key) === folder)) continue;
      this.#mark(change, 'isSynced', restsOn);
      this.#mark(change, 'isSyncedAlone', sharesName);
    }
    this.#changes = this.#changes.filter(change => !change.isSyncedAlone);
  }

  #mark(change: Change<T>, flag: 'isSynced' | 'isSyncedAlone', needs: typeof restsOn): void {
    if (change[flag]) return;
    change[flag] = true;
    for (const earlier of this.#changes) if (earlier.seq < change.seq && needs(change, earlier)) this.#mark(earlier, flag, needs);
  }

  /** The changes that a cut takes, newest first, so that each can be taken back in turn. `random`: from 0 up to, not with, 1. */
  lostTo(how: NameLoss, random: () => number): readonly Renaming<T>[] {
    if (how === 'kept') return [];
    const isGone = this.#chosen(how, random);
    const needs = how === 'bare' ? sharesName : restsOn;
    const lost: Change<T>[] = [];
    for (const change of this.#changes) if (isGone(change) || lost.some(earlier => needs(change, earlier))) lost.push(change);
    return lost.reverse().flatMap(({ names }) => [...names].reverse());
  }

  #chosen(how: NameLoss, random: () => number): (change: Change<T>) => boolean {
    if (how === 'bare') return change => !change.isSyncedAlone;
    if (how === 'lost') return change => !change.isSynced;
    if (how === 'some') return change => !change.isSynced && random() < 0.5;
    const lastOf = new Map<bigint, number>();
    return ({ dev, seq }) => {
      const from = this.#committed.get(dev) ?? 0;
      const last = lastOf.get(dev) ?? from + Math.floor(random() * (this.#seq - from + 1));
      lastOf.set(dev, last);
      return seq >= last;
    };
  }

  /** The same log over copies of what it names. */
  clone(copyOf: (node: T) => T): Unsynced<T> {
    const copy = new Unsynced<T>();
    const over = (node: T | null) => node && copyOf(node);
    const names = (all: readonly Renaming<T>[]) => all.map(({ key, before, after }) => ({ key, before: over(before), after: over(after) }));
    copy.#changes = this.#changes.map(change => ({ ...change, names: names(change.names) }));
    copy.#seq = this.#seq;
    for (const [dev, seq] of this.#committed) copy.#committed.set(dev, seq);
    return copy;
  }
}

type Names = { readonly names: readonly { readonly key: string }[] };
const some = (a: Names, b: Names, fits: (a: string, b: string) => boolean): boolean =>
  a.names.some(({ key }) => b.names.some(other => fits(key, other.key)));
const sharesName = (a: Names, b: Names): boolean => some(a, b, (x, y) => x === y);
/** The same name, the folder it lies in, or what had to leave the folder first. */
const restsOn = (later: Names, earlier: Names): boolean => some(later, earlier, (x, y) => x === y || dirname(x) === y || dirname(y) === x);
