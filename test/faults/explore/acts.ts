import { type Settled, settleUnfinished } from '../../../src/execute/recover.js';
import { KnownFacts } from '../../../src/exif/known-facts.js';
import { openJournal } from '../../../src/journal/journal.js';
import { noMemory } from '../../../src/memory/no-memory.js';
import { fileTaken } from '../../../src/memory/taken.js';
import { AppError } from '../../../src/model/errors.js';
import type { Action } from '../../../src/model/plan.js';
import type { PurgeResult } from '../../../src/model/purge.js';
import type { Receipt, UndoResult } from '../../../src/model/receipt.js';
import {
  type CarryDeps,
  carryOut,
  type Made,
  previewPurge,
  purgeTrash,
  type UndoDeps,
  type UndoRequest,
  undoRun,
} from '../../../src/pipeline.js';
import type { FsPort } from '../../../src/ports/fs.js';
import type { FakeFs } from '../../support/fake-fs.js';
import { faulty } from '../../support/faulty-fs.js';
import { abs, actionFor, planOf, processesNamed } from '../../support/trash-world.js';
import { randomFrom } from './chance.js';
import type { Scene } from './scene.js';
import { STATE } from './scene.js';
import { rootsOf } from './settings.js';

/** What a command told, or the code of the AppError it ended with. Any other error is a mistake of ours and is thrown. */
export interface Told {
  readonly receipts: readonly Receipt[];
  readonly settled: readonly Settled[];
  readonly undone: UndoResult | null;
  readonly purged: PurgeResult | null;
  readonly refused: string | null;
}
/** A command as a process of its own: it knows nothing but the disk. `fs`: the disk, or a faulty way to it. */
export type Act = (scene: Scene, disk: FakeFs, pid: number, fs?: FsPort) => Promise<Told>;

/** The commands that change anything. A new one that moves photos gets its line here. */
export const ACTS = { trash, again, recover, undo, undoPart, undoSome, purge, purgeSome } as const satisfies Record<string, Act>;
export type ActName = keyof typeof ACTS;

const NOTHING: Told = { receipts: [], settled: [], undone: null, purged: null, refused: null };
const RUNS = ['20261124-101512-k3f9', '20261124-111512-m2p7'] as const;

function trash(scene: Scene, disk: FakeFs, pid: number, fs: FsPort = disk): Promise<Told> {
  return carry(scene, disk, pid, fs, RUNS[0], scene.actions);
}

/** `trash` once more, with a plan made anew of what is at home. */
async function again(scene: Scene, disk: FakeFs, pid: number, fs: FsPort = disk): Promise<Told> {
  const settled = await recover(scene, disk, pid, fs);
  if (settled.refused) return settled;
  const actions: Action[] = [];
  for (const action of scene.actions) {
    const [raw, ...sidecars] = [action.raw, ...action.with].map(({ path }) => path as string);
    const isHere = raw !== undefined && disk.entries.has(raw);
    if (isHere) actions.push(await actionFor(disk, raw, ...sidecars.filter(path => disk.entries.has(path))));
  }
  return carry(scene, disk, pid, fs, RUNS[1], actions);
}

async function carry(scene: Scene, disk: FakeFs, pid: number, fs: FsPort, run: string, actions: readonly Action[]): Promise<Told> {
  const [receipts, settled]: [Receipt[], Settled[]] = [[], []];
  const deps: CarryDeps = { ...depsOn(scene, disk, pid, fs), memory: noMemory, onSettled: one => settled.push(one) };
  const request = { run, verb: 'trash', actions, to: scene.setting.to, signal: new AbortController().signal };
  const refused = await codeOf(async () => {
    for await (const receipt of carryOut(madeOf(scene, actions), request, deps)) receipts.push(receipt);
  });
  return { ...NOTHING, receipts, settled, refused };
}

async function recover(scene: Scene, disk: FakeFs, pid: number, fs: FsPort = disk): Promise<Told> {
  const settled: Settled[] = [];
  const refused = await codeOf(async () => {
    settled.push(...(await settleUnfinished(depsOn(scene, disk, pid, fs))));
  });
  return { ...NOTHING, settled, refused };
}

/** Takes back the newest run that has something to bring back. */
function undo(scene: Scene, disk: FakeFs, pid: number, fs: FsPort = disk): Promise<Told> {
  return undoAs({}, scene, disk, pid, fs);
}

/** Takes back the raw of the last action alone. */
function undoPart(scene: Scene, disk: FakeFs, pid: number, fs: FsPort = disk): Promise<Told> {
  const only = scene.actions.slice(-1).map(({ raw }) => ({ name: raw.path, path: raw.path }));
  return undoAs({ only }, scene, disk, pid, fs);
}

async function undoAs(request: UndoRequest, scene: Scene, disk: FakeFs, pid: number, fs: FsPort): Promise<Told> {
  const settled: Settled[] = [];
  const deps: UndoDeps = {
    ...depsOn(scene, disk, pid, fs),
    onSettled: one => settled.push(one),
    onRestored: () => undefined,
    onDamaged: () => undefined,
    memory: noMemory,
    signal: new AbortController().signal,
  };
  let undone: UndoResult | null = null;
  const refused = await codeOf(async () => {
    undone = await undoRun(request, deps);
  });
  return { ...NOTHING, settled, undone, refused };
}

/** An undo that the folder of the last action's raw refuses: in part, as far as it can. Not to be cut short itself. */
async function undoSome(scene: Scene, disk: FakeFs, pid: number, fs: FsPort = disk): Promise<Told> {
  const last = scene.actions.at(-1)?.raw.path;
  const { rule } = disk;
  disk.rule = (on, call, path, to) =>
    (call === 'create' ? path : call === 'link' ? to : null) === last ? 'EACCES' : (rule?.(on, call, path, to) ?? null);
  const told = await undo(scene, disk, pid, fs);
  disk.rule = rule;
  return told;
}

/** Everything in trash that may go, of all runs. */
function purge(scene: Scene, disk: FakeFs, pid: number, fs: FsPort = disk): Promise<Told> {
  return purgeUntil(new AbortController(), scene, disk, pid, fs);
}

/** Stopped with Ctrl-C behind its first file. */
function purgeSome(scene: Scene, disk: FakeFs, pid: number, fs: FsPort = disk): Promise<Told> {
  const stop = new AbortController();
  const unlink: FsPort['unlink'] = async path => {
    await fs.unlink(path);
    if (path.includes('/.purge-')) stop.abort();
  };
  return purgeUntil(stop, scene, disk, pid, { ...faulty(fs, null), unlink });
}

async function purgeUntil({ signal }: AbortController, scene: Scene, disk: FakeFs, pid: number, fs: FsPort): Promise<Told> {
  const settled: Settled[] = [];
  const deps = { ...depsOn(scene, disk, pid, fs), onSettled: (one: Settled) => settled.push(one), onStep: () => undefined, signal };
  let purged: PurgeResult | null = null;
  const refused = await codeOf(async () => {
    const offer = await previewPurge(0, deps);
    purged = await purgeTrash(offer, deps);
  });
  return { ...NOTHING, settled, purged, refused };
}

async function codeOf(work: () => Promise<void>): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

function depsOn({ setting }: Scene, disk: FakeFs, pid: number, fs: FsPort) {
  const clock = { now: () => new Date(Number(disk.now / 1_000_000n)) };
  return {
    ...{ fs, clock, stateDir: abs(STATE), journal: openJournal({ fs, clock, stateDir: abs(STATE) }), taken: takenOn(fs) },
    owner: { platform: setting.platform ?? 'linux', uid: 1000, dataHome: abs('/home/u/.local/share') },
    processes: processesNamed(pid),
    random: randomFrom(pid),
    pause: async () => undefined,
  };
}

/** As few files as can be, so that they are made one again and again. */
export const takenOn = (fs: FsPort) => fileTaken({ folder: abs(`${STATE}/taken`), fs, isMoving: async () => false, most: 1 });

function madeOf({ story, setting, folders }: Scene, actions: readonly Action[]): Made {
  const roots = rootsOf(setting);
  const scan = { roots: roots.map(abs), also: [], folders, unreadable: [], notes: [], fileCount: new Map() };
  return { plan: planOf(roots, actions, story.orphans), scan, shots: [], facts: new KnownFacts(async () => new Map()), refuse: () => [] };
}
