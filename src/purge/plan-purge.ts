import type { AbsPath } from '../model/frame.js';
import { push } from '../model/groups.js';
import type { JournalRead } from '../model/journal.js';
import type { Message } from '../model/message.js';
import { type Identity, isSameContent } from '../model/same-stamp.js';
import { orphansOf, stillInTrash, type TrashItem, trashedAt } from '../model/trash-items.js';
import type { Look } from '../ports/fs.js';
import type { Seen } from '../ports/seen.js';

/** Both ends of one trashed file as they are now. `isStraight`: no link leads to it. */
export interface Found {
  readonly inTrash: Seen;
  readonly atHome: Seen;
  readonly isInStore: boolean;
  readonly isStraight: boolean;
  readonly identity: Identity;
}
/** The journal of a run. `isOpen`: it is not settled yet. */
export interface PurgeRun {
  readonly read: JournalRead;
  readonly isOpen: boolean;
}
interface PurgeAge {
  readonly now: Date;
  readonly olderThanMs: number;
}
/** One file with its run and when that went to trash. */
export interface PurgeItem {
  readonly run: string;
  readonly trashedAt: string;
  readonly orphans?: 'jpeg';
  readonly item: TrashItem;
}
interface RefusedItem extends PurgeItem {
  readonly why: Message;
}
/** What a purge would delete and what it leaves: `young`: not old enough; `gone`: no longer in trash, by somebody else's doing. */
export interface PurgePlan {
  /** Whole units, each with its sidecars after its raw. */
  readonly deletes: readonly PurgeItem[];
  readonly refused: readonly RefusedItem[];
  readonly gone: readonly PurgeItem[];
  readonly young: readonly PurgeItem[];
}

/**
 * What the journal knows and what stands in trash now → what may be deleted for good. Only files that are surely those which a finished
 * run trashed, unchanged, in its place and old enough; a raw and its sidecars wholly or not at all. Doubt keeps.
 */
export function planPurge(runs: readonly PurgeRun[], found: ReadonlyMap<AbsPath, Found>, age: PurgeAge): PurgePlan {
  const [deletes, refused, gone, young]: [PurgeItem[], RefusedItem[], PurgeItem[], PurgeItem[]] = [[], [], [], []];
  for (const run of runs) {
    const [at, orphans] = [trashedAt(run.read.lines) ?? '', orphansOf(run.read.lines)];
    for (const unit of unitsOf(run)) {
      const items = unit.map(item => ({ run: run.read.run, trashedAt: at, ...(orphans ? { orphans } : {}), item }));
      if (!isOld(at, age)) young.push(...items);
      else judgeUnit(items, run, found, { deletes, refused, gone });
    }
  }
  return { deletes, refused, gone, young };
}

/** What has only an intent was perhaps never moved: it is no trashed file. */
function unitsOf({ read }: PurgeRun): readonly TrashItem[][] {
  const units = new Map<string, TrashItem[]>();
  for (const item of stillInTrash(read.lines)) if (item.certain) push(units, item.action, item);
  return [...units.values()];
}

/** A time in the future, or none at all, is no age. */
function isOld(at: string, { now, olderThanMs }: PurgeAge): boolean {
  const age = now.getTime() - Date.parse(at);
  return age >= 0 && age >= olderThanMs;
}

function judgeUnit(
  items: readonly PurgeItem[],
  run: PurgeRun,
  found: ReadonlyMap<AbsPath, Found>,
  into: { deletes: PurgeItem[]; refused: RefusedItem[]; gone: PurgeItem[] },
): void {
  const there = items.filter(one => found.get(one.item.at)?.inTrash !== null);
  into.gone.push(...items.filter(one => !there.includes(one)));
  const whys = there.map(one => runTrouble(run) ?? purgeTrouble(one.item, found.get(one.item.at)));
  const blame = there.find((_, i) => whys[i] !== null);
  if (!blame) into.deletes.push(...there);
  else into.refused.push(...there.map((one, i) => ({ ...one, why: whys[i] ?? ({ is: 'stays-with', path: blame.item.at } as const) })));
}

function runTrouble({ read, isOpen }: PurgeRun): Message | null {
  if (isOpen) return { is: 'run-open' };
  return read.lines.some(({ type }) => type === 'end') ? null : { is: 'run-unended' };
}

/** Why one file may not be deleted, the first thing that speaks against it; null when nothing does. */
export function purgeTrouble({ stamp }: TrashItem, found: Found | undefined): Message | null {
  if (!found) return { is: 'nobody-looked' };
  const { inTrash, atHome, identity } = found;
  if (!found.isInStore) return { is: 'strange-place' };
  if (inTrash === null) return { is: 'not-in-trash' };
  if ('code' in inTrash) return { is: 'cannot-look-trash', code: inTrash.code };
  if (inTrash.kind !== 'file') return { is: 'trash-no-file' };
  if (!found.isStraight) return { is: 'place-behind-link' };
  if (stamp === null) return { is: 'line-damaged' };
  if (!isSameContent(stamp, inTrash.stamp, identity)) return { is: 'changed-in-trash' };
  if (identity === 'stable' && stamp.ino !== inTrash.stamp.ino) return { is: 'another-file' };
  if (atHome && 'code' in atHome) return { is: 'home-unknown', code: atHome.code };
  if (isOneFile(inTrash, atHome)) return { is: 'same-as-home' };
  return null;
}

/** Also where the numbers agree without a second name: two ways to one name (a bind mount), or FAT by chance, which costs nothing. */
function isOneFile(inTrash: Look, atHome: Seen): boolean {
  return atHome !== null && !('code' in atHome) && atHome.stamp.dev === inTrash.stamp.dev && atHome.stamp.ino === inTrash.stamp.ino;
}
