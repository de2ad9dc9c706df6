import type { AbsPath } from '../model/frame.js';

/** What would go from one folder, and how many raws it holds. Bytes of raws and sidecars together. */
export interface FolderChoice {
  readonly folder: AbsPath;
  /** The folder in a form fit for a screen. */
  readonly shown: string;
  readonly orphans: number;
  readonly raws: number;
  readonly bytes: number;
}

/** The plan in the few words the question needs. */
export interface TrashQuestion {
  readonly orphans: number;
  readonly sidecars: number;
  /** Of raws and sidecars together. */
  readonly bytes: number;
  readonly folders: readonly FolderChoice[];
}

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
