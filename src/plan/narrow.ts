import type { AbsPath } from '../model/frame.js';
import type { Action, Plan } from '../model/plan.js';
import type { Receipt } from '../model/receipt.js';

/** A raw that was chosen from an earlier plan, as it was then. */
export interface Chosen {
  readonly path: string;
  readonly bytes: number;
  readonly mtimeNs: bigint;
}

/** A choice only narrows what a fresh plan of the same folders allows; the rest is skipped, each with its reason. */
export function narrow(
  chosen: readonly Chosen[],
  fresh: Plan,
): { readonly actions: readonly Action[]; readonly receipts: readonly Receipt[] } {
  const allowed = new Map<string, Action>(fresh.actions.map(action => [action.raw.path, action]));
  const kept = new Map<string, string>(fresh.kept.map(row => [row.raw.path, row.reason]));
  const actions = new Set<Action>();
  const receipts: Receipt[] = [];
  for (const { path, bytes, mtimeNs } of chosen) {
    const action = allowed.get(path);
    const same = action && action.raw.bytes === bytes && action.raw.stamp.mtimeNs === mtimeNs;
    if (action && same) {
      actions.add(action);
      continue;
    }
    const reason = kept.get(path);
    const why = action
      ? 'changed since the plan was made'
      : reason
        ? `it is kept now: ${reason}`
        : 'gone, or not in the folders of the plan';
    receipts.push({ action: '', raw: path as AbsPath, bytes, outcome: 'skipped', to: [], why });
  }
  return { actions: [...actions], receipts };
}
