import { basename, dirname } from 'node:path';
import type { KnownFacts } from '../exif/known-facts.js';
import { AppError } from '../model/errors.js';
import type { Plan } from '../model/plan.js';
import type { Receipt } from '../model/receipt.js';
import type { Scan } from '../model/scan.js';
import type { Taken } from '../model/taken.js';
import type { TakenStore } from '../ports/taken.js';

/** What runs took and did not come back. What stands at its place again is taken off the list, however it came there. */
export async function stillTaken(half: Taken['half'], found: Scan, store: TakenStore | undefined): Promise<readonly Taken[]> {
  const all = (await store?.recall(half)) ?? [];
  if (all.length === 0) return all;
  const namesIn = new Map(found.folders.map(({ path, files }) => [path as string, new Set(files.map(({ name }) => name))]));
  const isBack = ({ path }: Taken) => namesIn.get(dirname(path))?.has(basename(path)) === true;
  if (store) await takeBack(store, all.filter(isBack));
  return all.filter(one => !isBack(one));
}

/** What carrying out these actions takes: the files of the plan, and rejected pictures that go along. */
export function takenBy(
  { actions, orphans }: Pick<Plan, 'actions' | 'orphans'>,
  facts: Pick<KnownFacts, 'of'>,
  trashedAt: string,
): readonly Taken[] {
  const one = (path: Taken['path'], half: Taken['half']): Taken => {
    const said = facts.of(path);
    return { path, half, trashedAt, ...(said ? { facts: said } : {}) };
  };
  return actions.flatMap(({ raw, with: along }) => [
    one(raw.path, orphans ?? 'raw'),
    ...along.flatMap(({ path, role }) => (role === 'twin' ? [one(path, 'jpeg')] : [])),
  ]);
}

/** Of what was noted, that which stayed where it was. */
export function leftBehind(noted: readonly Taken[], receipts: readonly Receipt[]): readonly Taken[] {
  const gone = new Set(receipts.flatMap(({ to }) => to.map(({ from }) => from)));
  return noted.filter(({ path }) => !gone.has(path));
}

/** Without it they are kept until a plan sees them at their places, and nothing is lost: it is no reason to fail. */
export async function takeBack(store: TakenStore, taken: readonly Pick<Taken, 'path' | 'half'>[]): Promise<void> {
  for (const half of ['raw', 'jpeg'] as const) {
    const paths = taken.filter(one => one.half === half).map(({ path }) => path);
    try {
      await store.back(half, paths);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }
}
