import type { AbsPath } from '../../model/frame.js';
import { isWithin } from '../../model/path.js';
import { judgeCandidates } from '../../watch/candidates.js';
import type { Reading } from '../../watch/reading.js';
import type { Made } from '../make-plan.js';
import { actOn } from './act.js';
import { holdBrakes } from './brakes.js';
import { digestOfNames, hasNewRendered, missingOf, type Rendered, renderedIn, takeable } from './missing.js';
import { planPass } from './plan-pass.js';
import { readRuns } from './read-runs.js';
import { lookForReturns } from './returns.js';
import { tellJudged, tellUnreadable } from './tell.js';
import type { WatchDeps, Watching } from './watching.js';

export interface PassDone {
  /** Null: no folder was well enough to be listed. */
  readonly made: Made | null;
  readonly isWell: boolean;
  /** Units that were due and not moved. */
  readonly left: number;
  /** When it was judged who is due; null when nobody was. */
  readonly judgedAt: Reading | null;
}
export interface PassTimes {
  /** The clocks by which graces count. */
  readonly now: () => Reading;
  /** Looks whether this process stood still; a new epoch begins then. */
  readonly feelPulse: () => void;
}

/**
 * Lists everything anew, decides as `plan` does, and trashes what is due. Nobody's raw goes unless every root and also-folder was well
 * before and after the listing. Throws as `carryOut` and `makePlan` do; what is known then is as before.
 */
export async function wholePass(watching: Watching, times: PassTimes, deps: WatchDeps, signal: AbortSignal): Promise<PassDone> {
  const { roots } = watching;
  await roots.heedAccepts();
  if (roots.tops.some(roots.isAccepting)) watching.newEpoch('accepted');
  const well = await roots.look();
  const planned = await planPass(watching, well, null, deps, signal);
  if (!planned) return ill(watching, null);
  const { made } = planned;
  const isStill = await roots.isStillAs(well);
  const isForbidden = pauseForbidden(watching, made);
  const full = roots.judgeCounts(well, top => filesBelow(made, top));
  tellUnreadable(made.plan.unreadable, watching, deps.tell);
  if (!isStill || isForbidden || full.length < roots.tops.length) return ill(watching, made);
  if (roots.heal(full) && !roots.tops.some(roots.isAccepting)) watching.newEpoch('root-back');
  await planned.keepCounts();
  return decide(watching, made, times, deps, signal);
}

/** Nothing is known of any raw any more; memory keeps what it learnt. */
async function ill(watching: Watching, made: Made | null): Promise<PassDone> {
  const { roots } = watching;
  watching.forget();
  for (const record of roots.tops.flatMap(top => roots.recordOf(top) ?? [])) await roots.keep({ ...record, waiting: [] });
  return { made, isWell: false, left: 0, judgedAt: null };
}

async function decide(watching: Watching, made: Made, times: PassTimes, deps: WatchDeps, signal: AbortSignal): Promise<PassDone> {
  const { roots, settings } = watching;
  await readRuns(watching, deps);
  const cameBack = await lookForReturns(watching, made, deps);
  const rendered = renderedIn(made.scan);
  const missing = await missingOf(
    takeable(made).filter(({ raw }) => !cameBack.has(raw.path)),
    made.scan,
    signal,
  );
  times.feelPulse();
  const pass = { at: times.now(), epoch: watching.epoch, graceMs: settings.graceMs, isWell: true, missing };
  const newRendered = hasNew(rendered, watching.rendered);
  const judged = judgeCandidates(watching.waiting, { ...pass, newRendered });
  watching.waiting = judged.waiting;
  watching.rendered = rendered;
  tellJudged(judged, made, watching, deps.tell);
  await holdBrakes(watching, made, deps);
  const due = judged.due.filter(({ raw }) => !roots.roots.some(root => isWithin(raw, root) && roots.pauseOf(root)));
  const { left, gone } = await actOn(due, made, watching, times, deps, signal);
  await keepRecords(watching, rendered, made, gone);
  return { made, isWell: true, left, judgedAt: pass.at };
}

/** Null before: a file seen for the first time is no arrival. Of an earlier run only a digest is known: any change counts there. */
function hasNew(now: Rendered, before: Watching['rendered']): boolean {
  if (before === null) return false;
  return typeof before === 'string' ? digestOfNames(now) !== before : hasNewRendered(now, before);
}

const filesBelow = ({ scan }: Made, top: AbsPath): number =>
  scan.folders.reduce((sum, { path, files }) => sum + (isWithin(path, top) ? files.length : 0), 0);

function pauseForbidden({ roots }: Watching, { plan }: Made): boolean {
  const forbidden = plan.refusals.filter(({ guard }) => guard === 'forbidden-root');
  for (const refusal of forbidden) {
    if (refusal.path !== undefined) roots.pause(refusal.path, 'forbidden', { is: 'guarded', refusal });
  }
  return forbidden.length > 0;
}

async function keepRecords(watching: Watching, rendered: Rendered, made: Made, gone: readonly AbsPath[]): Promise<void> {
  const { roots, waiting, isForNextRun } = watching;
  const names = isForNextRun ? digestOfNames(rendered) : null;
  for (const top of roots.tops) {
    const record = roots.recordOf(top);
    if (!record) continue;
    const files = filesBelow(made, top) - gone.filter(path => isWithin(path, top)).length;
    const own = isForNextRun ? [...waiting.values()].filter(({ raw }) => isWithin(raw, top)) : [];
    await roots.keep({ ...record, files, waiting: own, rendered: names });
  }
}
