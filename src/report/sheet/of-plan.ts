import type { AbsPath } from '../../model/frame.js';
import { push } from '../../model/groups.js';
import { folderOf } from '../../model/path.js';
import type { Plan, Refusal } from '../../model/plan.js';
import type { Sheet, SheetChoice, SheetCounts, SheetFolder, SheetNotice } from '../../model/sheet.js';
import { count, size } from '../amount.js';
import { actionJson, chosenPlanHead } from '../json.js';
import { day, minute } from '../moment.js';
import { type Show, showIn } from '../place.js';
import { savedPlanCommand } from '../shell.js';
import { type FolderTally, keptByReason, orphansOf, tallyFolders } from '../tally.js';
import type { Words } from '../words/index.js';
import { type Known, reasonBadge, rowsOf } from './rows.js';
import { type TimedRaw, timelineOf } from './timeline.js';

/** The sheet of a plan: what would go, what stays and why, folder by folder and over time. */
export function sheetOfPlan(plan: Plan, known: Known, words: Words): Sheet {
  const { sheet } = words;
  const { kinds } = sheet.about.plan;
  const show = showIn([...plan.roots, ...plan.also]);
  const tallies = tallyFolders(plan);
  const folders = new Map(tallies.map(({ folder }, i) => [folder, i]));
  const timed = timedByFolder(plan, known);
  const bytes = tallies.reduce((sum, tally) => sum + tally.bytes, 0);
  const rejected = tallies.reduce((sum, tally) => sum + tally.rejected, 0);
  const { raws, paired, kept } = plan.totals;
  return {
    about: 'plan',
    title: plan.actions.length === 0 ? sheet.nothing : sheet.wouldGo(plan.actions.length, rejected),
    lead: [...[...plan.roots, ...plan.also].map(String), sheet.lookedAt(minute(plan.madeAt))],
    notices: noticesOf(plan, show, words),
    tiles: [
      { figure: count(plan.actions.length), label: kinds.orphan, kind: 'orphan' },
      { figure: size(bytes), label: sheet.tile.toFree },
      { figure: count(paired), label: kinds.paired, kind: 'paired' },
      { figure: count(kept - paired), label: kinds.kept, kind: 'kept' },
      { figure: count(raws), label: sheet.tile.all },
    ],
    counts: { paired, orphan: plan.actions.length, kept: kept - paired },
    timeline: timelineOf([...timed.values()].flat()),
    folders: tallies.map(tally => folderOfSheet(tally, show, timed.get(tally.folder) ?? [])),
    rows: rowsOf(plan, folders, known, words),
    reasons: [...keptByReason(plan)].map(([reason, rows]) => ({
      badge: reasonBadge({ reason }, words),
      count: rows.length,
      hint: words.reason[reason].hint,
    })),
    choice: plan.actions.length === 0 ? null : choiceOf(plan),
  };
}

function folderOfSheet(tally: FolderTally, show: Show, raws: readonly TimedRaw[]): SheetFolder {
  const [orphan, paired] = [orphansOf(tally), tally.kept.paired];
  const counts: SheetCounts = { paired, orphan, kept: tally.raws - paired - orphan };
  return { shown: show(tally.folder), counts, bytes: tally.bytes, timeline: timelineOf(raws) };
}

function timedByFolder(plan: Plan, { timeOf }: Known): ReadonlyMap<AbsPath, readonly TimedRaw[]> {
  const folders = new Map<AbsPath, TimedRaw[]>();
  const add = (path: AbsPath, kind: TimedRaw['kind']) => push(folders, folderOf(path), { kind, time: timeOf(path) });
  for (const { raw } of plan.actions) add(raw.path, 'orphan');
  for (const { raw, reason } of plan.kept) add(raw.path, reason === 'paired' ? 'paired' : 'kept');
  return folders;
}

function noticesOf({ refusals, unreadable, notes }: Plan, show: Show, { sheet, plan, say, errno }: Words): readonly SheetNotice[] {
  const refused = (refusal: Refusal) => {
    const [text, howToGoOn] = plan.refusal(refusal);
    return { title: sheet.refused, text, howToGoOn };
  };
  return [
    ...refusals.map(refused),
    ...unreadable.map(({ path, code }) => ({ title: sheet.unreadable, text: say.because(show(path), errno(code)) })),
    ...notes.map(({ kind, path }) => ({ title: sheet.note[kind], text: show(path) })),
  ];
}

/** The file is named by day and plan, so that two sheets of one day do not meet. */
function choiceOf(plan: Plan): SheetChoice {
  const file = `rawtwin-${day(plan.madeAt)}-${plan.id.replace(/[^A-Za-z0-9]/g, '').slice(0, 6)}.json`;
  const actions = new Map(plan.actions.map(action => [action.id, action]));
  const actionOf = (id: string) => {
    const action = actions.get(id);
    return action === undefined ? '' : actionJson(action);
  };
  return { head: chosenPlanHead(plan), actionOf, file, command: savedPlanCommand(plan, file) };
}
