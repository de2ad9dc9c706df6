import { AppError, errnoOf, stateUnusable } from '../model/errors.js';
import type { AbsPath } from '../model/frame.js';
import type { Message } from '../model/message.js';
import { pathIn } from '../model/path.js';
import type { Clock } from '../ports/clock.js';
import type { FsPort } from '../ports/fs.js';
import type { Processes } from '../ports/processes.js';
import { decodeLock, encodeLock, type LockRecord } from './lock-record.js';
import { overlap, territoryOf } from './territory.js';

export interface LockWish {
  readonly roots: readonly AbsPath[];
  readonly verb: string;
  /** The run that this process will write, so that nobody settles it meanwhile. */
  readonly run: string | null;
}
export interface LockDeps {
  readonly fs: FsPort;
  readonly stateDir: AbsPath;
  readonly processes: Processes;
  readonly clock: Clock;
  /** From 0 up to, not with, 1. */
  readonly random: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
  /** `watchers`: held by a daemon for its whole life, and rival to other daemons alone. */
  readonly locks?: 'locks' | 'watchers';
}
export interface Lock {
  /** Gives the roots free. Never fails: a lock that cannot be taken away dies with this process. */
  release(): Promise<void>;
}

/** Two takers who saw each other both step back; random pauses let one of them be first. */
const TRIES = 5;
const LONGEST_PAUSE_MS = 100;

/**
 * Takes the roots for this process, or throws RUN_LOCKED naming the holder. Roots that lie in each other are one.
 * A lock ends with its process, never by age. Release it on every way out.
 */
export async function takeLock(wish: LockWish, deps: LockDeps): Promise<Lock> {
  const territory = await territoryOf(wish.roots, deps.fs);
  const record = { holder: await deps.processes.self(), since: deps.clock.now().toISOString(), ...wish, territory };
  for (let attempt = 1; ; attempt++) {
    const own = await write(record, deps);
    const other = await firstRival(record, own, deps);
    if (!other) return { release: () => remove(own, deps.fs) };
    await remove(own, deps.fs);
    if (attempt === TRIES) throw locked(other);
    await deps.pause(Math.ceil(deps.random() * LONGEST_PAUSE_MS));
  }
}

/** A lock as it stands on the disk. `record` is null when it cannot be read: such a lock counts as live. */
export interface Held {
  readonly path: AbsPath;
  readonly record: LockRecord | null;
  readonly isLive: boolean;
}
type LookDeps = Pick<LockDeps, 'fs' | 'stateDir' | 'processes' | 'locks'>;

const lockFolder = ({ stateDir, locks }: Pick<LockDeps, 'stateDir' | 'locks'>) => pathIn(stateDir, locks ?? 'locks');

/** The locks of live processes; those of dead ones are taken away. */
export async function liveLocks(deps: LookDeps): Promise<readonly Held[]> {
  const all = await allLocks(deps);
  for (const { path, isLive } of all) if (!isLive) await remove(path, deps.fs);
  return all.filter(({ isLive }) => isLive);
}

/** All locks, those of dead processes too. Changes nothing. */
export async function allLocks(deps: LookDeps): Promise<readonly Held[]> {
  const folder = lockFolder(deps);
  const all: Held[] = [];
  for (const name of await lockNames(folder, deps.fs)) {
    const path = pathIn(folder, name);
    const bytes = await readOrGone(path, deps.fs);
    if (!bytes) continue;
    const record = decodeLock(bytes);
    all.push({ path, record, isLive: !record || (await deps.processes.isAlive(record.holder)) });
  }
  return all;
}

/** Written whole under a name that nobody lists, then renamed: a lock is seen complete or not at all. */
async function write(record: LockRecord, deps: LockDeps): Promise<AbsPath> {
  const { fs, random } = deps;
  const folder = lockFolder(deps);
  const id = `${record.holder.pid}-${random().toString(36).slice(2, 12)}`;
  const [draft, final] = [pathIn(folder, `${id}.draft`), pathIn(folder, `${id}.json`)];
  try {
    await fs.makeFolders(folder, 0o700);
    await fs.create(draft, encodeLock(record), 0o600);
    await fs.syncFile(draft);
    await fs.rename(draft, final);
    return final;
  } catch (error) {
    throw stateUnusable(folder, 'write', error);
  }
}

async function firstRival(record: LockRecord, own: AbsPath, deps: LockDeps): Promise<Held | undefined> {
  const isRival = (held: Held) => held.path !== own && (!held.record || overlap(record.territory, held.record.territory));
  return (await liveLocks(deps)).find(isRival);
}

async function lockNames(folder: AbsPath, fs: FsPort): Promise<string[]> {
  try {
    return (await fs.names(folder)).filter(name => name.endsWith('.json'));
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return [];
    throw stateUnusable(folder, 'read', error);
  }
}

async function readOrGone(path: AbsPath, fs: FsPort): Promise<Uint8Array | null> {
  try {
    return await fs.read(path);
  } catch (error) {
    // Given free between listing and reading; whatever else it is, an empty record counts as held.
    return errnoOf(error) === 'ENOENT' ? null : new Uint8Array();
  }
}

async function remove(path: AbsPath, fs: FsPort): Promise<void> {
  try {
    await fs.unlink(path);
  } catch {
    // Gone already, or the disk refuses: the lock is void once its process is.
    return;
  }
}

/** The verb of the holder tells whether it is worth waiting for. */
export class RunLocked extends AppError {
  readonly verb: string | null;
  constructor(says: Message, path: string | undefined, verb: string | null) {
    super('RUN_LOCKED', says, path);
    this.verb = verb;
  }
}

function locked({ path, record }: Held): AppError {
  if (!record) return new RunLocked({ is: 'lock-unreadable', path }, path, null);
  const {
    holder: { pid, host },
    verb,
    since,
    roots,
  } = record;
  return new RunLocked({ is: 'locked', path, roots, verb, pid, host, since }, roots[0], verb);
}
