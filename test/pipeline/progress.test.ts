import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { buildHead } from '../../fixtures/heads/build-head.js';
import { fileMemory } from '../../src/memory/file-memory.js';
import { DEFAULT_POLICY } from '../../src/model/policy.js';
import { makePlan } from '../../src/pipeline.js';
import type { Phase, Progress } from '../../src/ports/progress.js';

let top: string;
beforeEach(async () => {
  top = await mkdtemp(join(await realpath(tmpdir()), 'rawtwin-progress-'));
  await mkdir(join(top, 'photos'));
  for (let n = 1; n <= 6; n++) {
    const shot = { camera: 'sony', takenAt: `2024-05-17T10:00:0${n}`, serial: '1', counter: n, recorded: 'with-jpeg' } as const;
    await writeFile(join(top, 'photos', `DSC${n}.ARW`), buildHead(shot, 'raw'));
    if (n < 5) await writeFile(join(top, 'photos', `DSC${n}.JPG`), buildHead(shot, 'jpeg'));
  }
});
afterEach(() => rm(top, { recursive: true }));

/** What each phase of one plan expected and did. */
async function phasesOfPlan() {
  const told = new Map<Phase, { expected: number; done: number }>();
  let now = { expected: 0, done: 0 };
  const progress: Progress = {
    phase: name => {
      now = { expected: 0, done: 0 };
      told.set(name, now);
    },
    expect: n => {
      now.expected += n;
    },
    tick: n => {
      now.done += n;
    },
    note: () => undefined,
    stop: () => undefined,
  };
  const request = { folders: [join(top, 'photos')], also: [], ignore: [], cwd: top, policy: DEFAULT_POLICY, listingAccepted: false };
  await makePlan(request, {
    now: () => new Date(Date.now() + 3_600_000),
    newId: () => 'p',
    home: join(top, 'home'),
    memory: fileMemory(join(top, 'state')),
    progress,
    signal: new AbortController().signal,
  });
  return told;
}

it('a scan expects what the last good one found; all heads that are read were expected', async () => {
  const first = await phasesOfPlan();
  expect(first.get('scanning')).toEqual({ expected: 0, done: 10 });
  const reading = first.get('reading');
  expect(reading?.done).toBeGreaterThan(0);
  expect(reading?.expected).toBe(reading?.done);
  expect((await phasesOfPlan()).get('scanning')).toEqual({ expected: 10, done: 10 });
});
