import type { AbsPath } from './frame.js';

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
