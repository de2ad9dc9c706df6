import type { AbsPath } from '../model/frame.js';
import type { Begin, PlannedMove } from '../model/journal.js';
import type { Message } from '../model/message.js';
import type { Action, Plan } from '../model/plan.js';
import type { StoreChoice } from '../model/policy.js';
import type { Receipt } from '../model/receipt.js';
import type { Identity } from '../model/same-stamp.js';
import type { Clock } from '../ports/clock.js';
import type { FsPort } from '../ports/fs.js';
import type { JournalPort, RunJournal } from '../ports/journal.js';
import type { SystemTrash, TrashOwner } from '../ports/trash.js';
import { FolderViews } from './folder-views.js';
import { prepare } from './prepare.js';
import type { RunContext } from './run-context.js';
import { runUnit, type Unit } from './run-unit.js';
import { syncMoves } from './sync-moves.js';
import { StoreChooser } from './trash/choose-store.js';
import { wayBack } from './way-back.js';

export interface ExecuteRequest {
  /** A fresh id from `newRunId`. */
  readonly run: string;
  readonly verb: string;
  readonly plan: Plan;
  readonly actions: readonly Action[];
  readonly to: StoreChoice;
  /** The name of a file in the raw's folder that speaks for the raw now, or null. `leaving`: names that go with it. */
  twinIn(raw: AbsPath, names: readonly string[], leaving: ReadonlySet<string>): string | null;
  /** Why the pictures that go along no longer count as rejected, or null. Reads their marks anew. */
  noLongerRejected(action: Action, namesIn: (folder: AbsPath) => Promise<readonly string[]>): Promise<Message | null>;
  /** The name of a sidecar of the raw that was not there when it was planned, or null. */
  newSidecarIn(raw: AbsPath, names: readonly string[]): string | null;
  /** Where the camera's own twin would stand beside the raw: asked by name too, since network disks have listed folders in part. */
  likelyTwins(raw: AbsPath): readonly AbsPath[];
  /** The name of a file of the raw's folder that shares this sidecar and stays, or null. `leaving`: the raw's own name, and those already gone. */
  sharesSidecar(sidecar: AbsPath, names: readonly string[], leaving: Pick<ReadonlySet<string>, 'has'>): string | null;
  readonly signal: AbortSignal;
}
export interface ExecuteDeps {
  readonly fs: FsPort;
  readonly clock: Clock;
  readonly journal: JournalPort;
  readonly owner: TrashOwner;
  readonly systemTrash?: SystemTrash;
}

/** Actions between two syncs. */
const BATCH = 64;

/**
 * Carries out the actions of a plan, one receipt each, in their order. The caller holds the lock of the roots.
 * With no actions there is no run and no journal. On abort it ends after the unit in hand, with the journal complete.
 * Throws TRASH_UNAVAILABLE or JOURNAL_WRITE before anything moves; JOURNAL_WRITE later stops it, and recovery settles the rest.
 */
export async function* execute(request: ExecuteRequest, deps: ExecuteDeps): AsyncGenerator<Receipt, void, undefined> {
  if (request.actions.length === 0) return;
  const { chooser, nextSequence } = await storesFor(request, deps);
  const units = await prepare(request.actions, request.plan.roots, chooser, nextSequence);
  const journal = await deps.journal.begin(request.run);
  await writeIntents(request, units, journal);
  const context = contextOf(request, deps, journal, chooser, nextSequence);
  let done = 0;
  let isBroken = false;
  try {
    for (const unit of units) {
      if (request.signal.aborted) break;
      if (done % BATCH === 0) await startBatch(context);
      const receipt = await runUnit(unit, context);
      await journal.append([{ type: 'receipt', ...receipt }]);
      done++;
      yield receipt;
    }
  } catch (error) {
    isBroken = true;
    throw error;
  } finally {
    // A consumer that stops listening ends the run as an abort does; a journal that cannot be written leaves it to recovery.
    await (isBroken ? journal.close(false) : finish(context, done < units.length));
  }
}

async function storesFor(request: ExecuteRequest, { fs, owner, systemTrash }: ExecuteDeps) {
  const { run, to } = request;
  let sequence = 0;
  return { chooser: new StoreChooser({ run, to, owner, systemTrash, fs }, await fs.mounts()), nextSequence: () => ++sequence };
}

/** All intents are on disk before the first move; if they cannot be, nothing has been touched and nothing stays behind. */
async function writeIntents(request: ExecuteRequest, units: readonly Unit[], journal: RunJournal): Promise<void> {
  const { verb, plan, to, actions } = request;
  const { id, roots, orphans } = plan;
  const begin: Begin = { type: 'begin', verb, plan: id, to, roots, actions: actions.length, ...(orphans ? { orphans } : {}) };
  try {
    await journal.append([begin, ...units.flatMap(unit => ('intent' in unit ? [unit.intent] : []))]);
    await journal.sync();
  } catch (error) {
    await journal.abandon();
    throw error;
  }
}

/** Listings are taken anew. What the last batch did becomes durable while this one moves: syncs wait for the disk, moves for the processor. */
async function startBatch(context: RunContext): Promise<void> {
  context.views.forget();
  await context.syncing;
  context.syncing = syncBatch(context, context.moved.splice(0));
  context.syncing.catch(() => undefined); // told by the await of the next batch, or of the end
}

/** First in the folders, then in the journal. */
async function syncBatch({ fs, journal, doubts }: RunContext, moved: readonly PlannedMove[]): Promise<void> {
  if (moved.length === 0) return;
  doubts.push(...(await syncMoves(moved, fs)));
  await journal.sync();
}

/** A disk that was pulled out in mid-run tells neither what moved nor what stayed: then the journal does not say that it ended. */
async function finish(context: RunContext, interrupted: boolean): Promise<void> {
  const { fs, journal, moved, refused, wayBack, doubts } = context;
  await context.syncing;
  for (const { move, store } of refused) {
    await wayBack.sweep({ at: move.to, info: null, place: store.place, store: store.kind });
  }
  doubts.push(...(await syncMoves(moved.splice(0), fs)));
  // Where nothing came there is nothing to doubt: its folder in trash may never have been made.
  await syncMoves(
    refused.map(({ move }) => move),
    fs,
  );
  if (doubts.length === 0) await journal.append([{ type: 'end', interrupted }]);
  await journal.sync();
  await journal.close(doubts.length === 0);
}

function contextOf(
  request: ExecuteRequest,
  deps: ExecuteDeps,
  journal: RunJournal,
  chooser: StoreChooser,
  nextSequence: () => number,
): RunContext {
  const { fs, clock, owner } = deps;
  const identities = new Map<AbsPath, Identity>();
  const identityOf = async (folder: AbsPath) => {
    const known = identities.get(folder) ?? (await fs.identity(folder));
    identities.set(folder, known);
    return known;
  };
  const shared = { fs, clock, owner, request, journal, chooser, views: new FolderViews(fs), wayBack: wayBack(fs) };
  return {
    ...shared,
    trashedIn: new Map(),
    moved: [],
    refused: [],
    doubts: [],
    syncing: Promise.resolve(),
    identityOf,
    nextSequence,
  };
}
