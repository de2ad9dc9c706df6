import type { AbsPath } from '../model/frame.js';
import type { Told } from '../model/message.js';

/** How the listener hears of changes. `polling`: the system tells nothing there, so folders are looked at every `everyMs`. */
export interface ListeningMode {
  readonly mode: 'native' | 'polling';
  readonly why?: Told;
  readonly everyMs?: number;
}

/** Hints that something may have changed. They prove nothing, and one may fail to come. */
export interface Listener {
  /** From now on these folders, and no others; names only, not what lies below. Resolves when they are listened to. */
  listenTo(folders: readonly AbsPath[]): Promise<void>;
  close(): Promise<void>;
}
export interface ListenerEvents {
  /** Something in this folder may have changed; null: anywhere (events were lost, or the watcher failed). */
  onHint(folder: AbsPath | null): void;
  /** Once at first, and whenever it changes. */
  onMode(mode: ListeningMode): void;
}
export type OpenListener = (events: ListenerEvents) => Listener;
