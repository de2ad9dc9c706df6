import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseStory } from '../../fixtures/story/parse-story.js';
import { tellSteps } from '../../fixtures/story/tell.js';
import { noMemory } from '../../src/memory/no-memory.js';
import type { Plan } from '../../src/model/plan.js';
import { DEFAULT_POLICY } from '../../src/model/policy.js';
import { makePlan } from '../../src/pipeline.js';
import { NO_PROGRESS } from '../../src/ports/progress.js';

const LATER_MS = 3_600_000;
const CAMERAS = ['sony', 'nikon', 'canon'] as const;
const MARKS = ['rejected', 'rating -1', 'label Trash', 'rating 0', 'rating 4', 'picked', 'edited'] as const;
const REJECTING: readonly string[] = MARKS.slice(0, 3);

interface Frame {
  readonly twin: 'beside' | 'elsewhere' | 'renamed' | 'gone';
  readonly mark: (typeof MARKS)[number] | null;
  /** Beside the raw: another picture of it, or a mark on the raw. */
  readonly more: 'tif' | 'copy' | 'rated' | null;
}
const frame: fc.Arbitrary<Frame> = fc.record({
  twin: fc.constantFrom('beside', 'beside', 'beside', 'elsewhere', 'renamed', 'gone'),
  mark: fc.option(fc.constantFrom(...MARKS)),
  more: fc.option(fc.constantFrom('tif', 'copy', 'rated'), { freq: 4 }),
});
const shoot = fc.record({ camera: fc.constantFrom(...CAMERAS), frames: fc.array(frame, { minLength: 1, maxLength: 8 }) });
type Shoot = typeof shoot extends fc.Arbitrary<infer T> ? T : never;

const RAW = { sony: 'ARW', nikon: 'NEF', canon: 'CR3' } as const;
const twinOf = ({ twin }: Frame, n: number) =>
  twin === 'elsewhere' ? `jpeg/X${n}.JPG` : twin === 'renamed' ? `a walk ${'abcdefgh'[n - 1]}.JPG` : `X${n}.JPG`;
/** The story of the shoot, with the marks or without. */
function storyOf({ camera, frames }: Shoot, isMarked: boolean): string {
  const lines = ['# A shoot of one body, some of its JPEGs marked.', `shoot . ${camera} X%d 1-${frames.length}`];
  for (const [i, one] of frames.entries()) {
    const n = i + 1;
    if (one.more === 'copy') lines.push(`file copies/other${n}.JPG copy of X${n}.JPG`);
    if (one.more === 'tif') lines.push(`file X${n}.tif tiff`);
    if (one.more === 'rated') lines.push(`file X${n}.${RAW[camera]}.xmp xmp rating 2`);
    if (one.twin === 'gone') lines.push(`delete X${n}.JPG`);
    else if (one.twin !== 'beside') lines.push(`rename X${n}.JPG to "${twinOf(one, n)}"`);
    if (isMarked && one.mark && one.twin !== 'gone') lines.push(`embed "${twinOf(one, n)}" xmp ${one.mark}`);
  }
  return [...lines, 'plan', 'kept * paired', ''].join('\n');
}

async function planOf(story: string, rejected: boolean): Promise<{ readonly plan: Plan; readonly root: string }> {
  const top = await mkdtemp(join(await realpath(tmpdir()), 'rawtwin-law-'));
  try {
    await tellSteps(parseStory(story).acts[0]?.steps ?? [], top);
    const policy = rejected ? { ...DEFAULT_POLICY, rejected: true as const } : DEFAULT_POLICY;
    const request = { folders: [top], also: [], ignore: [], cwd: top, policy, listingAccepted: false };
    const world = {
      now: () => new Date(Date.now() + LATER_MS),
      newId: () => 'p',
      home: '/nowhere',
      memory: noMemory,
      progress: NO_PROGRESS,
    };
    const { plan } = await makePlan(request, { ...world, signal: new AbortController().signal });
    return { plan, root: top };
  } finally {
    await rm(top, { recursive: true });
  }
}
const told = ({ plan, root }: Awaited<ReturnType<typeof planOf>>) => {
  const short = (path: string) => path.slice(root.length + 1);
  return {
    actions: new Map(
      plan.actions.map(({ raw, confidence, with: along }) => [
        short(raw.path),
        { confidence, along: along.map(({ path }) => short(path)) },
      ]),
    ),
    kept: new Map(plan.kept.map(({ raw, reason }) => [short(raw.path), reason])),
  };
};

describe('laws of --rejected', () => {
  it('without it no mark on a JPEG changes any verdict, nor what goes along', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(shoot, async one => {
        const [marked, plain] = [await planOf(storyOf(one, true), false), await planOf(storyOf(one, false), false)];
        expect(told(marked)).toEqual(told(plain));
        expect(
          [...marked.plan.actions, ...marked.plan.kept].flatMap(({ because }) => because).some(({ kind }) => kind === 'rejected'),
        ).toBe(false);
      }),
      { numRuns: 40 },
    );
  });

  it('it only adds raws whose JPEG is rejected and unpraised, each with just its own; all else is as without it', {
    timeout: 300_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(shoot, async one => {
        const story = storyOf(one, true);
        const [without, asked] = [told(await planOf(story, false)), told(await planOf(story, true))];
        for (const [path, action] of without.actions) expect(asked.actions.get(path)).toEqual(action);
        for (const [i, shot] of one.frames.entries()) {
          const raw = `X${i + 1}.${RAW[one.camera]}`;
          const added = without.actions.has(raw) ? undefined : asked.actions.get(raw);
          const mayGo = shot.twin !== 'gone' && shot.mark !== null && REJECTING.includes(shot.mark) && shot.more === null;
          if (added) expect([mayGo, added.along]).toEqual([true, [twinOf(shot, i + 1)]]);
          else if (!mayGo && !(shot.mark && REJECTING.includes(shot.mark))) expect(asked.kept.get(raw)).toBe(without.kept.get(raw));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('with every JPEG beside its raw rejected, all go', async () => {
    const frames = Array.from({ length: 4 }, (): Frame => ({ twin: 'beside', mark: 'rejected', more: null }));
    for (const camera of CAMERAS) expect([...told(await planOf(storyOf({ camera, frames }, true), true)).actions.keys()]).toHaveLength(4);
  });
});
