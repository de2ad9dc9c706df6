import { createHash } from 'node:crypto';
import { basename, dirname, extname, join } from 'node:path';
import { type ExecuteDeps, type ExecuteRequest, execute } from '../../src/execute/execute.js';
import { type RecoverDeps, type Settled, settleUnfinished } from '../../src/execute/recover.js';
import { wayBack } from '../../src/execute/way-back.js';
import { readRun } from '../../src/journal/history.js';
import { openJournal } from '../../src/journal/journal.js';
import type { AbsPath } from '../../src/model/frame.js';
import type { Action, Plan } from '../../src/model/plan.js';
import { DEFAULT_POLICY, type StoreChoice } from '../../src/model/policy.js';
import type { Receipt } from '../../src/model/receipt.js';
import type { FsPort } from '../../src/ports/fs.js';
import type { Processes } from '../../src/ports/processes.js';
import { likelyTwins } from '../../src/scan/likely-twins.js';
import { lookAround } from '../../src/undo/look-around.js';
import { planUndo } from '../../src/undo/plan-undo.js';
import { restore } from '../../src/undo/restore.js';
import type { Step } from '../../src/undo/step.js';

export const RUN = '20261124-101512-k3f9';
export const abs = (path: string): AbsPath => path as AbsPath;

const JPEG = /\.jpe?g$/i;
const stemOf = (path: string): string => basename(path, extname(path)).toLowerCase();

/** Everything that carrying out, recovery and undo need, on one file system. A new one is a new process. */
export interface World {
  readonly fs: FsPort;
  readonly root: AbsPath;
  readonly stateDir: AbsPath;
  readonly deps: ExecuteDeps & RecoverDeps;
}

export const processesNamed = (pid: number, alive: readonly number[] = [pid]): Processes => ({
  self: async () => ({ pid, started: `${pid}`, boot: 'b', host: 'h', space: 's' }),
  isAlive: async holder => alive.includes(holder.pid),
});

export function worldOn(fs: FsPort, root: string, stateDir: string, more: Partial<ExecuteDeps & RecoverDeps> = {}): World {
  let tick = 0;
  const clock = { now: () => new Date(Date.UTC(2026, 10, 24, 10, 15, 12) + tick++ * 10) };
  const journal = openJournal({ fs, clock, stateDir: abs(stateDir) });
  const owner = { platform: 'linux', uid: 1000, dataHome: abs('/home/u/.local/share') };
  let seed = 0.5;
  const random = () => {
    seed = (seed * 9301 + 0.49297) % 1;
    return seed;
  };
  const deps = {
    fs,
    clock,
    journal,
    owner,
    stateDir: abs(stateDir),
    processes: processesNamed(7),
    random,
    pause: async () => undefined,
    ...more,
  };
  return { fs, root: abs(root), stateDir: abs(stateDir), deps };
}

export async function put(fs: FsPort, path: string, content: string): Promise<void> {
  await fs.makeFolders(abs(dirname(path)), 0o755);
  await fs.create(abs(path), Buffer.from(content), 0o640);
}

/** An action for a raw, or a JPEG, and the sidecars named, as the disk has them now. */
export async function actionFor(fs: FsPort, raw: string, ...sidecars: string[]): Promise<Action> {
  const { stamp } = await fs.look(abs(raw));
  const companions = [];
  for (const path of sidecars) {
    const found = (await fs.look(abs(path))).stamp;
    companions.push({ path: abs(path), bytes: found.bytes, stamp: found });
  }
  return {
    id: `a-${raw}`,
    raw: { path: abs(raw), format: JPEG.test(raw) ? 'jpeg' : 'arw', bytes: stamp.bytes, stamp },
    with: companions,
    verdict: 'orphan',
    confidence: 'proven',
    because: [{ kind: 'camera-recorded', recorded: 'with-jpeg' }],
  };
}

export function planOf(roots: readonly string[], actions: readonly Action[], orphans?: 'jpeg'): Plan {
  const totals = { raws: actions.length, rendered: 0, paired: 0, orphans: actions.length, kept: 0, orphanBytes: 0 };
  const lists = { ...(orphans ? { orphans } : {}), also: [], kept: [], unreadable: [], notes: [], refusals: [] };
  return { id: 'p', madeAt: '2026-11-24T10:00:00.000Z', roots: roots.map(abs), policy: DEFAULT_POLICY, actions, totals, ...lists };
}

export function requestFor(world: World, actions: readonly Action[], more: Partial<ExecuteRequest> = {}): ExecuteRequest {
  return {
    ...{ run: RUN, verb: 'trash', plan: planOf([world.root], actions), actions, to: 'auto' as StoreChoice },
    twinIn: (raw, names, leaving) => names.find(name => !leaving.has(name) && JPEG.test(name) && stemOf(name) === stemOf(raw)) ?? null,
    newSidecarIn: () => null,
    noLongerRejected: async () => null,
    likelyTwins,
    sharesSidecar: (sidecar, names, leaving) =>
      names.find(name => !leaving.has(name) && !name.endsWith('.xmp') && stemOf(name) === stemOf(sidecar)) ?? null,
    signal: new AbortController().signal,
    ...more,
  };
}

export async function trash(world: World, actions: readonly Action[], more: Partial<ExecuteRequest> = {}): Promise<Receipt[]> {
  const receipts: Receipt[] = [];
  for await (const receipt of execute(requestFor(world, actions, more), world.deps)) receipts.push(receipt);
  return receipts;
}

export async function undo(world: World, run = RUN, signal = new AbortController().signal): Promise<Step[]> {
  const { fs, journal } = world.deps;
  const read = await readRun(journal, run);
  const plan = planUndo(read, await lookAround(read, fs));
  const steps: Step[] = [];
  for await (const step of restore({ plan, signal }, { fs, journal, wayBack: wayBack(fs) })) steps.push(step);
  return steps;
}

export const settle = (world: World): Promise<readonly Settled[]> => settleUnfinished(world.deps);

export interface Seen {
  readonly content: string;
  readonly mtimeNs: bigint;
  readonly mode: number;
}
/** Every file below a folder but our own folders of `skip`, by its path. */
export async function filesBelow(fs: FsPort, folder: string, skip = /$^/): Promise<Map<string, Seen>> {
  const seen = new Map<string, Seen>();
  const found = await fs.look(abs(folder)).catch(() => null);
  if (found?.kind !== 'folder') return seen;
  for (const name of await fs.names(abs(folder))) {
    const path = join(folder, name);
    if (skip.test(path)) continue;
    const { kind, stamp } = await fs.look(abs(path));
    if (kind === 'folder') for (const [below, file] of await filesBelow(fs, path, skip)) seen.set(below, file);
    if (kind !== 'file') continue;
    const content = createHash('sha256')
      .update(await fs.read(abs(path)))
      .digest('hex');
    seen.set(path, { content, mtimeNs: stamp.mtimeNs, mode: stamp.mode });
  }
  return seen;
}
