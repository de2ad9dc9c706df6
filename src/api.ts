/** What other programs import from `rawtwin`: the same decisions, moves and undo as the verbs `plan`, `trash` and `undo`. */
import { thumbKeeping } from './cli/own-thumbs.js';
import { runWorld } from './cli/run-world.js';
import { ownMemory, ownState, realWorld } from './cli/world.js';
import { parseInclude, parseMaxTrash, parseSettle, parseStore, parseTrust } from './config/words.js';
import { newRunId } from './journal/run-id.js';
import { AppError } from './model/errors.js';
import type { AbsPath } from './model/frame.js';
import type { Told } from './model/message.js';
import type { Action, Plan } from './model/plan.js';
import { type Confidence, DEFAULT_POLICY, type Includable, type StoreChoice } from './model/policy.js';
import type { Receipt, UndoResult } from './model/receipt.js';
import { carryOut as carryOutWith } from './pipeline/carry-out.js';
import { type Made, makePlan as makePlanWith } from './pipeline/make-plan.js';
import { undoRun as undoRunWith } from './pipeline/undo-run.js';
import type { Memory } from './ports/memory.js';
import { NO_PROGRESS, type Progress } from './ports/progress.js';
import { messageWords } from './report/phrases.js';
import { EN } from './report/words/en/index.js';
import { named } from './undo/named.js';

export { AppError, type ErrorCode } from './model/errors.js';
export type { Evidence } from './model/evidence.js';
export type { Message, Told } from './model/message.js';
export type { Action, KeepReason, Kept, Plan, Refusal, Totals } from './model/plan.js';
export type { Confidence, Includable, Policy, StoreChoice } from './model/policy.js';
export type { Moved, Receipt, UndoResult } from './model/receipt.js';
export type { Phase, Progress } from './ports/progress.js';

/** What every call takes. */
export interface Surroundings {
  /** Where memory, journals and locks lie. Default: where the command line has them. Undo needs the one that the run had. */
  readonly stateDir?: string;
  /** Ends the work; a file in hand is finished and the journal completed. */
  readonly signal?: AbortSignal;
  /** Told how far the work is. */
  readonly progress?: Partial<Progress>;
}
export interface PlanOptions extends Surroundings {
  /** Folders to search, relative to the current one. */
  readonly folders: readonly string[];
  /** Searched for twins as well; nothing in them is moved. */
  readonly also?: readonly string[];
  /** Patterns to leave out, below each folder. */
  readonly ignore?: readonly string[];
  /** Least confidence; default `inferred`. */
  readonly trust?: Confidence;
  /** Reasons to overrule; default none. */
  readonly include?: readonly Includable[];
  /** Whole seconds that a file must have rested; default 60. */
  readonly settleSeconds?: number;
  /** A number of raws, or a share of a shoot. Default `50%`, since nobody is asked. */
  readonly maxTrash?: number | `${number}%`;
  /** Whether what was seen is recalled and kept; default true. */
  readonly memory?: boolean;
  /** Whether what was read from photos is kept for the next plan; default true. */
  readonly cache?: boolean;
  /** The folders are listed as they should be, though they shrank since the last scan. */
  readonly acceptListing?: boolean;
}
export interface CarryOutOptions extends Pick<Surroundings, 'signal' | 'progress'> {
  /** Some of the actions of the plan; default all. */
  readonly actions?: readonly Action[];
  /** Default `auto`. */
  readonly to?: StoreChoice;
  /** Told of each action at once, also when the run throws later. */
  readonly onReceipt?: (receipt: Receipt) => void;
  /** Whether small pictures of what goes are kept for `rawtwin history --html`; default true. */
  readonly thumbnails?: boolean;
}
/** `run` names it for undo; null when there was nothing to do. */
export interface CarriedOut {
  readonly run: string | null;
  readonly receipts: readonly Receipt[];
  readonly interrupted: boolean;
}
export interface UndoOptions extends Surroundings {
  /** A run, or the beginning of its name; default the last one that can be undone. */
  readonly run?: string;
  /** Raws of it, by name or path; default all. */
  readonly only?: readonly string[];
}

/** What each plan was made from. A plan that was copied or read from a file is not among them: it may not hold any more. */
const origins = new WeakMap<Plan, { readonly made: Made; readonly stateDir: AbsPath; readonly memory: Memory }>();

/** Decides, and changes nothing in the folders. Throws AppError, and an AbortError when `signal` ends it. */
export async function makePlan(options: PlanOptions): Promise<Plan> {
  return inEnglish(async () => {
    const { folders, also = [], ignore = [] } = options;
    if (folders.length === 0) throw new AppError('USAGE', { is: 'as-said', words: 'makePlan: name at least one folder in `folders`.' });
    const stateDir = stateOf(options);
    const request = {
      folders,
      also,
      ignore,
      cwd: process.cwd(),
      policy: policyOf(options),
      listingAccepted: options.acceptListing === true,
    };
    const { memory = true, cache = true } = options;
    const world = realWorld({ memory, cache }, progressOf(options), signalOf(options), stateDir);
    const made = await makePlanWith(request, world);
    origins.set(made.plan, { made, stateDir, memory: world.memory });
    return made.plan;
  });
}

/** Moves to trash what a plan of `makePlan` names. Throws AppError: REFUSED by a guard, RUN_LOCKED, TRASH_UNAVAILABLE, JOURNAL_WRITE. */
export async function carryOut(plan: Plan, options: CarryOutOptions = {}): Promise<CarriedOut> {
  return inEnglish(async () => {
    const { actions = plan.actions, to = 'auto', onReceipt, thumbnails = true } = options;
    const origin = origins.get(plan);
    if (!origin)
      throw new AppError('USAGE', { is: 'as-said', words: 'carryOut: this plan was not made by makePlan of this process. Make it anew.' });
    const { made, stateDir, memory } = origin;
    if (actions.some(action => !plan.actions.includes(action)))
      throw new AppError('USAGE', {
        is: 'as-said',
        words: 'carryOut: `actions` holds one that is not of the plan. Take them from plan.actions.',
      });
    const [refusal] = made.refuse(actions);
    if (refusal) throw new AppError('REFUSED', { is: 'refused', refusals: [refusal] }, refusal.path);
    if (actions.length === 0) return { run: null, receipts: [], interrupted: false };
    const run = newRunId(new Date(), Math.random);
    const signal = signalOf(options);
    const progress = progressOf(options);
    const deps = { ...runWorld(progress, EN, stateDir), ...thumbKeeping({ thumbnails }, stateDir), memory };
    const receipts: Receipt[] = [];
    progress.phase('moving');
    progress.expect(actions.length);
    for await (const receipt of carryOutWith(made, { run, verb: 'trash', actions, to: parseStore('to', to), signal }, deps)) {
      receipts.push(receipt);
      onReceipt?.(receipt);
      progress.tick(1);
    }
    progress.stop();
    return { run, receipts, interrupted: signal.aborted && receipts.length < actions.length };
  });
}

/** Puts a run back, never over a file that stands there. What could not come back is told in `blocked`. Throws AppError: RUN_UNKNOWN, RUN_LOCKED. */
export async function undoRun(options: UndoOptions = {}): Promise<UndoResult> {
  return inEnglish(async () => {
    const { run, only } = options;
    if (run === '')
      throw new AppError('USAGE', { is: 'as-said', words: 'undoRun: `run` is empty. Name a run, or leave it out for the last one.' });
    const stateDir = stateOf(options);
    const progress = progressOf(options);
    const deps = {
      ...runWorld(progress, EN, stateDir),
      memory: ownMemory(stateDir),
      onDamaged: ({ run: of, damaged }: { readonly run: string; readonly damaged: readonly number[] }) =>
        progress.note(EN.talk.damaged(of, damaged.join(', '))),
      onPlanned: (files: number) => progress.expect(files),
      onRestored: () => progress.tick(1),
      signal: signalOf(options),
    };
    progress.phase('restoring');
    const result = await undoRunWith({ run, only: only && (await Promise.all(only.map(named))) }, deps);
    progress.stop();
    return result;
  });
}

/** Within, an error is data; who catches it in a program finds the English sentence in its `message`. */
async function inEnglish<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError) error.message = sentence(error.says);
    throw error;
  }
}

/** What an error, a receipt or a file that is `blocked` says, in English. */
export const sentence = (told: Told): string => messageWords(told, EN);

const policyOf = ({ trust, include = [], settleSeconds, maxTrash = '50%' }: PlanOptions) => ({
  trust: parseTrust('trust', trust ?? DEFAULT_POLICY.trust),
  include: include.flatMap(word => parseInclude('include', word)),
  settleSeconds: parseSettle('settleSeconds', String(settleSeconds ?? DEFAULT_POLICY.settleSeconds)),
  maxTrash: parseMaxTrash('maxTrash', String(maxTrash)),
});
const stateOf = ({ stateDir }: Surroundings): AbsPath =>
  ownState(stateDir === undefined ? process.env : { ...process.env, RAWTWIN_STATE_DIR: stateDir });
const signalOf = ({ signal }: Surroundings): AbortSignal => signal ?? new AbortController().signal;
const progressOf = ({ progress }: Surroundings): Progress => ({ ...NO_PROGRESS, ...progress });
