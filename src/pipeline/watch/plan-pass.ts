import { errnoOf } from '../../model/errors.js';
import type { AbsPath } from '../../model/frame.js';
import type { Memory } from '../../ports/memory.js';
import { NO_PROGRESS } from '../../ports/progress.js';
import { listFolder } from '../../scan/list-folder.js';
import type { ListingCache } from '../../scan/listing-cache.js';
import { isLocalChange } from '../../scan/local-change.js';
import { type Made, makePlan } from '../make-plan.js';
import type { WatchDeps, Watching } from './watching.js';

/** A plan of a pass, and what memory may learn from it about counts, once the pass proved to be a good one. */
export interface PassPlan {
  readonly made: Made;
  readonly keepCounts: () => Promise<void>;
}

/**
 * The plan of all folders that are well: rules, pairing and protection are those of `plan --trust proven`. Pairs are learnt at once,
 * for they were seen; counts and identities of folders are held back. `hinted`: only these folders are listed
 * anew, for a look, and where nothing else can be concerned, only their raws and those of which something was told are judged; null: all of
 * them.
 */
export async function planPass(
  watching: Watching,
  well: readonly AbsPath[],
  hinted: readonly AbsPath[] | null,
  deps: WatchDeps,
  signal: AbortSignal,
): Promise<PassPlan | null> {
  const { settings, roots, listings, keptFacts } = watching;
  const folders = roots.roots.filter(root => well.includes(root));
  if (folders.length === 0) return null;
  if (hinted === null) listings.clear();
  const isLocal = hinted !== null && (await relist(hinted, listings));
  let counts: Parameters<Memory['remember']> | undefined;
  const memory: Memory = {
    ...deps.memory,
    remember: async (sightings, ...ofRoots) => {
      watching.learnt += sightings.size;
      if (sightings.size > 0) await deps.memory.remember(sightings, new Map());
      else counts = [sightings, ...ofRoots];
    },
    unwant: async raws => (hinted === null ? deps.memory.unwant(raws) : undefined),
  };
  const request = {
    folders,
    also: roots.also.filter(folder => well.includes(folder)),
    ignore: settings.ignore,
    ...(settings.ignoreBelow ? { ignoreBelow: settings.ignoreBelow } : {}),
    cwd: '/',
    policy: { trust: 'proven', include: [], settleSeconds: settings.settleSeconds },
    listingAccepted: roots.tops.some(roots.isAccepting),
    keepUndone: true,
    ...(isLocal ? { concerning: new Set([...hinted, ...watching.foldersInDoubt()]) } : {}),
  } as const;
  const world = { ...deps.plan, memory, progress: NO_PROGRESS, signal, keptFacts: async () => keptFacts, listings };
  const made = await makePlan(request, { ...world, ...(deps.taken ? { taken: deps.taken } : {}) });
  return { made, keepCounts: async () => (counts ? deps.memory.remember(...counts) : undefined) };
}

/** Lists the folders anew. False: what changed in one of them may concern the raws of any folder. */
async function relist(folders: readonly AbsPath[], listings: ListingCache): Promise<boolean> {
  let isLocal = true;
  for (const folder of folders) {
    const before = listings.get(folder);
    listings.forget([folder]);
    try {
      const now = await listFolder(folder);
      listings.set(now);
      isLocal &&= isLocalChange(before, now);
    } catch (error) {
      // It is gone, or cannot be listed; the scan finds out, and says why.
      if (errnoOf(error) === 'EUNKNOWN') throw error;
      isLocal = false;
    }
  }
  return isLocal;
}
