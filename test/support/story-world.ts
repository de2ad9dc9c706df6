import { chmod, lchown, mkdir, mkdtemp, readdir, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Act, PlanCall, Story } from '../../fixtures/story/story.js';
import { tellSteps } from '../../fixtures/story/tell.js';
import { fileMemory } from '../../src/memory/file-memory.js';
import { noMemory } from '../../src/memory/no-memory.js';
import type { AbsPath } from '../../src/model/frame.js';
import type { Sighting } from '../../src/model/memory.js';
import type { Plan } from '../../src/model/plan.js';
import { type Confidence, DEFAULT_POLICY, type Includable, type Policy } from '../../src/model/policy.js';
import type { PlanDeps, PlanRequest } from '../../src/pipeline/make-plan.js';
import { makeJpegPlan, makePlan } from '../../src/pipeline.js';
import { NO_PROGRESS } from '../../src/ports/progress.js';
import { mistakesIn } from './story-judge.js';
import { hearing, looksAt } from './story-looks.js';

/** A user whom file permissions bind; root is not. */
const NOBODY = 65534;
/** Files of a story are seconds old; plans are made as if an hour had gone by, so that they have rested. */
const LATER_MS = 3_600_000;

/** Tells a story in a folder of its own, runs each of its plans with the real pipeline, and gives every mistake found. */
export async function mistakesOf(story: Story): Promise<string[]> {
  const top = await mkdtemp(join(await realpath(tmpdir()), 'rawtwin-story-'));
  const tree = join(top, 'tree');
  const state = join(top, 'state');
  await mkdir(tree);
  await mkdir(state);
  try {
    const mistakes: string[] = [];
    for (const [index, act] of story.acts.entries()) {
      await tellSteps(act.steps, tree);
      const { plan, mistakes: unlike } = await asBoundUser(top, story, () => planOf(act, index, tree, state));
      mistakes.push(...[...mistakesIn(plan, act.expected, tree), ...unlike].map(mistake => `plan ${index + 1}: ${mistake}`));
    }
    return mistakes;
  } finally {
    await open(top);
    await rm(top, { recursive: true });
  }
}

async function planOf({ plan }: Act, index: number, tree: string, state: string): Promise<Planned> {
  const memory = plan.memory ? fileMemory(state) : noMemory;
  const request: PlanRequest = {
    folders: plan.folders.map(folder => join(tree, folder)),
    also: plan.also.map(folder => join(tree, folder)),
    ignore: [],
    cwd: tree,
    policy: policyOf(plan),
    listingAccepted: false,
  };
  const deps: PlanDeps = {
    now: () => new Date(Date.now() + LATER_MS),
    newId: () => `plan-${index + 1}`,
    home: join(state, 'home'),
    memory,
    progress: NO_PROGRESS,
    signal: new AbortController().signal,
  };
  if (plan.orphans) {
    const jpegMemory = plan.memory ? fileMemory(state, 'memory/jpegs') : noMemory;
    return { plan: (await makeJpegPlan(request, { ...deps, jpegMemory })).plan, mistakes: [] };
  }
  // Looks take no reject for deleted.
  const byFolder = plan.rejected ? async () => [] : await looksAt(request, deps);
  const learnt = new Map<AbsPath, Sighting>();
  const made = await makePlan(request, { ...deps, memory: hearing(memory, learnt, true) });
  return { plan: made.plan, mistakes: await byFolder(made.plan, learnt) };
}

interface Planned {
  readonly plan: Plan;
  readonly mistakes: readonly string[];
}

const policyOf = (call: PlanCall): Policy => ({
  trust: (call.trust ?? DEFAULT_POLICY.trust) as Confidence,
  include: call.include as readonly Includable[],
  settleSeconds: call.settleSeconds ?? DEFAULT_POLICY.settleSeconds,
  ...(call.rejected ? { rejected: true } : {}),
});

/** Root may read what nobody may read; a story that takes permissions away is therefore planned as nobody. */
async function asBoundUser<T>(top: string, story: Story, work: () => Promise<T>): Promise<T> {
  const { getuid, seteuid } = process;
  const needed = story.acts.some(act => act.steps.some(step => step.do === 'chmod' && (step.mode & 0o400) === 0));
  if (!needed || !getuid || !seteuid || getuid() !== 0) return work();
  for (const path of [top, ...(await readdir(top, { recursive: true })).map(name => join(top, name))]) await lchown(path, NOBODY, NOBODY);
  seteuid(NOBODY);
  try {
    return await work();
  } finally {
    seteuid(0);
  }
}

/** Opens each folder before looking into it: a story may have closed it. */
async function open(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) if (entry.isDirectory()) await open(join(folder, entry.name));
}
