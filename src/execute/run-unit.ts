import { basename } from 'node:path';
import type { AbsPath } from '../model/frame.js';
import type { Intent, PlannedMove } from '../model/journal.js';
import type { Message } from '../model/message.js';
import { folderOf } from '../model/path.js';
import type { Action } from '../model/plan.js';
import type { Receipt } from '../model/receipt.js';
import type { TrashStore } from '../ports/trash.js';
import { moveUnit, type UnitOutcome } from './move-unit.js';
import { recheck } from './recheck.js';
import type { RunContext } from './run-context.js';

/** One action with the place its files will have, and the intent that says so; or why it cannot go anywhere. */
export type Unit =
  | { readonly action: Action; readonly root: AbsPath; readonly store: TrashStore; readonly intent: Intent }
  | { readonly action: Action; readonly why: Message };

/** Re-checks and moves one unit; always a receipt, never an error but one that stops the run. */
export async function runUnit(unit: Unit, context: RunContext): Promise<Receipt> {
  if ('why' in unit) return receipt(unit.action, 'skipped', [], unit.why);
  const checked = await recheck(unit.action, context);
  if ('why' in checked) return receipt(unit.action, 'skipped', [], checked.why);
  const folder = folderOf(unit.action.raw.path);
  const going = new Set(checked.moves.map(({ path }) => path));
  const moves = unit.intent.moves.filter(move => going.has(move.from));
  const outcome = await moveUnit(moves, unit.store, context);
  const other = isStoresFault(outcome) ? await otherStore(unit.store, folder, unit.root, context) : null;
  if (!other) return settle(unit.action, moves, outcome, context);
  return runElsewhere(unit.action, moves, other, context);
}

const isStoresFault = (outcome: UnitOutcome): boolean => outcome.kind === 'refused' && outcome.by === 'store' && outcome.stuck.length === 0;

async function otherStore(store: TrashStore, folder: AbsPath, root: AbsPath, { chooser }: RunContext): Promise<TrashStore | null> {
  try {
    return await chooser.insteadOf(store, folder, root);
  } catch {
    // Its folder cannot be looked at now: this unit ends with what the first store said.
    return null;
  }
}

async function runElsewhere(action: Action, moves: readonly PlannedMove[], store: TrashStore, context: RunContext): Promise<Receipt> {
  const again = await intendAgain(action, moves, store, context);
  return settle(action, again, await moveUnit(again, store, context), context);
}

/** Another store after all: what will happen is on disk before it happens, as the first time. */
async function intendAgain(action: Action, moves: readonly PlannedMove[], store: TrashStore, context: RunContext): Promise<PlannedMove[]> {
  const intent = intentOf(
    action,
    moves.map(({ from, stamp }) => ({ path: from, stamp })),
    store,
    context.nextSequence,
  );
  await context.journal.append([intent]);
  await context.journal.sync();
  return [...intent.moves];
}

export function intentOf(
  action: Action,
  files: readonly { readonly path: AbsPath; readonly stamp: PlannedMove['stamp'] }[],
  store: TrashStore,
  nextSequence: () => number,
): Intent {
  const moves = files.map(({ path, stamp }) => ({ from: path, stamp, ...store.slotFor(path, nextSequence()) }));
  return { type: 'intent', action: action.id, store: store.kind, place: store.place, moves };
}

async function settle(action: Action, moves: readonly PlannedMove[], outcome: UnitOutcome, context: RunContext): Promise<Receipt> {
  for (const folder of new Set(moves.map(move => folderOf(move.from)))) await noted(context, folder);
  const to = (outcome.kind === 'moved' ? moves : outcome.stuck).map(move => ({ from: move.from, at: move.to }));
  for (const { from } of to) {
    const folder = folderOf(from);
    context.trashedIn.set(folder, (context.trashedIn.get(folder) ?? new Set()).add(basename(from)));
  }
  if (outcome.kind === 'moved') return receipt(action, 'trashed', to);
  const isChange = outcome.stuck.length === 0 && outcome.why.is === 'changed-in-move';
  return receipt(action, isChange ? 'skipped' : 'failed', to, outcome.why);
}

async function noted({ views }: RunContext, folder: AbsPath): Promise<void> {
  try {
    await views.ourChange(folder);
  } catch {
    // A folder that cannot be looked at now is listed again, and refused, at the next file in it.
    views.forget();
  }
}

function receipt(action: Action, outcome: Receipt['outcome'], to: Receipt['to'], why?: Message): Receipt {
  const { path, bytes } = action.raw;
  return { action: action.id, raw: path, bytes, outcome, to, ...(why === undefined ? {} : { why }) };
}
