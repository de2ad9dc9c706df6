import type { AbsPath } from '../model/frame.js';
import type { Action, Plan } from '../model/plan.js';
import type { Receipt } from '../model/receipt.js';

/** A raw that was chosen from an earlier plan, as it was then. */
export interface Chosen {
  readonly path: string;
  readonly bytes: number;
  readonly mtimeNs: bigint;
  /** The sidecars that went along in it. */
  readonly with: readonly string[];
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
  for (const one of chosen) {
    const action = allowed.get(one.path);
    const why = action ? changeOf(one, action) : notAllowed(kept.get(one.path));
    if (why !== null) receipts.push({ action: '', raw: one.path as AbsPath, bytes: one.bytes, outcome: 'skipped', to: [], why });
    else if (action) actions.add(action);
  }
  return { actions: [...actions], receipts };
}

/** Null where just that would move which was chosen then: the same raw, and no sidecar beside those known. */
function changeOf(one: Chosen, { raw, with: along }: Action): string | null {
  if (raw.bytes !== one.bytes || raw.stamp.mtimeNs !== one.mtimeNs) return 'changed since the plan was made';
  const more = along.find(({ path }) => !one.with.includes(path));
  return more === undefined ? null : `a sidecar that the plan does not name would go along now: ${more.path}`;
}

const notAllowed = (reason: string | undefined): string =>
  reason === undefined ? 'gone, or not in the folders of the plan' : `it is kept now: ${reason}`;
