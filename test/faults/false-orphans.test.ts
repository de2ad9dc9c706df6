import { mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parseStory } from '../../fixtures/story/parse-story.js';
import { tellSteps } from '../../fixtures/story/tell.js';
import type { Plan } from '../../src/model/plan.js';
import type { Confidence } from '../../src/model/policy.js';
import { type Call, type Fate, patchNode, withFate } from '../support/failing-calls.js';

patchNode();
const { makePlan } = await import('../../src/pipeline.js');
const { fileMemory } = await import('../../src/memory/file-memory.js');
const { AppError } = await import('../../src/model/errors.js');
const { DEFAULT_POLICY } = await import('../../src/model/policy.js');
const { NO_PROGRESS } = await import('../../src/ports/progress.js');

const CODES = ['EACCES', 'EIO', 'ENOTCONN', 'EMFILE', 'ENOMEM', 'ESTALE'] as const;

/** Shoots with twins beside, elsewhere, renamed and gone; each holds true orphans, so that the laws say something. */
const SHOOTS: readonly { name: string; trust: Confidence; ignore?: readonly string[]; also?: readonly string[]; story: string }[] = [
  { name: 'a culled shoot', trust: 'inferred', story: 'shoot a sony DSC%05d 1-4 culled 2\nfile a/DSC00002.xmp xmp plain' },
  {
    name: 'a tree of RAW and JPEG folders',
    trust: 'inferred',
    story: 'shoot RAW sony DSC%05d 1-5 culled 3 twins-in JPEG\nfile RAW/DSC0000{1,3}.xmp xmp plain',
  },
  { name: 'renamed twins', trust: 'inferred', story: 'shoot a sony DSC%05d 1-4 culled 4 twins-as "walk %d.jpg"' },
  { name: 'a camera that does not tell', trust: 'inferred', story: 'shoot a nikon DSC_%04d 1-5 culled 3' },
  { name: 'names alone', trust: 'stem', story: 'shoot a sony DSC%05d 1-3 culled 2\nshoot b sony DSC%05d 7-9 culled 8 twins-in c/d' },
  {
    name: 'patterns',
    trust: 'inferred',
    ignore: ['**/out'],
    story: 'shoot a sony DSC%05d 1-3 culled 2\nshoot a/out sony DSC%05d 5-7 culled 6',
  },
  { name: 'a second card', trust: 'inferred', also: ['card*'], story: 'shoot a sony DSC%05d 1-4 culled 4 twins-in card2' },
];

const tops: string[] = [];
afterAll(() => Promise.all(tops.map(top => rm(top, { recursive: true }))));

/** A shoot on the disk, looked at once with a memory that keeps what it saw. */
async function laid({ story }: Pick<(typeof SHOOTS)[number], 'story'>): Promise<{ tree: string; state: string }> {
  const top = await mkdtemp(join(await realpath(tmpdir()), 'rawtwin-false-'));
  tops.push(top);
  const [tree, state] = [join(top, 'tree'), join(top, 'state')];
  for (const folder of [tree, state]) await mkdir(folder);
  await tellSteps(parseStory(`# A shoot of the test.\n${story}\nplan\nkept * paired\n`).acts[0]?.steps ?? [], tree);
  return { tree, state };
}

type Shoot = Omit<(typeof SHOOTS)[number], 'story' | 'name'>;
async function planOf(tree: string, state: string, { trust, ignore = [], also = [] }: Shoot, listingAccepted = false): Promise<Plan> {
  const { plan } = await makePlan(
    {
      ...{ folders: [tree], also: also.map(word => join(tree, word)), ignore, cwd: tree, listingAccepted },
      policy: { ...DEFAULT_POLICY, trust, settleSeconds: 0 },
    },
    {
      ...{ now: () => new Date(Date.now() + 3_600_000), newId: () => 'plan', home: join(state, 'home') },
      ...{ memory: fileMemory(state), progress: NO_PROGRESS, signal: new AbortController().signal },
    },
  );
  return plan;
}
const going = (plan: Plan): string[] => plan.actions.map(({ raw }) => raw.path as string);

/** The plan while a call fails; null when it was refused in our own words. */
async function planUnder(tree: string, state: string, shoot: Shoot, fate: Fate): Promise<Plan | null> {
  try {
    return (await withFate(tree, { fate }, () => planOf(tree, state, shoot))).result;
  } catch (error) {
    expect(error, String(error)).toBeInstanceOf(AppError);
    return null;
  }
}

/** What one failed call must do to a plan. */
function wrongWith(plan: Plan, call: Call, code: string, orphans: readonly string[]): string[] {
  const more = going(plan).filter(path => !orphans.includes(path));
  const wrong = more.map(path => `${path} is condemned by ${code} at ${call.name} ${call.path}`);
  // A folder that is ignored as a whole hides nothing.
  const isListing = call.name.startsWith('readdir') && !call.path.endsWith('/out');
  const touched = isListing ? going(plan) : going(plan).filter(path => path === call.path);
  if (touched.length > 0) wrong.push(`${touched} goes in spite of ${code} at ${call.name} ${call.path}`);
  const reasons = plan.kept
    .filter(({ raw }) => orphans.includes(raw.path) && (isListing || raw.path === call.path))
    .map(({ reason }) => reason);
  const isTold = reasons.every(reason => reason === 'unlisted' || reason === 'unsure');
  return isTold ? wrong : [...wrong, `kept as ${reasons} after ${code} at ${call.name} ${call.path}`];
}

describe('a call that fails never makes an orphan', { timeout: 120_000 }, () => {
  it.each(SHOOTS)('$name: every call of scan and of reading, each errno', async shoot => {
    const { tree, state } = await laid(shoot);
    const { calls, result } = await withFate(tree, {}, () => planOf(tree, state, shoot));
    const orphans = going(result);
    expect(orphans.length).toBeGreaterThan(0);
    expect(calls.length).toBeGreaterThan(8);
    const wrong: string[] = [];
    for (let at = 0; at < calls.length; at++) {
      for (const code of CODES) {
        // Reads go in parallel, so the call of this number may be another one each time.
        let failed: Call | undefined;
        const plan = await planUnder(tree, state, shoot, (call, number) => {
          if (number !== at) return null;
          failed = call;
          return code;
        });
        if (plan && failed) wrong.push(...wrongWith(plan, failed, code, orphans));
      }
    }
    expect(wrong).toEqual([]);
  });

  it.each(SHOOTS)('$name: a disk that fails from some call on', async shoot => {
    const { tree, state } = await laid(shoot);
    const { calls, result } = await withFate(tree, {}, () => planOf(tree, state, shoot));
    const orphans = going(result);
    for (let from = 0; from < calls.length; from++) {
      const plan = await planUnder(tree, state, shoot, (_, number) => (number >= from ? 'ENOTCONN' : null));
      for (const path of plan ? going(plan) : []) expect(orphans, `from call ${from}`).toContain(path);
    }
  });
});
