import type { AbsPath } from '../../model/frame.js';
import { push } from '../../model/groups.js';
import { nameOf } from '../../model/path.js';
import type { Action } from '../../model/plan.js';
import { size } from '../amount.js';
import { companionWords } from '../companions.js';
import { decisive, others } from '../decisive.js';
import { detailWords, evidenceWords } from '../phrases.js';
import { type Show, showBeside } from '../place.js';
import { printable } from '../printable.js';
import { whyItGoes } from '../reasons.js';
import { bytesOf, type FolderTally } from '../tally.js';
import type { PlanView } from '../view.js';
import type { Paint } from './paint.js';
import type { Part } from './part.js';
import { padEnd, padStart, shorten, widthOf, wrap } from './width.js';

/** Orphans told without `--all`. */
const PER_FOLDER = 20;
const IN_ALL = 60;
/** Evidence beside the decisive one that a person should see before it goes. */
const WORTH_TELLING = new Set(['rated', 'edited', 'locked', 'exif-unreadable']);

/** The orphans by folder, then by reason, each with size, sidecars and what is its own in the reason. */
export function* orphanList(
  tallies: readonly FolderTally[],
  roots: readonly AbsPath[],
  show: Show,
  view: PlanView,
  paint: Paint,
): Iterable<Part> {
  const { plan } = view.words;
  let left = view.all ? Number.POSITIVE_INFINITY : IN_ALL;
  const withOrphans = tallies.filter(tally => tally.actions.length > 0);
  let untold = 0;
  for (const tally of withOrphans) {
    const room = Math.min(left, view.all ? left : PER_FOLDER);
    if (room === 0) {
      untold += tally.actions.length;
      continue;
    }
    yield '';
    yield* folderHead(tally, show, view, paint);
    const told = tally.actions.slice(0, room);
    yield* folderRows(told, showBeside(tally.folder, roots), view, paint);
    left -= told.length;
    const rest = tally.actions.length - told.length;
    if (rest > 0) yield `    ${plan.moreHere(rest)}`;
  }
  if (untold > 0) {
    yield '';
    yield plan.moreElsewhere(untold);
  }
}

function* folderHead(tally: FolderTally, show: Show, view: PlanView, paint: Paint): Iterable<string> {
  const sums = view.words.plan.folderSums(tally.actions.length, tally.sidecars, tally.bytes, tally.rejected);
  const room = Math.max(8, view.columns - widthOf(sums) - 2);
  yield `${paint.strong(shorten(show(tally.folder), room))}  ${sums}`;
}

function* folderRows(actions: readonly Action[], show: Show, view: PlanView, paint: Paint): Iterable<Part> {
  const { words } = view;
  const groups = new Map<string, Action[]>();
  for (const action of actions) push(groups, words.say.because(words.confidence[action.confidence].word, whyItGoes(action, words)), action);
  const name = Math.min(
    actions.reduce((most, action) => Math.max(most, widthOf(printable(nameOf(action.raw.path)))), 0),
    Math.max(16, Math.floor(view.columns * 0.4)),
  );
  for (const [head, rows] of groups) {
    for (const text of wrap(head, view.columns, '  ')) yield paint.goes(text);
    for (const action of rows) {
      yield* orphanRow(action, name, show, view);
      yield { pictureOf: action.raw.path };
    }
  }
}

/** One line; under `all` nothing is shortened, and what does not fit goes on below. */
function* orphanRow(action: Action, width: number, show: Show, view: PlanView): Iterable<string> {
  const { words } = view;
  const evidence = decisive(action);
  const along = companionWords(action, show, words);
  const told = [
    ...(along === '' ? [] : [words.plan.with(along)]),
    ...(evidence === undefined ? [] : [detailWords(evidence, show, words)]),
    ...others(action)
      .filter(one => WORTH_TELLING.has(one.kind))
      .map(one => evidenceWords(one, show, words)),
    ...(action.raw.stamp.nlink > 1 ? [words.plan.hardLinked] : []),
  ].filter(text => text !== '');
  const name = printable(nameOf(action.raw.path));
  const start = `    ${padEnd(view.all ? name : shorten(name, width), width)}  ${padStart(size(bytesOf(action)), 8)}`;
  const room = view.columns - widthOf(start) - 2;
  const tail = words.say.sentences(told);
  if (tail === '') yield start;
  else if (widthOf(tail) <= room) yield `${start}  ${tail}`;
  else if (view.all) yield* [start, ...wrap(tail, view.columns, '        ')];
  else yield `${start}  ${shorten(tail, Math.max(12, room))}`;
}
