import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildHead } from '../../fixtures/heads/build-head.js';
import { embedded } from '../../fixtures/heads/container/jpeg.js';
import { xmpPacket } from '../../fixtures/heads/xmp.js';
import { realFs } from '../../src/execute/real-fs.js';
import { noMemory } from '../../src/memory/no-memory.js';
import type { AbsPath } from '../../src/model/frame.js';
import { DEFAULT_POLICY } from '../../src/model/policy.js';
import type { Receipt } from '../../src/model/receipt.js';
import type { PlanRequest } from '../../src/pipeline/make-plan.js';
import { carryOut, type Made, makePlan } from '../../src/pipeline.js';
import { NO_PROGRESS } from '../../src/ports/progress.js';
import { removeTree } from '../support/remove-tree.js';
import { english } from '../support/said.js';
import { RUN, worldOn } from '../support/trash-world.js';

let top: string;
const at = (name: string) => join(top, 'photos', name);
const shot = { camera: 'sony', takenAt: '2024-05-17T10:00:00', subsec: '120', serial: '4711', counter: 1, recorded: 'with-jpeg' } as const;
const rejecting = xmpPacket('xmp:Rating="-1"');
function put(name: string, bytes: Uint8Array | string): void {
  writeFileSync(at(name), bytes);
  utimesSync(at(name), 1_715_940_000, 1_715_940_000);
}
beforeEach(() => {
  top = realpathSync(mkdtempSync(join(tmpdir(), 'rawtwin-rejected-')));
  mkdirSync(join(top, 'photos'));
  put('A.ARW', buildHead(shot, 'raw'));
  put('A.JPG', buildHead(shot, 'jpeg'));
});
afterEach(() => removeTree(top));

function planned(more: Partial<PlanRequest> = {}): Promise<Made> {
  const policy = { ...DEFAULT_POLICY, rejected: true, settleSeconds: 0 } as const;
  const request = { folders: [join(top, 'photos')], also: [], ignore: [], cwd: top, policy, listingAccepted: false, ...more };
  const world = { now: () => new Date(), newId: () => 'p', home: '/nowhere', memory: noMemory, progress: NO_PROGRESS };
  return makePlan(request, { ...world, signal: new AbortController().signal });
}
async function carried(made: Made): Promise<readonly Receipt[]> {
  const { deps } = worldOn(realFs(), join(top, 'photos'), join(top, 'state'), {
    owner: { platform: 'linux', uid: process.getuid?.() ?? null, dataHome: null },
  });
  const request = { run: RUN, verb: 'trash', actions: made.plan.actions, to: 'folder', signal: new AbortController().signal } as const;
  const receipts: Receipt[] = [];
  for await (const receipt of carryOut(made, request, { ...deps, memory: noMemory, onSettled: () => undefined })) receipts.push(receipt);
  return receipts;
}

describe('between plan and move', () => {
  it.each<{ sentence: string; mark: 'inside' | 'beside'; change?: () => void; why?: RegExp }>([
    { sentence: 'nothing happens, the mark is in the JPEG', mark: 'inside' },
    { sentence: 'nothing happens, the mark is in a sidecar', mark: 'beside' },
    {
      sentence: 'the mark in the sidecar is taken away',
      mark: 'beside',
      change: () => put('A.JPG.xmp', xmpPacket('xmp:Rating="0"')),
      why: /not marked as rejected any more: A\.JPG/,
    },
    {
      sentence: 'the mark in the JPEG is taken away',
      mark: 'inside',
      change: () => put('A.JPG', buildHead(shot, 'jpeg')),
      why: /not marked as rejected any more: A\.JPG/,
    },
    {
      sentence: 'another JPEG with such a mark takes its place',
      mark: 'inside',
      change: () => put('A.JPG', embedded(buildHead({ ...shot, counter: 9 }, 'jpeg'), rejecting)),
      why: /its JPEG A\.JPG: changed/,
    },
    {
      sentence: 'the sidecar goes, and its mark with it',
      mark: 'beside',
      change: () => removeTree(at('A.JPG.xmp')),
      why: /not marked as rejected any more/,
    },
    {
      sentence: 'a sidecar comes, with stars',
      mark: 'inside',
      change: () => put('A.JPG.xmp', xmpPacket('xmp:Rating="4"')),
      why: /a sidecar of its JPEG was written since the plan: A\.JPG\.xmp/,
    },
    {
      sentence: 'a sidecar of the raw comes',
      mark: 'inside',
      change: () => put('A.xmp', xmpPacket('xmp:Rating="4"')),
      why: /a sidecar of it was written since the plan: A\.xmp/,
    },
    { sentence: 'an edit of it comes', mark: 'inside', change: () => put('A-Edit.jpg', 'x'), why: /is there again: A-Edit\.jpg/ },
  ])('$sentence', async ({ mark, change, why }) => {
    if (mark === 'inside') put('A.JPG', embedded(readFileSync(at('A.JPG')), rejecting));
    else put('A.JPG.xmp', rejecting);
    const made = await planned();
    expect(made.plan.actions).toHaveLength(1);
    change?.();
    const [receipt] = await carried(made);
    expect([receipt?.outcome, receipt?.why && english(receipt.why)]).toEqual(
      why ? ['skipped', expect.stringMatching(why)] : ['trashed', undefined],
    );
    expect([existsSync(at('A.ARW')), existsSync(at('A.JPG'))]).toEqual(why ? [true, true] : [false, false]);
  });
});

it('a look, which concerns some folders only, takes no reject for deleted', async () => {
  put('A.JPG', embedded(readFileSync(at('A.JPG')), rejecting));
  const actionsOf = async (more: Partial<PlanRequest>) => (await planned(more)).plan.actions.length;
  expect([await actionsOf({}), await actionsOf({ concerning: new Set([join(top, 'photos') as AbsPath]) })]).toEqual([1, 0]);
});
