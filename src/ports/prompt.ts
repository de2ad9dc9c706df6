import type { AbsPath } from '../model/frame.js';
import type { PickQuestion, TrashQuestion } from '../model/trash-question.js';

export type TrashAnswer =
  | { readonly do: 'trash' }
  | { readonly do: 'choose'; readonly folders: readonly AbsPath[] }
  | { readonly do: 'save'; readonly file: string }
  | { readonly do: 'cancel' };

/** Asks the person at the terminal. Refuses with NO_TERMINAL where there is none. */
export interface Prompt {
  readonly available: boolean;
  askTrash(question: TrashQuestion): Promise<TrashAnswer>;
  /** Has folders picked, then single raws in them: the ids of what was picked; null when the person wants none of it. */
  pick(question: PickQuestion): Promise<ReadonlySet<string> | null>;
  /** A question with yes or no; no when nothing is said, or Ctrl-C. */
  confirm(question: string): Promise<boolean>;
}
