import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { SavedPlan } from '../../config/plan-file.js';
import { AppError, errnoOf } from '../../model/errors.js';
import type { AbsPath } from '../../model/frame.js';
import type { Action, Plan } from '../../model/plan.js';
import type { Receipt } from '../../model/receipt.js';

/** Reads a plan file; folders beside it make no sense, since the plan names its own. Throws USAGE, PLAN_INVALID or PLAN_FUTURE. */
export async function readSaved(file: string, folders: readonly string[]): Promise<SavedPlan> {
  const path = resolve(file);
  if (folders.length > 0) throw new AppError('USAGE', `--plan ${file} names its own folders; leave out ${folders.join(' ')}.`);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new AppError('PLAN_INVALID', `The plan ${path} cannot be read (${errnoOf(error)}). Check its name.`, path, { cause: error });
  }
  const { parsePlan } = await import('../../config/plan-file.js');
  return parsePlan(text, path);
}

/** A saved plan only chooses among what a fresh plan of its folders allows; the rest is skipped, each with its reason. */
export function chosenBy(saved: SavedPlan, fresh: Plan): { readonly actions: readonly Action[]; readonly receipts: readonly Receipt[] } {
  const allowed = new Map<string, Action>(fresh.actions.map(action => [action.raw.path, action]));
  const kept = new Map<string, string>(fresh.kept.map(row => [row.raw.path, row.reason]));
  const actions: Action[] = [];
  const receipts: Receipt[] = [];
  for (const { path, bytes, mtimeNs } of saved.actions) {
    const action = allowed.get(path);
    const same = action && action.raw.bytes === bytes && action.raw.stamp.mtimeNs === mtimeNs;
    if (action && same) {
      if (!actions.includes(action)) actions.push(action);
      continue;
    }
    const reason = kept.get(path);
    const why = action
      ? 'changed since the plan was saved'
      : reason
        ? `it is kept now: ${reason}`
        : 'gone, or not in the folders of the plan';
    receipts.push({ action: '', raw: path as AbsPath, bytes, outcome: 'skipped', to: [], why });
  }
  return { actions, receipts };
}
