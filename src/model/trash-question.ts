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
  /** It can be saved and carried out later. */
  readonly canSave: boolean;
  readonly orphans: number;
  readonly sidecars: number;
  /** Pictures that go along for being rejected. */
  readonly rejected: number;
  /** Of all files together. */
  readonly bytes: number;
  readonly folders: readonly FolderChoice[];
}

/** One raw that would go, as a person picks it. */
export interface RawChoice {
  /** Of its action. */
  readonly id: string;
  readonly folder: AbsPath;
  /** Its name, and what goes along with it, in a form fit for a screen. */
  readonly shown: string;
  readonly along: string;
  /** With its sidecars. */
  readonly bytes: number;
  /** How sure it is, in a word, and all that it rests on. */
  readonly confidence: string;
  readonly why: string;
  readonly isTicked: boolean;
}

/** What a person picks from: folders first, then the raws in them. */
export interface PickQuestion {
  readonly folders: readonly FolderChoice[];
  readonly raws: readonly RawChoice[];
}
