import type { AbsPath } from '../model/frame.js';
import type { Message } from '../model/message.js';
import type { Action, KeepReason, Plan } from '../model/plan.js';
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
  const kept = new Map<string, KeepReason>(fresh.kept.map(row => [row.raw.path, row.reason]));
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
function changeOf(one: Chosen, { raw, with: along }: Action): Message | null {
  if (raw.bytes !== one.bytes || raw.stamp.mtimeNs !== one.mtimeNs) return { is: 'changed-since-plan' };
  const more = along.find(({ path }) => !one.with.includes(path));
  return more === undefined ? null : { is: 'unnamed-sidecar', path: more.path };
}

const notAllowed = (reason: KeepReason | undefined): Message =>
  reason === undefined ? { is: 'gone-or-not-planned' } : { is: 'kept-now', reason };
