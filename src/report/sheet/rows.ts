import { compareText } from '../../model/compare-text.js';
import type { AbsPath } from '../../model/frame.js';
import { folderOf, nameOf } from '../../model/path.js';
import type { Action, Kept, Plan } from '../../model/plan.js';
import type { SheetBadge, SheetRow, SheetTime } from '../../model/sheet.js';
import { companionWords } from '../companions.js';
import { showBeside } from '../place.js';
import { reasonInFull } from '../reasons.js';
import { bytesOf } from '../tally.js';
import type { Words } from '../words/index.js';

/** What is known of a raw beside the plan. */
export interface Known {
  readonly timeOf: (path: AbsPath) => SheetTime | null;
  readonly bodyOf: (path: AbsPath) => string | null;
  readonly neighboursOf: (path: AbsPath) => readonly AbsPath[];
}
/** Place of a folder in the sheet. */
type FolderIndex = ReadonlyMap<AbsPath, number>;

/** Kept without a twin, so there is something to tell of it. */
export const isLoose = ({ reason }: Kept): boolean => reason !== 'paired';

/** Every orphan, then every raw kept without a twin; in each group by folder, then in the order of capture. */
export function rowsOf(plan: Plan, folders: FolderIndex, known: Known, words: Words): readonly SheetRow[] {
  const row = (one: Action | Kept) => rowOf(one, plan, folders, known, words);
  return [plan.actions.map(row), plan.kept.filter(isLoose).map(row)].flatMap(rows => rows.sort(inOrder));
}

const inOrder = (a: SheetRow, b: SheetRow): number =>
  a.folder - b.folder || (a.time?.ms ?? 0) - (b.time?.ms ?? 0) || compareText(a.name, b.name);

function rowOf(one: Action | Kept, plan: Plan, folders: FolderIndex, known: Known, words: Words): SheetRow {
  const { path } = one.raw;
  const goes = 'confidence' in one;
  return {
    id: goes ? one.id : path,
    group: goes ? 'orphan' : 'kept',
    path,
    name: nameOf(path),
    folder: folders.get(folderOf(path)) ?? 0,
    time: known.timeOf(path),
    body: known.bodyOf(path),
    bytes: goes ? bytesOf(one) : one.raw.bytes,
    sidecars: goes ? companionWords(one, showBeside(folderOf(path), plan.roots), words) : '',
    badge: goes ? confidenceBadge(one, words) : reasonBadge(one, words),
    why: reasonInFull(one, plan.roots, words),
    neighbours: goes ? known.neighboursOf(path) : [],
  };
}

const confidenceBadge = ({ confidence }: Action, words: Words): SheetBadge => ({ key: confidence, ...words.confidence[confidence] });

export const reasonBadge = ({ reason }: Pick<Kept, 'reason'>, words: Words): SheetBadge => ({
  key: reason,
  word: words.reason[reason].word,
  means: words.reason[reason].why,
});
