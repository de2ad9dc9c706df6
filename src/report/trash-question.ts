import type { AbsPath } from '../model/frame.js';
import { push } from '../model/groups.js';
import { folderOf, nameOf } from '../model/path.js';
import type { Action, Plan } from '../model/plan.js';
import type { FolderChoice, PickQuestion, RawChoice, TrashQuestion } from '../model/trash-question.js';
import { companionWords } from './companions.js';
import { showBeside, showIn } from './place.js';
import { printable } from './printable.js';
import { reasonInFull } from './reasons.js';
import { bytesOf, rejectedIn } from './tally.js';
import type { Words } from './words/index.js';

/** Above this share of any folder's raws the number must be typed, so that a wrong folder is noticed. */
const TYPED_ABOVE = 0.5;

/** What is asked before these actions of a plan are carried out. */
export function questionOf(plan: Plan, actions: readonly Action[]): TrashQuestion {
  const byFolder = new Map<AbsPath, Action[]>();
  for (const action of actions) push(byFolder, folderOf(action.raw.path), action);
  const raws = new Map<AbsPath, number>();
  for (const { raw } of [...plan.actions, ...plan.kept]) raws.set(folderOf(raw.path), (raws.get(folderOf(raw.path)) ?? 0) + 1);
  const folders = [...byFolder].map(([folder, own]) => ({
    folder,
    shown: folder,
    orphans: own.length,
    raws: raws.get(folder) ?? own.length,
    bytes: own.reduce((sum, action) => sum + bytesOf(action), 0),
  }));
  return {
    canSave: plan.orphans === undefined,
    orphans: actions.length,
    sidecars: actions.reduce((sum, action) => sum + action.with.length - rejectedIn(action), 0),
    rejected: actions.reduce((sum, action) => sum + rejectedIn(action), 0),
    bytes: actions.reduce((sum, action) => sum + bytesOf(action), 0),
    folders,
  };
}

/** Whether more than half of the raws of a folder would go. */
export const isMost = ({ orphans, raws }: FolderChoice): boolean => orphans > raws * TYPED_ABOVE;

/** The folder that would lose the greatest share of its raws, if that is more than half: then the number must be typed. */
export const mostTaken = (folders: readonly FolderChoice[]): FolderChoice | undefined =>
  folders.filter(isMost).sort((a, b) => b.orphans / b.raws - a.orphans / a.raws)[0];

/** The same actions, to be picked one by one, each with its reason. What rests on names alone is not ticked beforehand. */
export function pickOf(plan: Plan, actions: readonly Action[], words: Words): PickQuestion {
  const show = showIn(plan.roots);
  const raws = actions.map((action): RawChoice => {
    const folder = folderOf(action.raw.path);
    const along = companionWords(action, showBeside(folder, plan.roots), words);
    return {
      id: action.id,
      folder,
      shown: printable(nameOf(action.raw.path)),
      along: along === '' ? '' : words.plan.with(along),
      bytes: bytesOf(action),
      confidence: words.confidence[action.confidence].word,
      why: reasonInFull(action, plan.roots, words),
      isTicked: action.confidence !== 'stem',
    };
  });
  return { folders: questionOf(plan, actions).folders.map(one => ({ ...one, shown: show(one.folder) })), raws };
}
