import { compareText } from '../model/compare-text.js';
import type { AbsPath } from '../model/frame.js';
import { folderOf } from '../model/path.js';
import { type Action, ALL_KEEP_REASONS, type KeepReason, type Kept, type Plan } from '../model/plan.js';
import { CONFIDENCES, type Confidence } from '../model/policy.js';

/** What is to be told of one folder. Bytes: raws and sidecars that would go, together. */
export interface FolderTally {
  readonly folder: AbsPath;
  raws: number;
  readonly orphans: Record<Confidence, number>;
  readonly kept: Record<KeepReason, number>;
  sidecars: number;
  rejected: number;
  bytes: number;
  readonly actions: Action[];
}

/** A tally with nothing in it. */
function emptyTally(folder: AbsPath): FolderTally {
  const orphans = Object.fromEntries(CONFIDENCES.map(word => [word, 0])) as Record<Confidence, number>;
  const kept = Object.fromEntries(ALL_KEEP_REASONS.map(word => [word, 0])) as Record<KeepReason, number>;
  return { folder, raws: 0, orphans, kept, sidecars: 0, rejected: 0, bytes: 0, actions: [] };
}

/** The plan by folder, in the order of their paths. */
export function tallyFolders(plan: Plan): readonly FolderTally[] {
  const folders = new Map<AbsPath, FolderTally>();
  const tallyOf = (path: AbsPath): FolderTally => {
    const folder = folderOf(path);
    const known = folders.get(folder) ?? emptyTally(folder);
    if (known.raws === 0) folders.set(folder, known);
    known.raws += 1;
    return known;
  };
  for (const action of plan.actions) addOrphan(tallyOf(action.raw.path), action);
  for (const kept of plan.kept) tallyOf(kept.raw.path).kept[kept.reason] += 1;
  return [...folders.values()].sort((a, b) => compareText(a.folder, b.folder));
}

function addOrphan(tally: FolderTally, action: Action): void {
  tally.orphans[action.confidence] += 1;
  tally.rejected += rejectedIn(action);
  tally.sidecars += action.with.length - rejectedIn(action);
  tally.bytes += bytesOf(action);
  tally.actions.push(action);
}

/** Pictures that go along for being rejected. */
export const rejectedIn = (action: Action): number => action.with.filter(({ role }) => role === 'twin').length;

/** Raw and all that goes along. */
export const bytesOf = (action: Action): number => action.with.reduce((sum, sidecar) => sum + sidecar.bytes, action.raw.bytes);

/** Orphans of every confidence. */
export const orphansOf = (tally: FolderTally): number => CONFIDENCES.reduce((sum, word) => sum + tally.orphans[word], 0);

/** All folders as one. */
export function sumTallies(tallies: readonly FolderTally[], folder: AbsPath): FolderTally {
  const all = emptyTally(folder);
  for (const one of tallies) {
    all.raws += one.raws;
    all.sidecars += one.sidecars;
    all.rejected += one.rejected;
    all.bytes += one.bytes;
    for (const word of CONFIDENCES) all.orphans[word] += one.orphans[word];
    for (const word of ALL_KEEP_REASONS) all.kept[word] += one.kept[word];
  }
  return all;
}

/** Kept raws by reason, in the order of the rules; reasons without a raw are left out. */
export function keptByReason(plan: Plan): ReadonlyMap<KeepReason, readonly Kept[]> {
  const all = new Map<KeepReason, Kept[]>(ALL_KEEP_REASONS.map(reason => [reason, []]));
  for (const kept of plan.kept) all.get(kept.reason)?.push(kept);
  return new Map([...all].filter(([, rows]) => rows.length > 0));
}
