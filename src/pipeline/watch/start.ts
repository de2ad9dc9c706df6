import { settleUnfinished } from '../../execute/recover.js';
import { factsInMemory } from '../../exif/kept-facts.js';
import { AppError } from '../../model/errors.js';
import { isForbidden } from '../../plan/guards/forbidden-root.js';
import { ListingCache } from '../../scan/listing-cache.js';
import { tellSettled } from './act.js';
import { WatchedRoots } from './watched-roots.js';
import { type WatchDeps, Watching, type WatchSettings } from './watching.js';

/** What is known of the folders, before the first pass. Throws REFUSED for a home or a folder of the system, which are never marked. */
export async function startWatching(settings: WatchSettings, deps: WatchDeps, isForNextRun: boolean): Promise<Watching> {
  const forbidden = settings.roots.find(root => isForbidden(root, deps.plan.home));
  if (forbidden !== undefined) {
    throw new AppError('REFUSED', { is: 'not-to-be-watched', path: forbidden }, forbidden);
  }
  const { records, tell, mayMark } = deps;
  const { now, newId } = deps.plan;
  const roots = new WatchedRoots(settings.roots, settings.also, { records, tell, now, newId, mayMark, isDryRun: settings.dryRun });
  const watching = new Watching(settings, roots, new ListingCache(), factsInMemory(), tell, isForNextRun);
  const { graceMs, dryRun } = settings;
  tell({ kind: 'started', roots: roots.roots, also: roots.also, graceMs, dryRun });
  await roots.load();
  if (!dryRun) for (const settled of await settleUnfinished(deps)) tellSettled(settled, tell);
  return watching;
}
