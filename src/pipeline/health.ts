import { dirname } from 'node:path';
import { allLocks, type Held } from '../execute/lock.js';
import type { RecoverDeps } from '../execute/recover.js';
import { listRuns } from '../journal/history.js';
import { AppError, errnoOf } from '../model/errors.js';
import type { AbsPath } from '../model/frame.js';
import type { Health, LockHealth, OpenRun } from '../model/health.js';
import { rootsOf } from '../model/trash-items.js';
import type { Machine } from '../ports/machine.js';
import type { SystemTrash, TrashOwner } from '../ports/trash.js';
import { volumesOf } from './volume-health.js';

export interface HealthDeps extends RecoverDeps {
  readonly machine: Machine;
  readonly owner: TrashOwner;
  readonly systemTrash?: SystemTrash;
  readonly rawtwin: string;
  /** What would start the daemon at login, and its file. */
  readonly service: { readonly host: string; readonly file: AbsPath } | null;
}

/** Looks at this machine, the volumes of the folders and of all runs that can be undone, the journal and the locks. Moves and settles nothing. */
export async function healthOf(folders: readonly AbsPath[], deps: HealthDeps): Promise<Health> {
  const { machine, rawtwin } = deps;
  const problem = await stateProblem(deps);
  const summaries = problem === null ? await listRuns(deps.journal) : [];
  const held = problem === null ? await allLocks(deps) : [];
  const left = summaries.filter(({ undoable }) => undoable);
  const known = left.flatMap(({ roots }) => roots).filter(root => !folders.includes(root));
  return {
    ...{ rawtwin, node: machine.node, platform: machine.platform },
    state: { folder: deps.stateDir, problem, ...(await diskOf(deps.stateDir, deps)) },
    ...(await volumesOf(folders, [...new Set(known)], deps)),
    open: problem === null ? await openRuns(held, deps) : [],
    damaged: summaries.filter(({ damaged }) => damaged.length > 0).map(({ run, damaged }) => ({ run, lines: damaged })),
    runs: {
      ...{ all: summaries.length, undoable: left.length, spent: (await spentAmong(deps, problem)) - left.length },
      files: left.reduce((sum, { leftFiles }) => sum + leftFiles, 0),
      bytes: left.reduce((sum, { bytes }) => sum + bytes, 0),
    },
    locks: held.map(lockHealth),
    watcher: await watcherOf(machine),
    service: await serviceOf(deps),
  };
}

/** Journals that stand: folded runs take no room. */
const spentAmong = async ({ journal }: HealthDeps, problem: string | null): Promise<number> =>
  problem === null ? (await journal.runs()).length : 0;

/** A state folder that does not exist yet is fine while it can be made. */
async function stateProblem({ fs, stateDir, machine }: HealthDeps): Promise<string | null> {
  for (let at = stateDir; ; at = dirname(at) as AbsPath) {
    try {
      if ((await fs.look(await fs.realPath(at))).kind !== 'folder')
        return at === stateDir ? 'is no folder' : `cannot be made: ${at} is no folder`;
      if (!(await machine.canWrite(at))) return at === stateDir ? 'cannot be written to' : `cannot be made in ${at}`;
      await fs.names(at);
      return null;
    } catch (error) {
      if (errnoOf(error) !== 'ENOENT' || dirname(at) === at) return `cannot be looked at (${errnoOf(error)})`;
    }
  }
}

async function diskOf(folder: AbsPath, { fs, machine }: HealthDeps): Promise<Pick<Health['state'], 'identity' | 'space'>> {
  for (let at = folder; ; at = dirname(at) as AbsPath) {
    try {
      return { identity: await fs.identity(at), space: await machine.space(at) };
    } catch (error) {
      if (errnoOf(error) !== 'ENOENT' || dirname(at) === at) return { identity: 'stable', space: null };
    }
  }
}

async function openRuns(held: readonly Held[], { journal }: HealthDeps): Promise<OpenRun[]> {
  const open: OpenRun[] = [];
  for (const run of await journal.unfinished()) {
    const holder = held.find(({ record, isLive }) => isLive && record?.run === run);
    open.push({ run, roots: await rootsOfRun(run, journal), heldBy: holder ? lockHealth(holder).holder : null });
  }
  return open;
}

async function rootsOfRun(run: string, journal: HealthDeps['journal']): Promise<readonly AbsPath[]> {
  try {
    return rootsOf((await journal.read(run))?.lines ?? []);
  } catch (error) {
    if (error instanceof AppError) return [];
    throw error;
  }
}

function lockHealth({ path, record, isLive }: Held): LockHealth {
  if (!record) return { path, roots: [], holder: null, isLive };
  const { holder, verb, since, roots } = record;
  return { path, roots, isLive, holder: `\`rawtwin ${verb}\` (process ${holder.pid} on ${holder.host}, since ${since})` };
}

async function serviceOf({ service, fs }: HealthDeps): Promise<Health['service']> {
  if (service === null) return null;
  const isInstalled = await fs.look(service.file).then(
    ({ kind }) => kind === 'file' || kind === 'link',
    () => false,
  );
  return { ...service, isInstalled };
}

async function watcherOf(machine: Machine): Promise<Health['watcher']> {
  const limit = async (name: string) => Number(await machine.text(`/proc/sys/fs/inotify/${name}` as AbsPath));
  if ((await machine.text('/proc/sys/fs/inotify/max_user_watches' as AbsPath)) === null) return null;
  return { watches: await limit('max_user_watches'), instances: await limit('max_user_instances') };
}
