import type { KnownFacts } from '../exif/known-facts.js';
import { AppError } from '../model/errors.js';
import type { AbsPath, Stamp } from '../model/frame.js';
import { folderOf, nameOf } from '../model/path.js';
import type { Plan } from '../model/plan.js';
import type { Moved, Receipt } from '../model/receipt.js';
import type { Scan } from '../model/scan.js';
import { noteOf, type Taken } from '../model/taken.js';
import { captureOf, compareCapture } from '../pair/same-capture.js';
import type { TakenStore } from '../ports/taken.js';
import { tracesOf } from '../scan/stamp.js';

/** What runs took and did not come back. What is surely at its place again is taken off the list, however it came there. */
export async function stillTaken(
  half: Taken['half'],
  found: Scan,
  facts: KnownFacts,
  store: TakenStore | undefined,
  signal: AbortSignal,
): Promise<readonly Taken[]> {
  const all = (await store?.recall(half)) ?? [];
  if (store === undefined || all.length === 0) return all;
  const back = await backAmong(all, found, facts, store, signal);
  await takeBack(store, back);
  const isBack = new Set(back.map(noteOf));
  return all.filter(one => !isBack.has(noteOf(one)));
}

/**
 * Those whose very file stands at its place. No run was moving after they were noted, and the file is looked at after that: so it did not
 * stand there as one that is about to go. A file of that name that is another shot says nothing.
 */
async function backAmong(all: readonly Taken[], found: Scan, facts: KnownFacts, store: TakenStore, signal: AbortSignal) {
  const namesIn = new Map(found.folders.map(({ path, files }) => [path as string, new Set(files.map(({ name }) => name))]));
  const named = all.filter(({ path }) => namesIn.get(folderOf(path))?.has(nameOf(path)) === true);
  if (named.length === 0 || (await store.isMoving())) return [];
  const traces = await tracesOf(
    named.map(({ path }) => path),
    signal,
  );
  const there = named.filter(({ path }) => traces.has(path));
  const isSame = ({ path, trace }: Taken) => {
    const now = traces.get(path);
    return trace !== undefined && now?.bytes === trace.bytes && now.mtimeNs === trace.mtimeNs;
  };
  await facts.ask(there.flatMap(one => (isSame(one) ? [] : [one.path])));
  return there.filter(one => isSame(one) || isOfShot(one, facts));
}

function isOfShot({ path, capture }: Taken, facts: KnownFacts): boolean {
  const said = facts.of(path);
  return said !== undefined && capture !== undefined && compareCapture(said, capture).verdict === 'same';
}

/** What carrying out these actions takes: the files of the plan, and rejected pictures that go along. */
export function takenBy(
  { actions, orphans }: Pick<Plan, 'actions' | 'orphans'>,
  facts: Pick<KnownFacts, 'of'>,
  of: Pick<Taken, 'run' | 'trashedAt'>,
): readonly Taken[] {
  const one = (path: AbsPath, { bytes, mtimeNs }: Stamp, half: Taken['half']): Taken => {
    const said = facts.of(path);
    return { path, half, ...of, trace: { bytes, mtimeNs }, ...(said ? { capture: captureOf(said) } : {}) };
  };
  return actions.flatMap(({ raw, with: along }) => [
    one(raw.path, raw.stamp, orphans ?? 'raw'),
    ...along.flatMap(({ path, stamp, role }) => (role === 'twin' ? [one(path, stamp, 'jpeg')] : [])),
  ]);
}

/** Of what was noted, that which stayed where it was. */
export function leftBehind(noted: readonly Taken[], receipts: readonly Receipt[]): readonly Taken[] {
  const gone = new Set(receipts.flatMap(({ to }) => to.map(({ from }) => from)));
  return noted.filter(({ path }) => !gone.has(path));
}

/** What an undo brought back of a run. What another run took from the same place is in trash still. */
export async function takeBackOf(run: string, restored: readonly Moved[], store: TakenStore): Promise<void> {
  const home = new Set(restored.map(({ from }) => from));
  await quietly(async () => {
    for (const half of ['raw', 'jpeg'] as const) {
      const noted = await store.recall(half);
      await store.back(noted.filter(one => home.has(one.path) && (one.run ?? run) === run));
    }
  });
}

export const takeBack = (store: TakenStore, taken: readonly Taken[]): Promise<void> => quietly(() => store.back(taken));

/** Without it they are kept until a plan sees them at their places, and nothing is lost: it is no reason to fail. */
async function quietly(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}
