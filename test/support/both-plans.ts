import { mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseStory } from '../../fixtures/story/parse-story.js';
import { tellSteps } from '../../fixtures/story/tell.js';
import { ownTaken } from '../../src/cli/own-taken.js';
import { runWorld } from '../../src/cli/run-world.js';
import { fileMemory } from '../../src/memory/file-memory.js';
import { noMemory } from '../../src/memory/no-memory.js';
import type { AbsPath } from '../../src/model/frame.js';
import { DEFAULT_POLICY, type Policy } from '../../src/model/policy.js';
import type { Receipt } from '../../src/model/receipt.js';
import { type CarryDeps, carryOut, type Made, makeJpegPlan, makePlan, undoRun } from '../../src/pipeline.js';
import type { Memory } from '../../src/ports/memory.js';
import { NO_PROGRESS } from '../../src/ports/progress.js';
import { WORDS } from './words.js';

const LATER_MS = 3_600_000;
const signal = new AbortController().signal;

interface PlanCall {
  readonly policy?: Partial<Policy>;
  readonly memory?: boolean;
  /** Absent: as if an hour had gone by. */
  readonly now?: Date;
  /** What happens once the folders are listed. */
  readonly whenListed?: () => Promise<unknown>;
}

/** A tree on the disk with a state of its own, in which plans of both kinds are made, carried out and undone. */
export class BothPlans {
  readonly tree: string;
  readonly state: AbsPath;
  #runs = 0;
  private constructor(readonly top: string) {
    this.tree = join(top, 'tree');
    this.state = join(top, 'state') as AbsPath;
  }
  static async told(lines: readonly string[]): Promise<BothPlans> {
    const world = new BothPlans(await mkdtemp(join(await realpath(tmpdir()), 'rawtwin-both-')));
    await mkdir(world.tree);
    await mkdir(world.state, { mode: 0o700 });
    await world.tell(lines);
    return world;
  }
  async tell(lines: readonly string[]): Promise<void> {
    await tellSteps(parseStory(['# What happened.', ...lines, ''].join('\n')).rest, this.tree);
  }
  at(name: string): AbsPath {
    return join(this.tree, name) as AbsPath;
  }
  async plan(half: 'raw' | 'jpeg', { policy = {}, memory = true, now, whenListed }: PlanCall = {}): Promise<Made> {
    const known = memory ? fileMemory(this.state) : noMemory;
    const recallRoots: Memory['recallRoots'] = async (...of) => {
      await whenListed?.();
      return known.recallRoots(...of);
    };
    const request = {
      ...{ folders: [this.tree], also: [], ignore: [], cwd: this.tree, listingAccepted: false },
      policy: { ...DEFAULT_POLICY, ...policy },
    };
    const deps = {
      now: () => now ?? new Date(Date.now() + LATER_MS),
      ...{ newId: () => 'p', home: '/nowhere', progress: NO_PROGRESS, signal },
      memory: { ...known, recallRoots },
      taken: ownTaken(this.state),
    };
    if (half === 'raw') return makePlan(request, deps);
    return makeJpegPlan(request, { ...deps, jpegMemory: memory ? fileMemory(this.state, 'memory/jpegs') : noMemory });
  }
  /** `more`: what of the world is another than the real one. */
  async carry(made: Made, more: Partial<CarryDeps> = {}): Promise<readonly Receipt[]> {
    const receipts: Receipt[] = [];
    if (made.plan.actions.length === 0) return receipts;
    this.#runs += 1;
    const request = { run: this.run, verb: 'trash', actions: made.plan.actions, to: 'folder', signal } as const;
    const deps = { ...runWorld(NO_PROGRESS, WORDS.en, this.state), memory: noMemory, ...more };
    for await (const receipt of carryOut(made, request, deps)) receipts.push(receipt);
    return receipts;
  }
  get run(): string {
    return `20261124-101512-k3f${this.#runs}`;
  }
  async undo(): Promise<void> {
    const deps = { ...runWorld(NO_PROGRESS, WORDS.en, this.state), memory: noMemory, onDamaged: () => undefined };
    await undoRun({ run: this.run }, { ...deps, onRestored: () => undefined, signal });
  }
  async end(): Promise<void> {
    await rm(this.top, { recursive: true });
  }
}
