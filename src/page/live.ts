import type { ReviewAnswer, ReviewReceipt, ReviewState, ReviewWish } from '../model/review.js';
import type { Words } from '../report/words/index.js';
import type { Choice } from './choice.js';
import { block, make, the } from './page.js';
import type { Row } from './rows.js';
import { fill } from './words.js';

interface LiveData {
  readonly plan: string;
  readonly words: Words['review']['script'];
}

/** Whether a review serves this page; a page from a file only shows. */
export const isLive = (): boolean => document.querySelector('script[data-block="live"]') !== null;

/** The choice carried out from the page: what is ticked goes to trash, and back. While it listens, rawtwin waits for it. */
export class Live {
  readonly #data = block<LiveData>('live');
  readonly #choice: Choice;
  readonly #names: ReadonlyMap<string, string>;
  readonly #panel = the('section.live', HTMLElement);
  readonly #each = the('.each ul', HTMLElement, this.#panel);
  readonly #typed = the('dialog.typed', HTMLDialogElement);
  #state: ReviewState | undefined;

  constructor(rows: readonly Row[], choice: Choice) {
    this.#choice = choice;
    this.#names = new Map(rows.flatMap(({ id, name }) => (id === undefined ? [] : [[id, name] as const])));
    choice.onChange(() => this.#label());
    const events = new EventSource('/events');
    events.addEventListener('state', ({ data }) => this.#onState(JSON.parse(data)));
    events.addEventListener('receipts', ({ data }) => this.#onReceipts(JSON.parse(data)));
    events.addEventListener('error', () => this.#problem(this.#data.words.lost));
    the('form', HTMLFormElement, this.#typed).addEventListener('submit', ({ submitter }) => {
      const isMeant = submitter instanceof HTMLButtonElement && submitter.value === 'go';
      if (isMeant) void this.trash(this.#input.value);
    });
  }

  /** Where the largest picture of a raw is. */
  largeOf = ({ id }: Row): string | null => (id === undefined ? null : `/preview/${this.#data.plan}/${id}/large`);

  async trash(typed: string | null = null): Promise<void> {
    const wish: ReviewWish = { plan: this.#data.plan, ids: [...this.#choice.ids], typed };
    const answer = await this.#post('/trash', JSON.stringify(wish));
    if (answer?.is !== 'ask') return;
    the('.most', HTMLElement, this.#typed).textContent = answer.problem;
    the('.type', HTMLElement, this.#typed).textContent = fill(this.#data.words.type, answer.type);
    this.#input.value = '';
    this.#typed.showModal();
    this.#input.focus();
  }

  undo = (): void => void this.#post('/undo');
  renew = (): void => void this.#post('/renew');

  get #input(): HTMLInputElement {
    return the('input', HTMLInputElement, this.#typed);
  }

  async #post(path: string, body: string | null = null): Promise<ReviewAnswer | null> {
    try {
      const answer: ReviewAnswer = await (await fetch(path, { method: 'POST', body })).json();
      if (answer.is === 'refused') this.#problem(answer.problem);
      return answer;
    } catch {
      this.#problem(this.#data.words.lost); // rawtwin has ended, or is another one by now
      return null;
    }
  }

  #onState(state: ReviewState): void {
    if (state.plan !== this.#data.plan) {
      location.reload();
      return;
    }
    this.#state = state;
    const { phase, done, of, told, problem, undoable } = state;
    document.documentElement.dataset.phase = phase;
    const isOver = phase === 'moved' || phase === 'undone';
    this.#show('.doing', isOver ? '' : fill(this.#data.words.phases[phase], done, of));
    this.#show('.outcome', isOver ? told.join('\n') : '');
    // What the page said of the plan is not so any more.
    if (isOver && told[0] !== undefined) document.title = the('h1', HTMLElement).textContent = told[0];
    this.#problem(problem ?? '');
    const bar = the('progress', HTMLProgressElement, this.#panel);
    bar.hidden = phase !== 'moving';
    bar.max = of;
    bar.value = done;
    the('[data-do=undo]', HTMLButtonElement, this.#panel).hidden = !(phase === 'moved' && undoable);
    the('[data-do=renew]', HTMLButtonElement, this.#panel).hidden = !(isOver || (phase === 'choosing' && problem !== null));
    this.#label();
  }

  #onReceipts(receipts: readonly ReviewReceipt[]): void {
    if (this.#state?.phase !== 'moving') this.#each.replaceChildren(); // all of a run are told anew to a page that comes back
    const { outcomes, receipt, receiptWhy } = this.#data.words;
    for (const { id, outcome, why } of receipts) {
      const told = [this.#names.get(id) ?? id, outcomes[outcome]];
      const words = why === undefined ? fill(receipt, ...told) : fill(receiptWhy, ...told, why);
      this.#each.append(make('li', outcome, words));
    }
    the('.each', HTMLElement, this.#panel).hidden = false;
  }

  #label(): void {
    const trash = the('[data-do=trash]', HTMLButtonElement);
    const count = this.#choice.ids.size;
    trash.textContent = fill(this.#data.words.trash, count);
    trash.disabled = count === 0 || this.#state?.phase !== 'choosing';
  }

  #problem(problem: string): void {
    this.#show('.problem', problem);
  }

  #show(selector: string, text: string): void {
    const place = the(selector, HTMLElement, this.#panel);
    place.hidden = text === '';
    if (place.textContent !== text) place.textContent = text;
    const parts = ['.doing', '.outcome', '.problem'].map(one => the(one, HTMLElement, this.#panel));
    this.#panel.hidden = parts.every(({ hidden }) => hidden);
  }
}
