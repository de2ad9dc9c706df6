import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { parseStory } from '../../fixtures/story/parse-story.js';
import { tellSteps } from '../../fixtures/story/tell.js';
import type { Plan } from '../../src/model/plan.js';
import type { Confidence } from '../../src/model/policy.js';
import type { Receipt } from '../../src/model/receipt.js';
import type { Made } from '../../src/pipeline.js';
import { type Call, type Fate, patchNode, withFate } from '../support/failing-calls.js';

patchNode();
const { carryOut, makeJpegPlan, makePlan } = await import('../../src/pipeline.js');
const { realFs } = await import('../../src/execute/real-fs.js');
const { RUN, worldOn } = await import('../support/trash-world.js');
const { fileMemory } = await import('../../src/memory/file-memory.js');
const { AppError } = await import('../../src/model/errors.js');
const { DEFAULT_POLICY } = await import('../../src/model/policy.js');
const { NO_PROGRESS } = await import('../../src/ports/progress.js');

const CODES = ['EACCES', 'EIO', 'ENOTCONN', 'EMFILE', 'ENOMEM', 'ESTALE'] as const;

/** Shoots with twins beside, elsewhere, renamed and gone; each holds true orphans, so that the laws say something. */
const SHOOTS: readonly {
  name: string;
  trust: Confidence;
  orphans?: 'jpeg';
  ignore?: readonly string[];
  also?: readonly string[];
  story: string;
}[] = [
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
  {
    name: 'JPEGs whose raw was deleted',
    trust: 'inferred',
    orphans: 'jpeg',
    story: 'shoot a sony DSC%05d 1-4\ndelete a/DSC00002.ARW\nfile a/DSC00002.JPG.xmp xmp plain',
  },
  {
    name: 'such JPEGs in a tree of their own, by neighbours and by memory',
    trust: 'inferred',
    orphans: 'jpeg',
    story:
      'shoot RAW nikon DSC_%04d 1-5 twins-in JPEG\ndelete RAW/DSC_0003.NEF\nshoot RAW sony S%04d 1-3 twins-in JPEG\ndelete RAW/S0002.ARW',
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
  // A folder that was born in the same tick of the kernel in which it changed last counts as one without a time of birth.
  await pause(20);
  await tellSteps(parseStory(`# A shoot of the test.\n${story}\nplan\nkept * paired\n`).acts[0]?.steps ?? [], tree);
  return { tree, state };
}

type Shoot = Omit<(typeof SHOOTS)[number], 'story' | 'name'>;
async function madeOf(
  tree: string,
  state: string,
  { trust, orphans, ignore = [], also = [] }: Shoot,
  listingAccepted = false,
): Promise<Made> {
  const request = {
    ...{ folders: [tree], also: also.map(word => join(tree, word)), ignore, cwd: tree, listingAccepted },
    policy: { ...DEFAULT_POLICY, trust, settleSeconds: 0 },
  };
  const deps = {
    ...{ now: () => new Date(Date.now() + 3_600_000), newId: () => 'plan', home: join(state, 'home') },
    ...{ memory: fileMemory(state), progress: NO_PROGRESS, signal: new AbortController().signal },
  };
  return orphans ? makeJpegPlan(request, { ...deps, jpegMemory: fileMemory(state, 'memory/jpegs') }) : makePlan(request, deps);
}
const planOf = async (...how: Parameters<typeof madeOf>): Promise<Plan> => (await madeOf(...how)).plan;

async function carriedOut(made: Made, state: string): Promise<Receipt[]> {
  const world = worldOn(realFs(), made.plan.roots[0] ?? '', state);
  const request = { run: RUN, verb: 'trash', actions: made.plan.actions, to: 'folder', signal: new AbortController().signal } as const;
  const receipts: Receipt[] = [];
  const owner = { ...world.deps.owner, uid: process.getuid?.() ?? null };
  for await (const receipt of carryOut(made, request, { ...world.deps, owner, memory: fileMemory(state), onSettled: () => undefined })) {
    receipts.push(receipt);
  }
  return receipts;
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
  const codes = plan.kept.flatMap(({ because }) => because.flatMap(one => (one.kind === 'unlisted' ? [one.code] : [])));
  // A JPEG that cannot be read is not known to be the camera's own.
  const isTold = reasons.every(reason => (reason === 'unlisted' && codes.includes(code)) || ['unsure', 'not-camera'].includes(reason));
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

const CULLED = 'shoot a sony DSC%05d 1-6 culled 2';
const SPLIT = 'shoot RAW sony DSC%05d 1-6 twins-in JPEG\nshoot RAW sony DSC%05d 7-8';
const PLAIN: Shoot = { trust: 'inferred' };
const reasonsOf = (plan: Plan): string[] =>
  [
    ...new Set(
      plan.kept.flatMap(({ reason, because }) => [reason, ...because.flatMap(one => (one.kind === 'unlisted' ? [one.code] : []))]),
    ),
  ].sort();

describe('a disk that is not what it was', () => {
  it.each([
    ['the folder that held the JPEGs is emptied by an unmount', 'JPEG', false, 'EMPTY'],
    ['the folder that held the JPEGs is gone', 'JPEG', true, 'ENOENT'],
  ])('%s: with memory its raws are kept, saying so', async (_, name, isGone, code) => {
    const { tree, state } = await laid({ story: SPLIT });
    await planOf(tree, state, PLAIN);
    await rm(join(tree, name), { recursive: true });
    if (!isGone) await mkdir(join(tree, name));
    await writeFile(join(tree, 'RAW/more.MP4'), 'so that the listing has not shrunk by half');
    const plan = await planOf(tree, state, PLAIN);
    expect(going(plan)).toEqual([]);
    expect(reasonsOf(plan)).toEqual(expect.arrayContaining(['unlisted', code]));
  });

  it.each([
    ['its own folder', CULLED, ['a']],
    ['the folder of all', SPLIT, ['JPEG', 'RAW']],
  ])('the root is empty, with nothing remembered: %s is refused', async (_, story, folders) => {
    const { tree, state } = await laid({ story });
    for (const folder of folders) await rm(join(tree, folder), { recursive: true });
    const plan = await planOf(tree, state, PLAIN);
    expect([going(plan), plan.refusals.map(({ guard }) => guard)]).toEqual([[], ['empty-root']]);
  });

  it('a JPEG folder on a disk that is not there, with nothing remembered: no JPEG of the shoot is here, so none was deleted', async () => {
    const { tree, state } = await laid({ story: 'shoot RAW sony DSC%05d 1-6 twins-in JPEG' });
    await rm(join(tree, 'JPEG'), { recursive: true });
    const plan = await planOf(tree, state, PLAIN);
    expect([going(plan), reasonsOf(plan)]).toEqual([[], ['no-jpegs-here']]);
  });

  it('an --also folder on a disk that is not there is named, and nothing is planned', async () => {
    const { tree, state } = await laid({ story: 'shoot RAW sony DSC%05d 1-6 twins-in JPEG' });
    await rm(join(tree, 'JPEG'), { recursive: true });
    await expect(planOf(tree, state, { ...PLAIN, also: ['JPEG'] })).rejects.toMatchObject({ code: 'NOT_FOUND', path: join(tree, 'JPEG') });
  });

  it('the root is gone: named, and nothing is planned', async () => {
    const { tree, state } = await laid({ story: CULLED });
    await rm(tree, { recursive: true });
    await expect(planOf(tree, state, PLAIN)).rejects.toMatchObject({ code: 'NOT_FOUND', path: tree });
    await mkdir(tree);
  });

  describe('another folder stands at the path of the root, with copies of the raws', () => {
    async function replaced() {
      const { tree, state } = await laid({ story: 'shoot a sony DSC%05d 1-6' });
      await planOf(tree, state, PLAIN);
      await rename(tree, `${tree}-of-another-disk`);
      await mkdir(tree);
      await pause(20);
      await cp(`${tree}-of-another-disk`, tree, { recursive: true, preserveTimestamps: true, filter: path => !/[1-4]\.JPG$/.test(path) });
      for (const name of await readdir(join(tree, 'a'))) {
        const { atimeNs, mtimeNs } = await stat(join(`${tree}-of-another-disk`, 'a', name), { bigint: true });
        execFileSync('touch', [
          '-d',
          `@${mtimeNs / 1_000_000_000n}.${String(mtimeNs % 1_000_000_000n).padStart(9, '0')}`,
          join(tree, 'a', name),
        ]);
        expect(atimeNs).toBeGreaterThan(0n);
      }
      return { tree, state };
    }
    it.runIf(process.platform === 'linux')('what memory saw is not believed, now and at the next look', async () => {
      const { tree, state } = await replaced();
      for (const time of ['first', 'second']) {
        const plan = await planOf(tree, state, PLAIN);
        expect([time, going(plan), reasonsOf(plan)]).toEqual([time, [], ['REPLACED', 'paired', 'unlisted']]);
      }
    });
    it.runIf(process.platform === 'linux')('until a person says that it is right', async () => {
      const { tree, state } = await replaced();
      expect(going(await planOf(tree, state, PLAIN, true))).toHaveLength(4);
      expect(going(await planOf(tree, state, PLAIN))).toHaveLength(4);
    });
  });

  describe('another folder stands where the JPEGs of raws elsewhere were, with other files in it', () => {
    async function hidden() {
      const { tree, state } = await laid({ story: SPLIT });
      await planOf(tree, state, PLAIN);
      await rename(join(tree, 'JPEG'), `${tree}-jpegs`);
      await pause(20);
      await mkdir(join(tree, 'JPEG'));
      await pause(20); // a folder that never changed since its birth tells no birth
      await writeFile(join(tree, 'JPEG', 'readme.txt'), 'of another disk');
      return { tree, state };
    }
    it.runIf(process.platform === 'linux')('no raw goes, now or at the next look', async () => {
      const { tree, state } = await hidden();
      for (const time of ['first', 'second']) {
        const plan = await planOf(tree, state, PLAIN);
        expect([time, going(plan)]).toEqual([time, []]);
        expect(reasonsOf(plan)).toContain('REPLACED');
      }
    });
    it.runIf(process.platform === 'linux')('until a person says that it is right', async () => {
      const { tree, state } = await hidden();
      const accepted = going(await planOf(tree, state, PLAIN, true));
      expect(accepted.length).toBeGreaterThan(0);
      expect(going(await planOf(tree, state, PLAIN))).toEqual(accepted);
    });
    it.runIf(process.platform === 'linux')('until they are back', async () => {
      const { tree, state } = await hidden();
      await planOf(tree, state, PLAIN);
      await rm(join(tree, 'JPEG'), { recursive: true });
      await rename(`${tree}-jpegs`, join(tree, 'JPEG'));
      expect(reasonsOf(await planOf(tree, state, PLAIN))).toEqual(['paired']);
    });
  });

  it.each(['shard', 'counts'])('memory that cannot be read (%s) is no memory that is empty', async what => {
    const { tree, state } = await laid({ story: SPLIT });
    await planOf(tree, state, PLAIN);
    await rm(join(tree, 'JPEG'), { recursive: true });
    for (const name of await readdir(join(state, 'memory'))) {
      if ((name === 'counts.json') !== (what === 'counts')) continue;
      await rm(join(state, 'memory', name));
      await mkdir(join(state, 'memory', name));
    }
    await expect(planOf(tree, state, PLAIN)).rejects.toMatchObject({
      code: 'STATE_UNUSABLE',
      says: { is: 'memory-unusable', code: 'EISDIR', to: 'read' },
    });
  });
});

describe('half a listing, told without an error', () => {
  const halves: [what: string, shoot: string, hidden: (folder: string, name: string) => boolean][] = [
    ['the JPEGs', CULLED, (_, name) => name.endsWith('.JPG') && name !== 'DSC00001.JPG'],
    ['every second name', CULLED, (_, name) => /[135]\.JPG$/.test(name)],
    ['the raws', CULLED, (_, name) => /[24]\.ARW$/.test(name)],
  ];
  it.each(halves)('%s are left out when planning and when moving: no raw goes whose JPEG is there', async (_, story, hidden) => {
    const { tree, state } = await laid({ story });
    const { result: made } = await withFate(tree, { hidden }, () => madeOf(tree, state, PLAIN));
    const { result: receipts } = await withFate(tree, { hidden }, () => carriedOut(made, state));
    for (const { raw, outcome, why } of receipts) {
      const isThere = (await readdir(join(tree, 'a'))).includes(raw.replace(/.*\/(.*)\.ARW/, '$1.JPG'));
      expect([raw, outcome, why]).toEqual(
        isThere ? [raw, 'skipped', { is: 'twin-unlisted', name: expect.stringMatching(/JPG$/) }] : [raw, 'trashed', undefined],
      );
    }
    const left = (await readdir(join(tree, 'a'))).filter(name => name.endsWith('.ARW'));
    expect(left).toEqual(expect.arrayContaining(['DSC00001.ARW', 'DSC00003.ARW', 'DSC00004.ARW', 'DSC00005.ARW', 'DSC00006.ARW']));
  });
});

describe('work done while a person thinks about the plan', () => {
  it.each([['DSC00002.xmp'], ['DSC00002.ARW.xmp']])('a rating in %s, written before the move: its raw stays, the others go', async name => {
    const { tree, state } = await laid({ story: 'shoot a sony DSC%05d 1-6 culled 2 4' });
    const made = await madeOf(tree, state, PLAIN);
    expect(going(made.plan)).toEqual([2, 4].map(n => join(tree, `a/DSC0000${n}.ARW`)));
    await writeFile(join(tree, 'a', name), '<rdf:Description xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating="4"/>');
    expect((await carriedOut(made, state)).map(({ outcome, why }) => [outcome, why])).toEqual([
      ['skipped', { is: 'new-sidecar', name }],
      ['trashed', undefined],
    ]);
  });
});
