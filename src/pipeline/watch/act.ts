import { dirname } from 'node:path';
import type { Settled } from '../../execute/recover.js';
import type { AbsPath } from '../../model/frame.js';
import { isWithin } from '../../model/path.js';
import type { Action } from '../../model/plan.js';
import type { Receipt } from '../../model/receipt.js';
import type { Candidate } from '../../watch/candidates.js';
import { MOST_TRASHED, withTrashed } from '../../watch/root-record.js';
import { carryOut } from '../carry-out.js';
import type { Made } from '../make-plan.js';
import { byFolder, type Tell, type WatchDeps, type Watching } from './watching.js';
import type { PassTimes } from './whole-pass.js';

export interface Acted {
  readonly left: number;
  /** All files that went, sidecars too. */
  readonly gone: readonly AbsPath[];
}
interface Row {
  readonly folder: AbsPath;
  readonly action: Action;
}

/** Trashes what is due, like every run: lock, journal, a last look at each file. In a dry run it only tells, once for each raw. */
export async function actOn(
  due: readonly Candidate[],
  made: Made,
  watching: Watching,
  times: PassTimes,
  deps: WatchDeps,
  signal: AbortSignal,
): Promise<Acted> {
  const isDue = new Set(due.map(({ raw }) => raw));
  const actions = made.plan.actions.filter(({ raw }) => isDue.has(raw.path));
  const { epoch } = watching;
  times.feelPulse();
  if (actions.length === 0 || watching.epoch !== epoch || signal.aborted) return { left: 0, gone: [] };
  if (watching.settings.dryRun) return tellWould(actions, watching, deps.tell);
  const run = deps.newRunId();
  const receipts: Receipt[] = [];
  try {
    const request = { run, verb: 'watch', actions, to: watching.settings.to, signal };
    for await (const receipt of carryOut(made, request, { ...deps, onSettled: settled => tellSettled(settled, deps.tell) })) {
      receipts.push(receipt);
    }
  } finally {
    await account(run, actions, receipts, watching, deps);
  }
  const gone = receipts.flatMap(({ outcome, to }) => (outcome === 'trashed' ? to.map(({ from }) => from) : []));
  return { left: receipts.filter(({ outcome }) => outcome !== 'trashed').length, gone };
}

export function tellSettled({ run, state, alarms }: Settled, tell: Tell): void {
  if (state === 'settled') tell({ kind: 'settled', run, alarms });
}

/** Whatever became of a raw, its grace is over: one that was left starts anew. */
async function account(
  run: string,
  actions: readonly Action[],
  receipts: readonly Receipt[],
  watching: Watching,
  deps: WatchDeps,
): Promise<void> {
  const byId = new Map(actions.map(action => [action.id, action]));
  const rows = receipts.flatMap(({ action, outcome }): Row[] => {
    const found = byId.get(action);
    return found && outcome === 'trashed' ? [{ folder: dirname(found.raw.path) as AbsPath, action: found }] : [];
  });
  const answered = new Set(receipts.map(({ raw }) => raw));
  watching.waiting = new Map([...watching.waiting].filter(([raw]) => !answered.has(raw)));
  for (const raw of answered) watching.toldMissing.delete(raw);
  watching.trashed += rows.length;
  watching.trashedBytes += rows.reduce((sum, { action }) => sum + bytesOf(action), 0);
  for (const [folder, group] of byFolder(rows)) {
    const raws = group.map(({ action }) => action.raw.path);
    const files = group.reduce((sum, { action }) => sum + 1 + action.with.length, 0);
    deps.tell({ kind: 'trashed', run, folder, raws, files, bytes: group.reduce((sum, { action }) => sum + bytesOf(action), 0) });
  }
  for (const { raw, outcome, why } of receipts) if (outcome !== 'trashed') deps.tell({ kind: 'left', raw, why: why ?? outcome });
  await keepTrashed(run, rows, watching);
}

async function keepTrashed(run: string, rows: readonly Row[], { roots }: Watching): Promise<void> {
  for (const root of roots.roots) {
    const record = roots.recordOf(root);
    const own = rows.filter(({ folder }) => isWithin(folder, root)).map(({ action }) => action.raw);
    if (!record || own.length === 0) continue;
    const added = own.map(({ path, bytes, stamp }) => ({ raw: path, bytes, mtimeNs: String(stamp.mtimeNs), run, told: false }));
    await roots.keep({ ...record, trashed: withTrashed(record.trashed, added).slice(-MOST_TRASHED) });
  }
}

const bytesOf = (action: Action): number => action.with.reduce((sum, { bytes }) => sum + bytes, action.raw.bytes);

function tellWould(actions: readonly Action[], { toldWould }: Watching, tell: Tell): Acted {
  const fresh = actions.filter(({ raw }) => !toldWould.has(raw.path));
  for (const { raw } of fresh) toldWould.add(raw.path);
  const rows = fresh.map((action): Row => ({ folder: dirname(action.raw.path) as AbsPath, action }));
  for (const [folder, group] of byFolder(rows)) {
    const bytes = group.reduce((sum, { action }) => sum + bytesOf(action), 0);
    tell({ kind: 'would-trash', folder, raws: group.map(({ action }) => action.raw.path), bytes });
  }
  return { left: 0, gone: [] };
}
