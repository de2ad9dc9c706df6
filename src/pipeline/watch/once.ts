import { takeLock } from '../../execute/lock.js';
import type { Candidate } from '../../watch/candidates.js';
import { startWatching } from './start.js';
import type { WatchDeps, WatchSettings } from './watching.js';
import { wholePass } from './whole-pass.js';

/** How one run of `--once` ended. */
export interface OnceDone {
  readonly isPaused: boolean;
  /** Something was due and not moved, or could not be read. */
  readonly isIncomplete: boolean;
}

/**
 * One whole pass. What waits is kept for the next run, which judges by the clock of the machine and by the wall clock: both must say
 * that the grace has passed. Throws RUN_LOCKED while a daemon, or another run, watches one of the folders.
 */
export async function watchOnce(settings: WatchSettings, deps: WatchDeps, signal: AbortSignal): Promise<OnceDone> {
  const lock = await takeLock({ roots: settings.roots, verb: 'watch', run: null }, { ...deps, locks: 'watchers' });
  try {
    const watching = await startWatching(settings, deps, true);
    const { roots } = watching;
    const waiting = roots.tops.flatMap((top): readonly Candidate[] => roots.recordOf(top)?.waiting ?? []);
    watching.waiting = new Map(waiting.map(one => [one.raw, one]));
    watching.epoch = waiting[0]?.epoch ?? 0;
    watching.rendered = roots.roots.flatMap(root => roots.recordOf(root)?.rendered ?? [])[0] ?? null;
    for (const { raw } of waiting) watching.toldMissing.add(raw);
    const { boot } = await deps.processes.self();
    const times = { now: () => deps.clocks.ofMachine(boot), feelPulse: () => undefined };
    const { made, left } = await wholePass(watching, times, deps, signal);
    const isPaused = roots.roots.some(root => roots.pauseOf(root)) || !roots.isWell;
    return { isPaused, isIncomplete: left > 0 || (made?.plan.unreadable.length ?? 0) > 0 };
  } finally {
    await lock.release();
  }
}
