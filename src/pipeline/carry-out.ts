import { type ExecuteDeps, execute } from '../execute/execute.js';
import { type RecoverDeps, type Settled, settleUnfinished } from '../execute/recover.js';
import { takeTurn } from '../execute/take-turn.js';
import type { HandedOver } from '../execute/trash/hand-over.js';
import { AppError } from '../model/errors.js';
import type { AbsPath } from '../model/frame.js';
import { isWithin } from '../model/path.js';
import type { Action } from '../model/plan.js';
import type { StoreChoice } from '../model/policy.js';
import type { Receipt } from '../model/receipt.js';
import { newSidecarSince } from '../pair/new-sidecar.js';
import { twinAmong } from '../pair/twin-among.js';
import type { Memory } from '../ports/memory.js';
import type { TakenStore } from '../ports/taken.js';
import type { SystemTrash } from '../ports/trash.js';
import { likelyTwins } from '../scan/likely-twins.js';
import { listingOf } from '../scan/listing-of.js';
import { sharesSidecar } from '../scan/shares-sidecar.js';
import type { KeepThumbs } from './keep-thumbs.js';
import type { Made } from './make-plan.js';
import { rejectedAgain } from './rejected.js';
import { leftBehind, takeBack, takenBy } from './taken.js';

export interface CarryRequest {
  readonly run: string;
  readonly verb: string;
  /** Some or all actions of the plan; never others. */
  readonly actions: readonly Action[];
  readonly to: StoreChoice;
  readonly signal: AbortSignal;
}
export interface CarryDeps extends ExecuteDeps, RecoverDeps {
  readonly memory: Memory;
  /** Told of all that goes, before it goes; absent where nothing is kept of runs. */
  readonly taken?: TakenStore;
  /** Told of runs that a crash had left open and that were settled first. */
  readonly onSettled: (settled: Settled) => void;
  /** Keeps a small picture of each raw that went; absent where nobody wants them. */
  readonly keepThumbs?: KeepThumbs;
  /** Told what came of handing files to the trash of the system. */
  readonly onHandedOver?: (outcome: HandedOver) => void;
}

/**
 * Moves the chosen actions of a plan to trash, one receipt each. Takes the lock of the roots for as long as it runs; settles unfinished
 * runs first. Every action is looked at again right before its move. Throws RUN_LOCKED, TRASH_UNAVAILABLE or JOURNAL_WRITE with nothing moved.
 */
export async function* carryOut(made: Made, request: CarryRequest, deps: CarryDeps): AsyncGenerator<Receipt, void, undefined> {
  for (const settled of await settleUnfinished(deps)) deps.onSettled(settled);
  const { plan } = made;
  const known = new Set(plan.actions);
  const actions = request.actions.filter(action => known.has(action));
  const lock = await takeTurn({ roots: plan.roots, verb: request.verb, run: request.run }, deps);
  const noted = takenBy({ ...plan, actions }, made.facts, { run: request.run, trashedAt: deps.clock.now().toISOString() });
  const gone = new Map<AbsPath, number>();
  const trashed: Receipt[] = [];
  let isDone = false;
  try {
    await deps.taken?.note(noted);
    const asked = plan.orphans === 'jpeg' ? (await import('./jpegs/recheck-jpegs.js')).recheckJpegs(made) : recheckRaws(made);
    for await (const receipt of execute({ ...request, ...asked, plan, actions }, deps)) {
      for (const { from } of receipt.to)
        for (const top of made.scan.fileCount.keys()) if (isWithin(from, top)) gone.set(top, (gone.get(top) ?? 0) + 1);
      if (receipt.to.length > 0) trashed.push(receipt);
      yield receipt;
    }
    isDone = true;
  } finally {
    const { systemTrash, owner, taken } = deps;
    const goesOn = isDone && systemTrash !== undefined && request.to === 'system' && owner.platform !== 'linux';
    const thumbs = async () => (trashed.length > 0 ? deps.keepThumbs?.(request.run, trashed, request.signal) : undefined);
    try {
      // Where the run broke off nobody knows yet what moved; the next plan sees what stands at its place.
      if (taken && isDone) await takeBack(taken, leftBehind(noted, trashed));
      // Pictures are taken before the files are out of sight. On Linux the trash of the system is a store of our own, and all is done.
      if (goesOn) await thumbs().then(() => passOn(request, trashed, { ...deps, systemTrash }));
    } finally {
      await lock.release();
    }
    const left = [...gone].map(([top, count]) => [top, Math.max(0, (made.scan.fileCount.get(top) ?? 0) - count)] as const);
    if (deps.memory.learns && left.length > 0) await quietly(() => deps.memory.remember(new Map(), new Map(left)));
    if (!goesOn) await thumbs();
  }
}

/** What is asked of the disk right before a raw moves. */
function recheckRaws({ scan }: Made) {
  const newSidecar = newSidecarSince(scan);
  return {
    twinIn: (raw: AbsPath, names: readonly string[], leaving: ReadonlySet<string>) => twinAmong(raw, listingOf(raw, names), leaving),
    newSidecarIn: (raw: AbsPath, names: readonly string[]) => newSidecar(raw, listingOf(raw, names)),
    likelyTwins,
    sharesSidecar,
    noLongerRejected: rejectedAgain(),
  };
}

type PassOnDeps = CarryDeps & { readonly systemTrash: SystemTrash };

async function passOn({ run, signal }: CarryRequest, trashed: readonly Receipt[], { fs, journal, systemTrash, onHandedOver }: PassOnDeps) {
  const moved = trashed.flatMap(receipt => (receipt.outcome === 'trashed' ? receipt.to : []));
  const { handOver } = await import('../execute/trash/hand-over.js');
  if (moved.length === 0) return;
  const outcome = await handOver(run, moved, { fs, journal, systemTrash, signal });
  onHandedOver?.(outcome);
}

/** What moved has moved; a count that is not kept makes the next run ask about a shrunken listing, at worst. */
async function quietly(remember: () => Promise<void>): Promise<void> {
  try {
    await remember();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}
