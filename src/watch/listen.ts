import { lstat } from 'node:fs/promises';
import { basename, sep } from 'node:path';
import pLimit from 'p-limit';
import { tellsOfChanges } from '../model/event-file-system.js';
import type { AbsPath } from '../model/frame.js';
import type { Listener, ListenerEvents, ListeningMode, OpenListener } from '../ports/listener.js';
import { type FolderWatch, watchFolder } from './folder-watch.js';
import { notTold } from './not-told.js';
import { Overflow } from './overflow.js';

export interface ListenOptions {
  /** The type of the file system under each folder, as the mount table names it; null where there is no such table. */
  typesOf(folders: readonly AbsPath[]): Promise<readonly (string | null)[]>;
  /** How many events the kernel keeps for a process before it drops them (fs.inotify.max_queued_events). */
  readonly queueLength: number;
  /** How often folders are looked at where the system tells nothing. */
  readonly everyMs?: number;
}

const EVERY_MS = 10_000;
/** A folder that changed so lately is hinted at when it is first listened to: the change may be later than the last listing. */
const LATELY_MS = 10 * 60_000;
/** No watch, or no watcher, is left for this user (inotify_add_watch(2), inotify_init(2)). */
const USED_UP: ReadonlySet<string> = new Set(['ENOSPC', 'EMFILE']);

interface Held {
  readonly print: string;
  readonly isNative: boolean;
  readonly watch: FolderWatch;
}

/** Listens through chokidar: one watch per folder, none per file, and no file is looked at. */
export function chokidarListener(options: ListenOptions): OpenListener {
  return events => new ChokidarListener(events, options);
}

class ChokidarListener implements Listener {
  readonly #events: ListenerEvents;
  readonly #options: ListenOptions;
  readonly #everyMs: number;
  readonly #overflow: Overflow;
  readonly #held = new Map<AbsPath, Held>();
  readonly #doubted = new Set<AbsPath>();
  readonly #refused = new Map<AbsPath, string>();
  #usedUp: string | null = null;
  #told: string | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  constructor(events: ListenerEvents, options: ListenOptions) {
    this.#events = events;
    this.#options = options;
    this.#everyMs = options.everyMs ?? EVERY_MS;
    this.#overflow = new Overflow(options.queueLength, () => this.#hint(null));
  }

  listenTo(folders: readonly AbsPath[]): Promise<void> {
    return this.#inTurn(() => this.#listenTo([...new Set(folders)]));
  }

  close(): Promise<void> {
    this.#isClosed = true;
    return this.#inTurn(async () => {
      for (const folder of [...this.#held.keys()]) await this.#drop(folder);
    });
  }

  #inTurn(act: () => Promise<void>): Promise<void> {
    const done = this.#turn.then(act);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  async #listenTo(folders: readonly AbsPath[]): Promise<void> {
    if (this.#isClosed) return;
    const wanted = new Set(folders);
    for (const folder of [...this.#held.keys()]) if (!wanted.has(folder)) await this.#drop(folder);
    this.#refused.clear();
    const types = await this.#options.typesOf(folders);
    const shared = new Set(folders.filter((_, i) => !tellsOfChanges(types[i] ?? null)));
    await this.#holdAll(folders, shared);
    // Others of this user need watches too, so none is kept when all do not fit.
    if (this.#usedUp !== null) await this.#holdAll(folders, shared);
    this.#tellMode(folders, types);
  }

  async #holdAll(folders: readonly AbsPath[], shared: ReadonlySet<AbsPath>): Promise<void> {
    const limit = pLimit(64);
    await Promise.all(folders.map(folder => limit(() => this.#hold(folder, !shared.has(folder) && this.#usedUp === null))));
  }

  /** A folder that is not there is tried again at the next call. */
  async #hold(folder: AbsPath, wantsNative: boolean): Promise<void> {
    const now = await lookAt(folder);
    const held = this.#held.get(folder);
    const isSound = held !== undefined && now !== null && held.print === now.print && !this.#doubted.has(folder);
    if (isSound && held.isNative === wantsNative) return;
    await this.#drop(folder);
    if (now === null || this.#isClosed) return;
    const isNative = wantsNative && (await this.#open(folder, now.print, null));
    const isUp = isNative || (await this.#open(folder, now.print, this.#everyMs));
    const isOther = (await lookAt(folder))?.print !== now.print;
    if (isOther) this.#doubted.add(folder);
    if (isUp && (isOther || held !== undefined || Date.now() - now.changedAt < LATELY_MS)) this.#hint(folder);
  }

  async #open(folder: AbsPath, print: string, everyMs: number | null): Promise<boolean> {
    const watch = await watchFolder(folder, everyMs, {
      onChange: name => this.#onChange(folder, name),
      onFailure: () => this.#onFailure(folder),
    });
    if (watch.code === null) {
      this.#held.set(folder, { print, isNative: everyMs === null, watch });
      return true;
    }
    await watch.close();
    if (USED_UP.has(watch.code)) this.#usedUp = watch.code;
    else this.#refused.set(folder, watch.code);
    return false;
  }

  #onChange(folder: AbsPath, name: string | null): void {
    this.#overflow.count();
    if (name !== null) this.#doubt(folder, name);
    this.#hint(folder);
  }

  /** Watches hold on to what a folder was, under whatever name: those at and below a name that changed are made anew at once. */
  #doubt(folder: AbsPath, name: string): void {
    const at = `${folder}${sep}${name}`;
    const doubted = [...this.#held.keys()].filter(
      held => held === at || held.startsWith(`${at}${sep}`) || (held === folder && name === basename(folder)),
    );
    if (doubted.length === 0) return;
    for (const each of doubted) this.#doubted.add(each);
    void this.#inTurn(async () => {
      for (const each of doubted) if (this.#doubted.has(each)) await this.#hold(each, this.#held.get(each)?.isNative ?? false);
    });
  }

  #onFailure(folder: AbsPath): void {
    this.#doubted.add(folder);
    this.#hint(null);
  }

  async #drop(folder: AbsPath): Promise<void> {
    const held = this.#held.get(folder);
    this.#held.delete(folder);
    this.#doubted.delete(folder);
    await held?.watch.close();
  }

  #hint(folder: AbsPath | null): void {
    if (!this.#isClosed) this.#events.onHint(folder);
  }

  #tellMode(folders: readonly AbsPath[], types: readonly (string | null)[]): void {
    const why = notTold({
      folders: folders.length,
      shared: types.filter(type => type !== null && !tellsOfChanges(type)).map(String),
      usedUp: this.#usedUp,
      refused: [...this.#refused.values()],
    });
    const mode: ListeningMode = why === null ? { mode: 'native' } : { mode: 'polling', why, everyMs: this.#everyMs };
    const told = JSON.stringify(why);
    if (this.#isClosed || this.#told === told) return;
    this.#told = told;
    this.#events.onMode(mode);
  }
}

/** What folder stands there; its birth tells it from another that got the same inode. */
async function lookAt(folder: AbsPath): Promise<{ readonly print: string; readonly changedAt: number } | null> {
  try {
    const { dev, ino, birthtimeNs, ctimeNs } = await lstat(folder, { bigint: true });
    return { print: `${dev}:${ino}:${birthtimeNs}`, changedAt: Number(ctimeNs / 1_000_000n) };
  } catch {
    return null;
  }
}
