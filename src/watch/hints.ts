import type { AbsPath } from '../model/frame.js';

/** A folder is looked at when it was quiet so long, or at the latest so long after its first hint (the two clocks of Syncthing). */
export const QUIET_MS = 2_000;
const LONGEST_UNREST_MS = 60_000;
/** More folders than that, and all are looked at. */
const MOST_FOLDERS = 512;

/** Hints that wait, in monotonic time. They only say where to look; a folder counts once, however many came. */
export interface Hints {
  readonly folders: ReadonlyMap<AbsPath, { readonly firstMs: number; readonly lastMs: number }>;
  /** Something may have changed anywhere. */
  readonly everywhere: boolean;
}
export const NO_HINTS: Hints = { folders: new Map(), everywhere: false };

/** Null: anywhere. */
export function withHint(hints: Hints, folder: AbsPath | null, nowMs: number): Hints {
  if (hints.everywhere) return hints;
  if (folder === null) return { folders: new Map(), everywhere: true };
  const folders = new Map(hints.folders);
  folders.set(folder, { firstMs: hints.folders.get(folder)?.firstMs ?? nowMs, lastMs: nowMs });
  return folders.size > MOST_FOLDERS ? { folders: new Map(), everywhere: true } : { folders, everywhere: false };
}

const ripeAt = ({ firstMs, lastMs }: { firstMs: number; lastMs: number }, quietMs: number): number =>
  Math.min(lastMs + quietMs, firstMs + LONGEST_UNREST_MS);

/** When the next folder may be looked at; null: none waits. */
export function nextRipe(hints: Hints, quietMs = QUIET_MS): number | null {
  const times = [...hints.folders.values()].map(one => ripeAt(one, quietMs));
  return times.length === 0 ? null : Math.min(...times);
}

/** The folders to look at now, and the hints that stay. */
export function takeRipe(hints: Hints, nowMs: number, quietMs = QUIET_MS): { readonly ripe: readonly AbsPath[]; readonly left: Hints } {
  const isRipe = ([, one]: [AbsPath, { firstMs: number; lastMs: number }]) => ripeAt(one, quietMs) <= nowMs;
  const all = [...hints.folders];
  return { ripe: all.filter(isRipe).map(([folder]) => folder), left: { ...hints, folders: new Map(all.filter(one => !isRipe(one))) } };
}
