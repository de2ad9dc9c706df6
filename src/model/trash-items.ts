import type { AbsPath, Stamp } from './frame.js';
import type { Intent, JournalLine, PlannedMove, StoreKind } from './journal.js';
import { folderOf } from './path.js';
import type { Receipt } from './receipt.js';

/** One file that a run moved, or may have moved, and that has neither come back nor been purged. */
export interface TrashItem {
  readonly action: string;
  readonly raw: AbsPath;
  readonly from: AbsPath;
  readonly at: AbsPath;
  /** What it was when it was planned; null when that line of the journal is damaged. */
  readonly stamp: Stamp | null;
  readonly store: StoreKind | null;
  readonly place: AbsPath | null;
  readonly info: AbsPath | null;
  /** False: only the intent is known (its receipt is lost), so it may never have moved. */
  readonly certain: boolean;
  /** Could not be put back when its move went wrong: what lies there need not be the planned file, and is to come home all the same. */
  readonly stuck?: true;
  /** May have been handed to the trash of the system. */
  readonly handed?: true;
}

/** The last receipt of each action: recovery may have corrected an earlier one. */
export function receiptsOf(lines: readonly JournalLine[]): Map<string, Receipt> {
  const receipts = new Map<string, Receipt>();
  for (const line of lines) if (line.type === 'receipt') receipts.set(line.action, line);
  return receipts;
}

/** What was to be moved, in the order in which it was written. */
export function intentsOf(lines: readonly JournalLine[]): Intent[] {
  return lines.filter(line => line.type === 'intent');
}

/** Everything a run moved or may have moved, whether or not it has come back since. Paths in trash are unique to the run. */
export function everTrashed(lines: readonly JournalLine[]): TrashItem[] {
  const receipts = receiptsOf(lines);
  const intents = intentsOf(lines);
  const planned = new Map<AbsPath, { intent: Intent; move: PlannedMove }>();
  for (const intent of intents) for (const move of intent.moves) planned.set(move.to, { intent, move });
  const certain = [...receipts.values()].flatMap(({ action, raw, outcome, to }) =>
    to.map(({ from, at }): TrashItem => {
      const item = itemOf(action, raw, from, at, planned.get(at), true);
      return outcome === 'failed' ? { ...item, stuck: true } : item;
    }),
  );
  const uncertain = intents
    .filter(intent => !receipts.has(intent.action))
    .flatMap(intent =>
      intent.moves.map(move => itemOf(intent.action, intent.moves[0]?.from ?? move.from, move.from, move.to, { intent, move }, false)),
    );
  const handed = new Set(lines.flatMap(line => (line.type === 'handing' ? [line.at] : [])));
  return [...certain, ...uncertain].map(item => (handed.has(item.at) ? { ...item, handed: true } : item));
}

/** What is still in trash, as far as the journal knows. The disk has the last word. */
export function stillInTrash(lines: readonly JournalLine[]): TrashItem[] {
  return stillAmong(everTrashed(lines), lines);
}

/** The same for whoever has `everTrashed` of these lines already. */
export function stillAmong(items: readonly TrashItem[], lines: readonly JournalLine[]): TrashItem[] {
  const gone = new Set<AbsPath>();
  for (const line of lines) if (line.type === 'restored' || line.type === 'purged') gone.add(line.at);
  return items.filter(item => !gone.has(item.at));
}

/**
 * The raws themselves that a run surely moved to trash and that neither an undo nor a purge answered, by their planned moves. One that a
 * later receipt found at home counts too: recovery cannot tell a move that a power cut lost from a person who took the file back.
 */
export function takenRaws(lines: readonly JournalLine[]): readonly PlannedMove[] {
  const rawsAt = lines.flatMap(line => (line.type === 'receipt' ? line.to.filter(({ from }) => from === line.raw) : []));
  const taken = new Set(rawsAt.map(({ at }) => at));
  for (const line of lines) if (line.type === 'restored' || line.type === 'purged') taken.delete(line.at);
  return intentsOf(lines).flatMap(({ moves }) => moves.filter(({ to }) => taken.has(to)));
}

/**
 * The raws of a run that was cut off of which its own lines tell no more than the intent, by their planned moves. One that had moved, and
 * that a person took back before the disk was asked, has another time of change than was planned (rename(2) of Linux sets it).
 */
export function doubtfulRaws(lines: readonly JournalLine[]): readonly PlannedMove[] {
  if (lines.some(line => line.type === 'end' && !line.recovered)) return [];
  const told = new Set(lines.flatMap(line => (line.type === 'receipt' && (!line.recovered || line.to.length > 0) ? [line.action] : [])));
  return intentsOf(lines).flatMap(({ action, moves }) => (told.has(action) ? [] : moves.slice(0, 1)));
}

/** What a purge deleted for good. */
export function everPurged(lines: readonly JournalLine[]): TrashItem[] {
  const gone = new Set(lines.flatMap(line => (line.type === 'purged' ? [line.at] : [])));
  return everTrashed(lines).filter(item => gone.has(item.at));
}

/** A purge that did not come to its end: the names that its files may have now, by their places in trash. */
export function purgingOf(lines: readonly JournalLine[]): ReadonlyMap<AbsPath, AbsPath> {
  const ended = lines.findLastIndex(({ type }) => type === 'end' || type === 'undo-end' || type === 'purge-end');
  return new Map(lines.slice(ended + 1).flatMap(line => (line.type === 'purging' ? [[line.at, line.under]] : [])));
}

/** When the last file of a run went to trash, or null when no line says so. */
export function trashedAt(lines: readonly JournalLine[]): string | null {
  const times = lines.flatMap(line => (line.type === 'receipt' && line.to.length > 0 ? [line.writtenAt] : []));
  return times.reduce<string | null>((last, at) => (last === null || at > last ? at : last), null);
}

/** The folders of a run; where its journal has lost its first line, those of the files themselves. */
export function rootsOf(lines: readonly JournalLine[]): readonly AbsPath[] {
  const begin = lines.find(line => line.type === 'begin');
  if (begin) return begin.roots;
  const folders = intentsOf(lines).flatMap(({ moves }) => moves.map(({ from }) => folderOf(from)));
  return [...new Set(folders)];
}

/** `jpeg`: the run took JPEGs whose raw was deleted. */
export const orphansOf = (lines: readonly JournalLine[]): 'jpeg' | undefined => lines.find(line => line.type === 'begin')?.orphans;

function itemOf(
  action: string,
  raw: AbsPath,
  from: AbsPath,
  at: AbsPath,
  planned: { intent: Intent; move: PlannedMove } | undefined,
  certain: boolean,
): TrashItem {
  const { intent, move } = planned ?? {};
  const [stamp, info, store, place] = [move?.stamp ?? null, move?.info ?? null, intent?.store ?? null, intent?.place ?? null];
  return { action, raw, from, at, certain, stamp, store, place, info };
}
