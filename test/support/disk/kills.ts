import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { realFs } from '../../../src/execute/real-fs.js';
import type { Action } from '../../../src/model/plan.js';
import type { AppendHandle, FsPort } from '../../../src/ports/fs.js';
import { faulty } from '../faulty-fs.js';
import { processesNamed, RUN, trash, undo } from '../trash-world.js';
import { environment, lean, rawtwin, strace, trashWords } from './bin.js';
import { CHANGES, type KillPoint, killPoints, killRules, recordRules } from './kill-points.js';
import { inLanes, newTally, pick, seeded, type Tally } from './lanes.js';
import { layShoot, newStage, type Stage, strike } from './stage.js';
import { actionsOn, assertAllComesBack, type Before, lookAt, type Units, worldOf } from './stage-world.js';

/** What the process that dies is doing. `again`: it settles what another one left, cut off in the middle. */
const PHASES = ['trash', 'undo', 'trash again', 'undo again'] as const;
type Phase = (typeof PHASES)[number];
type Store = 'system' | 'folder';

interface Scene {
  readonly phase: Phase;
  readonly store: Store;
  readonly orphans: number;
  /** For `again`: the call at which the earlier process was cut off. */
  readonly cut: number;
}
interface Set {
  readonly stage: Stage;
  readonly before: Before;
  readonly request: object;
}

/** Lays the scene up to the process that is to die. */
async function setUp({ phase, store, orphans, cut }: Scene): Promise<Set> {
  const stage = newStage();
  layShoot(stage.photos, { orphans });
  const before = lookAt(stage);
  const fs = realFs();
  const actions = await actionsOn(stage);
  const world = worldOf(stage);
  const open: AppendHandle[] = [];
  const append: FsPort['append'] = async path => {
    const handle = await fs.append(path);
    open.push(handle);
    return handle;
  };
  const dead = () => worldOf(stage, faulty({ ...fs, append }, { at: cut, how: 'stop-after' }), processesNamed(1 << 30, []));
  /** A dead process has no open files; here somebody must close them. */
  const stopped = async (work: Promise<unknown>) => {
    await work.catch(() => undefined);
    for (const handle of open) await handle.close().catch(() => undefined);
  };
  if (phase === 'undo' || phase === 'undo again') await trash(world, actions, { to: store });
  if (phase === 'trash again') await stopped(trash(dead(), actions, { to: store }));
  if (phase === 'undo again') await stopped(undo(dead()));
  const words = phase.endsWith('again')
    ? { verb: 'recover' }
    : phase === 'undo'
      ? { verb: 'undo', run: RUN }
      : trashRequest(stage, actions, store);
  return { stage, before, request: words };
}

function trashRequest(stage: Stage, actions: readonly Action[], to: Store): object {
  const plain = JSON.parse(JSON.stringify(actions, (_, value) => (typeof value === 'bigint' ? value.toString() : value)));
  return { verb: 'trash', run: RUN, roots: [stage.photos], actions: plain, to };
}

const unitsOf = ({ phase }: Scene): Units => (phase.startsWith('undo') ? 'sidecars first' : 'whole');
const isOnStage = (stage: Stage, path: string): boolean => path.startsWith(stage.top) && !path.includes('/locks/');
/** A path of one stage, said of another. */
const moved = (point: KillPoint, from: Stage, to: Stage): KillPoint =>
  point.path === undefined ? point : { ...point, path: point.path.replace(from.top, to.top) };

/** All points at which the process of this scene can die, found by letting it live once. */
async function pointsOf(scene: Scene): Promise<{ points: KillPoint[]; of: Stage }> {
  const set = await setUp(scene);
  const log = join(set.stage.top, 'calls');
  try {
    const { stdout } = await lean(set.stage, set.request, recordRules(log));
    if (stdout.includes('"error"')) throw new Error(`the scene does not play: ${stdout}`);
    await assertAllComesBack(set.stage, set.before, unitsOf(scene));
    return { points: killPoints(log, path => isOnStage(set.stage, path)), of: set.stage };
  } finally {
    strike(set.stage);
  }
}

/** Kills one process at one point, and asks what became of the photos. True when it died there. */
async function killOnce(scene: Scene, point: KillPoint, of: Stage): Promise<boolean> {
  const set = await setUp(scene);
  try {
    const { signal } = await lean(set.stage, set.request, killRules(moved(point, of, set.stage)));
    await assertAllComesBack(set.stage, set.before, unitsOf(scene));
    return signal === 'SIGKILL';
  } finally {
    strike(set.stage);
  }
}

/**
 * Kills `count` processes of the built product at system-call boundaries: trash, undo, and the recovery of both, with both
 * stores. Goes through all points of a scene before the next; the seed chooses the scenes.
 */
export async function killLean(count: number, seed: number): Promise<Tally> {
  const tally = newTally();
  const random = seeded(seed);
  while (tally.hits < count && tally.failures.length === 0 && tally.points < 2 * count + 50) {
    const scenes = PHASES.flatMap(phase =>
      (['system', 'folder'] as const).map(store => ({
        phase,
        store,
        orphans: 1 + Math.floor(random() * 3),
        cut: 8 + Math.floor(random() * 40),
      })),
    );
    const jobs: { scene: Scene; point: KillPoint; of: Stage }[] = [];
    for (const scene of scenes) {
      const { points, of } = await pointsOf(scene);
      jobs.push(...points.map(point => ({ scene, point, of })));
    }
    // A round holds more points than a small count asks for: then an even share of it.
    const step = Math.max(1, jobs.length / (count - tally.hits));
    const chosen = jobs.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step));
    await inLanes(2, chosen, async ({ scene, point, of }) => {
      if (tally.hits >= count) return;
      tally.points++;
      try {
        if (await killOnce(scene, point, of)) tally.hits++;
      } catch (error) {
        tally.failures.push(`seed ${seed}, ${JSON.stringify({ scene, point })}: ${error instanceof Error ? error.message : error}`);
      }
    });
  }
  return tally;
}

/** Stages that die with one process. */
const BATCH = 16;

/**
 * Kills processes that each trash, undo and recover on sixteen stages at once, until `count` of those were cut off in the middle. One
 * start of a process costs more than all else; so each death gives many points, at places that differ by turns of the event loop.
 */
export async function killBatches(count: number, seed: number): Promise<Tally> {
  const tally = newTally();
  const random = seeded(seed);
  await inLanes(2, Array.from({ length: Math.ceil((4 * count) / BATCH) + 4 }), async () => {
    if (tally.hits >= count || tally.failures.length > 0) return;
    const scenes = Array.from({ length: BATCH }, (): Scene => {
      const [phase, store] = [pick(random, PHASES), pick(random, ['system', 'folder'] as const)];
      return { phase, store, orphans: 2 + Math.floor(random() * 2), cut: 8 + Math.floor(random() * 40) };
    });
    const point = { call: pick(random, ['rename', 'fsync', 'fdatasync', 'unlink']), nth: 6 + Math.floor(random() * 16) };
    await killBatch(scenes, point, random, tally).catch(error => {
      tally.failures.push(`seed ${seed}, ${JSON.stringify({ scenes, point })}: ${error instanceof Error ? error.message : error}`);
    });
  });
  return tally;
}

async function killBatch(scenes: readonly Scene[], point: KillPoint, random: () => number, tally: Tally): Promise<void> {
  const sets: Set[] = [];
  try {
    for (const scene of scenes) sets.push(await setUp(scene));
    const [first] = sets;
    if (!first) return;
    const batch = sets.map(({ stage, request }) => ({ environment: environment(stage), request, turns: Math.floor(random() * 25) }));
    const { signal, stdout } = await lean(first.stage, { verb: 'several', batch }, killRules(point));
    if (stdout.includes('"error"')) throw new Error(stdout);
    for (const [n, { stage, before }] of sets.entries()) {
      tally.points++;
      const open = join(stage.state, 'open');
      const isCutOff = existsSync(open) && readdirSync(open).length > 0;
      if (signal === 'SIGKILL' && isCutOff) tally.hits++;
      await assertAllComesBack(stage, before, unitsOf(scenes[n] as Scene));
    }
  } finally {
    for (const { stage } of sets) strike(stage);
  }
}

/** Kills whole command lines, `trash` and `undo`, until `count` have died. Every fifth time a whole `undo` brings all back, else this process. */
export async function killBin(count: number, seed: number): Promise<Tally> {
  const tally = newTally();
  const random = seeded(seed);
  await inLanes(2, Array.from({ length: 4 * count }), async (_, n) => {
    if (tally.hits >= count) return;
    const [store, verb, call] = [
      pick(random, ['system', 'folder'] as const),
      pick(random, ['trash', 'undo'] as const),
      pick(random, CHANGES),
    ];
    const point = { call, nth: 1 + Math.floor(random() * 4) };
    const stage = newStage();
    tally.points++;
    try {
      layShoot(stage.photos, { orphans: 3 });
      const before = lookAt(stage);
      if (verb === 'undo') await trash(worldOf(stage), await actionsOn(stage), { to: store });
      const words = verb === 'undo' ? ['undo', '--json'] : trashWords(stage.photos, '--to', store, '--no-memory');
      const { signal } = await rawtwin(stage, words, { under: strace(...killRules(point)) });
      if (signal === 'SIGKILL') tally.hits++;
      if (n % 5 === 0) await undoByBin(stage);
      await assertAllComesBack(stage, before, verb === 'undo' ? 'sidecars first' : 'whole');
    } catch (error) {
      tally.failures.push(`seed ${seed}, ${store} ${verb} ${JSON.stringify(point)}: ${error instanceof Error ? error.message : error}`);
    } finally {
      strike(stage);
    }
  });
  return tally;
}

async function undoByBin(stage: Stage): Promise<void> {
  const { status, stdout, stderr } = await rawtwin(stage, ['undo', '--json', '--no-progress']);
  if (status !== 0 && !stdout.includes('RUN_UNKNOWN')) throw new Error(`undo ended with ${status}: ${stderr}`);
}
