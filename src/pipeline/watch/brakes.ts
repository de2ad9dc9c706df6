import type { AbsPath } from '../../model/frame.js';
import { isWithin } from '../../model/path.js';
import { judgeBrake } from '../../watch/judge-brake.js';
import type { Made } from '../make-plan.js';
import type { WatchDeps, Watching } from './watching.js';

/** Pauses each root of which too much would go, lets go what a person released, and lifts a brake when none of its raws waits any more. */
export async function holdBrakes(watching: Watching, made: Made, deps: WatchDeps): Promise<void> {
  for (const root of watching.roots.roots) {
    const isAsked = !watching.settings.dryRun && (await deps.records.asked(root)).includes('release');
    if (isAsked) await release(root, watching, deps);
    await holdBrake(root, watching, made, deps);
    if (isAsked) await deps.records.done(root, 'release');
  }
}

/** Just the raws that were counted when the brake was told: what was deleted since waits for a look of its own. */
async function release(root: AbsPath, { roots }: Watching, deps: WatchDeps): Promise<void> {
  const record = roots.recordOf(root);
  const released = record?.brake?.raws ?? [];
  if (record) await roots.keep({ ...record, brake: null, released: [...new Set([...record.released, ...released])] });
  roots.liftBrake(root);
  deps.tell({ kind: 'released', root, raws: released.length });
}

async function holdBrake(root: AbsPath, watching: Watching, made: Made, deps: WatchDeps): Promise<void> {
  const { roots, waiting, settings } = watching;
  const record = roots.recordOf(root);
  const isOwn = (path: AbsPath) => isWithin(path, root);
  const own = [...waiting.keys()].filter(isOwn);
  const released = (record?.released ?? []).filter(raw => waiting.has(raw));
  const going = new Set(own.filter(raw => !released.includes(raw)));
  const folders = made.scan.folders.filter(({ path }) => isOwn(path));
  const message = judgeBrake({ going, folders, limit: settings.maxTrash }) ?? (going.size > 0 ? record?.brake?.message : undefined);
  const since = record?.brake?.since ?? deps.clock.now().toISOString();
  const brake = message === undefined ? null : { since, message, raws: [...going] };
  if (record) await roots.keep({ ...record, released, brake });
  if (message !== undefined) roots.pause(root, 'brake', message);
  else if (roots.pauseOf(root)?.reason === 'brake') {
    roots.liftBrake(root);
    deps.tell({ kind: 'well-again', root });
  }
}
