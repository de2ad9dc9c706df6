import { AppError } from '../model/errors.js';
import type { Action } from '../model/plan.js';
import type { EmbeddedPreview, PreviewSize } from '../model/preview.js';
import type { Receipt } from '../model/receipt.js';
import type { ReviewAnswer, ReviewReceipt, ReviewState, ReviewWish } from '../model/review.js';
import { narrow } from '../plan/narrow.js';
import type { PreviewPort } from '../ports/previews.js';
import type { ReviewDesk, ReviewPage } from '../ports/review.js';
import { messageWords } from '../report/phrases.js';
import { renderReceipts, renderUndo } from '../report/receipts.js';
import { mostTaken, questionOf } from '../report/trash-question.js';
import type { Screen } from '../report/view.js';
import type { Words } from '../report/words/index.js';
import { type CarryDeps, type CarryRequest, carryOut } from './carry-out.js';
import type { Made } from './make-plan.js';
import { type UndoDeps, undoRun } from './undo-run.js';

export interface ReviewDeps {
  /** Looks at the folders as they are now. */
  readonly plan: () => Promise<Made>;
  readonly page: (made: Made, signal: AbortSignal) => Promise<ReviewPage>;
  readonly previews: PreviewPort;
  readonly carry: CarryDeps;
  readonly undo: Omit<UndoDeps, 'onRestored' | 'signal'>;
  readonly to: CarryRequest['to'];
  readonly newRun: () => string;
  readonly words: Words;
  /** Ends a run or an undo after the file in hand. */
  readonly signal: AbortSignal;
}
/** How a review went, for the exit code: `incomplete` when anything was skipped, failed or did not come back. */
export type ReviewEnd = 'done' | 'incomplete' | 'interrupted';

const BEGUN: ReviewAnswer = { is: 'begun' };
const refused = (problem: string): ReviewAnswer => ({ is: 'refused', problem });

/** One plan at a time, one thing in hand at a time; what is chosen in the page goes the way of `trash`, guards and re-checks included. */
export class Review implements ReviewDesk {
  readonly #deps: ReviewDeps;
  readonly #says: Words['review'];
  readonly #screen: Screen;
  #made: Made;
  #state: ReviewState;
  #receipts: ReviewReceipt[] = [];
  #run = '';
  #end: ReviewEnd = 'done';
  #inHand: Promise<void> = Promise.resolve();
  #tellChange: () => void = () => undefined;
  #changed: Promise<void> = Promise.resolve();

  constructor(made: Made, deps: ReviewDeps) {
    this.#made = made;
    this.#deps = deps;
    this.#says = deps.words.review;
    this.#screen = { words: deps.words, columns: 100, colour: false };
    this.#state = fresh(made);
    this.#set({});
  }

  get end(): ReviewEnd {
    return this.#end;
  }

  page(signal: AbortSignal): Promise<ReviewPage> {
    return this.#deps.page(this.#made, signal);
  }

  async preview(plan: string, id: string, size: PreviewSize, signal: AbortSignal): Promise<EmbeddedPreview | null> {
    const action = plan === this.#made.plan.id ? this.#made.plan.actions.find(one => one.id === id) : undefined;
    const found = action ? await this.#deps.previews.read(action.raw.path, size, signal) : null;
    return found?.kind === 'jpeg' ? found : null;
  }

  state(): ReviewState {
    return this.#state;
  }

  receipts(): readonly ReviewReceipt[] {
    return this.#receipts;
  }

  changed(): Promise<void> {
    return this.#changed;
  }

  settled(): Promise<void> {
    return this.#inHand;
  }

  trash({ plan, ids, typed }: ReviewWish): ReviewAnswer {
    if (this.#state.phase !== 'choosing') return refused(this.#says.notNow);
    if (plan !== this.#made.plan.id) return refused(this.#says.outOfDate);
    const wanted = new Set(ids);
    const chosen = this.#made.plan.actions.filter(({ id }) => wanted.has(id));
    if (chosen.length === 0 || chosen.length < wanted.size) return refused(this.#says.notInPlan);
    const question = this.#askIfMost(this.#made, chosen, typed);
    if (question) return question;
    return this.#begin('looking', () => this.#carryOut(chosen, typed));
  }

  undo(): ReviewAnswer {
    if (this.#state.phase !== 'moved' || !this.#state.undoable) return refused(this.#says.nothingToUndo);
    return this.#begin('undoing', () => this.#takeBack());
  }

  renew(): ReviewAnswer {
    if (!['choosing', 'moved', 'undone'].includes(this.#state.phase)) return refused(this.#says.inHand);
    return this.#begin('looking', async () => {
      this.#made = await this.#deps.plan();
      this.#receipts = [];
      this.#state = fresh(this.#made);
    });
  }

  /** As the terminal does: above half of a folder's raws the number is typed. */
  #askIfMost({ plan }: Made, chosen: readonly Action[], typed: string | null): ReviewAnswer | null {
    const worst = mostTaken(questionOf(plan, chosen).folders);
    if (!worst || typed?.trim() === String(chosen.length)) return null;
    return { is: 'ask', type: String(chosen.length), problem: this.#says.most(worst.orphans, worst.raws, worst.shown) };
  }

  /** What a person can mend is told in the page; the phase goes back to where it was. */
  #begin(phase: 'looking' | 'undoing', work: () => Promise<void>): ReviewAnswer {
    const before = this.#state.phase;
    this.#set({ phase, done: 0, of: 0, problem: null });
    this.#inHand = work()
      .catch((error: unknown) => {
        if (this.#deps.signal.aborted) this.#end = 'interrupted';
        else if (!(error instanceof AppError)) throw error;
        const problem = error instanceof AppError ? messageWords(error.says, this.#deps.words) : this.#says.interrupted;
        this.#set({ phase: this.#receipts.length > 0 ? 'moved' : before, problem });
      })
      .finally(() => this.#set({}));
    this.#inHand.catch(() => undefined); // told by whoever asks whether it is settled
    return BEGUN;
  }

  async #carryOut(chosen: readonly Action[], typed: string | null): Promise<void> {
    const made = await this.#deps.plan();
    const { actions, receipts } = narrow(
      chosen.map(({ raw: { path, bytes, stamp }, with: along }) => ({
        path,
        bytes,
        mtimeNs: stamp.mtimeNs,
        with: along.map(one => one.path),
      })),
      made.plan,
    );
    refuseIfGuarded(made, actions, this.#deps.words);
    const question = typed?.trim() === String(chosen.length) ? null : this.#askIfMost(made, actions, null);
    if (question?.is === 'ask') throw new AppError('REFUSED', { is: 'as-said', words: `${question.problem} ${this.#says.lookAgain}` });
    const ids = new Map<string, string>(chosen.map(({ id, raw }) => [raw.path, id]));
    const all: Receipt[] = [];
    const tell = (receipt: Receipt) => {
      all.push(receipt);
      const { raw, outcome, why } = receipt;
      this.#receipts.push({ id: ids.get(raw) ?? '', outcome, ...(why === undefined ? {} : { why: messageWords(why, this.#deps.words) }) });
      this.#set({ done: all.length, undoable: this.#state.undoable || receipt.to.length > 0 });
    };
    this.#receipts = [];
    this.#set({ phase: 'moving', of: chosen.length });
    this.#run = this.#deps.newRun();
    const { to, signal } = this.#deps;
    try {
      for await (const receipt of carryOut(made, { run: this.#run, verb: 'review', actions, to, signal }, this.#deps.carry)) tell(receipt);
      for (const receipt of receipts) tell(receipt);
    } finally {
      this.#afterRun(made, all, signal.aborted && all.length < chosen.length);
    }
  }

  #afterRun({ plan }: Made, receipts: readonly Receipt[], interrupted: boolean): void {
    if (interrupted) this.#end = 'interrupted';
    else if (receipts.some(({ outcome }) => outcome !== 'trashed')) this.#end = 'incomplete';
    if (receipts.length > 0 || interrupted) {
      this.#set({
        phase: 'moved',
        told: linesOf(renderReceipts({ run: this.#run, plan, receipts, interrupted }, this.#screen)),
      });
    }
  }

  async #takeBack(): Promise<void> {
    const onRestored = () => this.#set({ done: this.#state.done + 1 });
    const result = await undoRun({ run: this.#run }, { ...this.#deps.undo, onRestored, signal: this.#deps.signal });
    const isWhole = result.blocked.length === 0 && result.purged.length === 0;
    if (result.interrupted) this.#end = 'interrupted';
    else if (!isWhole) this.#end = 'incomplete';
    this.#set({
      phase: isWhole && !result.interrupted ? 'undone' : 'moved',
      told: linesOf(renderUndo(result, this.#screen)),
    });
  }

  #set(more: Partial<ReviewState>): void {
    this.#state = { ...this.#state, ...more };
    const tell = this.#tellChange;
    this.#changed = new Promise(resolve => {
      this.#tellChange = resolve;
    });
    tell();
  }
}

const fresh = ({ plan }: Made): ReviewState => ({
  ...{ plan: plan.id, phase: 'choosing', done: 0, of: 0, told: [], problem: null, undoable: false },
});

const linesOf = (chunks: Iterable<string>): readonly string[] => [...chunks].join('').trimEnd().split('\n');

function refuseIfGuarded(made: Made, actions: readonly Action[], { plan, say }: Words): void {
  const refusals = made.refuse(actions);
  if (refusals.length === 0) return;
  const told = refusals.flatMap(plan.refusal).join(' ');
  throw new AppError('REFUSED', { is: 'as-said', words: say.because(plan.refused.trash, told) }, refusals[0]?.path);
}
