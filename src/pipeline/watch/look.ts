import { dirname } from 'node:path';
import type { AbsPath } from '../../model/frame.js';
import { settledAt } from '../../watch/settled-at.js';
import { takeable } from './missing.js';
import { planPass } from './plan-pass.js';
import { tellJpegsBack } from './returns.js';
import { tellKept, tellUnreadable } from './tell.js';
import { byFolder, type WatchDeps, type Watching } from './watching.js';

export interface Looked {
  /** Folders that are there now. */
  readonly folders: readonly AbsPath[];
  /** A twin is missing that was not before: a whole pass is to say so too. */
  readonly hasMissing: boolean;
  /** A folder is not as it should be: a whole pass is to find out. */
  readonly isWell: boolean;
  /** When what changed a moment ago will have rested; as `settledAt()`. */
  readonly settledAt: number | null;
}
const ILL: Looked = { folders: [], hasMissing: false, isWell: false, settledAt: null };

/**
 * Lists the hinted folders anew and none else. It learns pairs, and tells early which twins are missing and which are back, in time or too late; raws may
 * stop waiting by it, but none begins to, and nothing is moved.
 */
export async function lookAgain(watching: Watching, hinted: readonly AbsPath[], deps: WatchDeps, signal: AbortSignal): Promise<Looked> {
  const { roots, settings } = watching;
  const well = await roots.look();
  if (well.length < roots.tops.length) return ILL;
  const planned = await planPass(watching, well, hinted, deps, signal);
  if (!planned) return ILL;
  const { made } = planned;
  tellUnreadable(made.plan.unreadable, watching, deps.tell);
  const missing = new Set(takeable(made).map(({ raw }) => raw.path));
  const dropped = watching.toldBut(missing);
  watching.waiting = new Map([...watching.waiting].filter(([raw]) => missing.has(raw)));
  tellKept(dropped, made, watching, deps.tell);
  const fresh = [...missing].filter(raw => !watching.waiting.has(raw)).map(raw => ({ raw, folder: dirname(raw) as AbsPath }));
  const untold = fresh.filter(({ raw }) => !watching.toldMissing.has(raw));
  const until = new Date(deps.clock.now().getTime() + settings.graceMs).toISOString();
  for (const [folder, group] of byFolder(untold)) deps.tell({ kind: 'jpeg-missing', folder, raws: group.map(({ raw }) => raw), until });
  for (const { raw } of untold) watching.toldMissing.add(raw);
  await tellJpegsBack(watching, made, hinted, deps.tell);
  return {
    folders: made.scan.folders.map(({ path }) => path),
    hasMissing: fresh.length > 0,
    isWell: true,
    settledAt: settledAt(made.plan.kept),
  };
}
