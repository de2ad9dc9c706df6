import type { AbsPath } from '../model/frame.js';
import type { PlannedMove, StoreKind } from '../model/journal.js';
import type { Message } from '../model/message.js';

/** Whose trash, on which kind of system. `dataHome` is XDG_DATA_HOME or its default; null where there is none. */
export interface TrashOwner {
  readonly platform: string;
  readonly uid: number | null;
  readonly dataHome: AbsPath | null;
}

/** Where trashed files go. A store never overwrites, never copies and never leaves the volume. */
export interface TrashStore {
  readonly kind: StoreKind;
  /** The trash folder, or the run's own folder. */
  readonly place: AbsPath;
  /** Names where a file would go; touches nothing. `sequence` is unique within the run. */
  slotFor(file: AbsPath, sequence: number): Pick<PlannedMove, 'to' | 'info'>;
  /** Makes the place for one file, so that a rename to it overwrites nothing. */
  reserve(move: PlannedMove, now: Date): Promise<void>;
}

/** The trash of the system itself, by its own means. It tells nobody where a file is then. */
export interface SystemTrash {
  /** Why files of this folder cannot be handed over, or null. Changes nothing. */
  whyNot(folder: AbsPath): Promise<Message | null>;
  /** Why the trash for this file may delete instead of keep, or null. May try it with a file of its own. */
  prove(at: AbsPath): Promise<Message | null>;
  /** Throws what the system says; some of the files may be gone then. */
  hand(paths: readonly AbsPath[]): Promise<void>;
}

/** How a trashed file came back: `linked` still stands in trash too and is to be unlinked there; `moved` is done. */
export type CameBack = 'linked' | 'moved';

/** What lies in trash, for taking out: the same for every store. */
export interface WayBack {
  /**
   * Brings one file back to a free place: never over anything (EEXIST then).
   * `beforePlaceholder` resolves when its note is on disk; it is called where the file system has no hard links.
   */
  bringBack(at: AbsPath, from: AbsPath, beforePlaceholder: () => Promise<void>): Promise<CameBack>;
  /** Clears what only served a file that is in trash no more: its note, and folders of ours that are empty now. Never fails. */
  sweep(slot: {
    readonly at: AbsPath;
    readonly info: AbsPath | null;
    readonly place: AbsPath | null;
    readonly store: StoreKind | null;
  }): Promise<void>;
}
