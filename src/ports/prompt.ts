import type { AbsPath } from '../model/frame.js';
import type { TrashQuestion } from '../model/trash-question.js';

export type TrashAnswer =
  | { readonly do: 'trash' }
  | { readonly do: 'choose'; readonly folders: readonly AbsPath[] }
  | { readonly do: 'save'; readonly file: string }
  | { readonly do: 'cancel' };

/** Asks the person at the terminal. Refuses with NO_TERMINAL where there is none. */
export interface Prompt {
  readonly available: boolean;
  askTrash(question: TrashQuestion): Promise<TrashAnswer>;
  /** A question with yes or no; no when nothing is said, or Ctrl-C. */
  confirm(question: string): Promise<boolean>;
}
