import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileMemory } from '../../src/memory/file-memory.js';
import { noMemory } from '../../src/memory/no-memory.js';
import { parseShard, shardText } from '../../src/memory/shard.js';
import type { AbsPath } from '../../src/model/frame.js';
import type { Sighting } from '../../src/model/memory.js';
import type { Memory } from '../../src/ports/memory.js';
import { errorOf } from '../support/said.js';

const at = (path: string) => path as AbsPath;
const seen = (more: Partial<Sighting> = {}): Sighting => ({
  ...{ bytes: 7, mtimeNs: 1_715_940_000_123_456_789n, twin: at('/p/1.JPG'), camera: true, seenAt: '2024-05-17T12:00:00.000Z' },
  ...more,
});
const ONE = new Map([[at('/p/1.ARW'), seen()]]);
let state: string;
beforeEach(async () => {
  state = await mkdtemp(join(tmpdir(), 'rawtwin-memory-'));
});
afterEach(() => rm(state, { recursive: true }));
/** What memory says of all raws that these tests name. */
async function told(memory: Memory, folder: AbsPath) {
  const sightings = await memory.recall([folder]);
  const raws = ['/p/1.ARW', '/p/2.ARW', '/p/new\nline.NEF'].map(at);
  return {
    ...(await memory.recallRoots([folder], [folder])),
    sightings: new Map(raws.flatMap(raw => (sightings.get(raw) ? [[raw, sightings.get(raw)] as const] : []))),
  };
}
const recall = async () => told(fileMemory(state), at('/p'));

describe('memory on disk', () => {
  it('gives back what it was told, to the nanosecond', async () => {
    const both = new Map([...ONE, [at('/p/new\nline.NEF'), seen({ camera: null })] as const]);
    await fileMemory(state).remember(both, new Map([[at('/p'), 12]]));
    expect(await recall()).toEqual({ sightings: both, fileCount: new Map([[at('/p'), 12]]), rootOf: new Map() });
  });
  it('says so when it cannot be written: a cull would count on it', async () => {
    await writeFile(join(state, 'memory'), 'a file in its place');
    expect(await errorOf(fileMemory(state).remember(ONE, new Map()))).toMatchObject({
      code: 'STATE_UNUSABLE',
      message: expect.stringMatching(/--no-memory/),
    });
  });
  it('adds to what it knows, and newer holds', async () => {
    await fileMemory(state).remember(ONE, new Map());
    await fileMemory(state).remember(
      new Map([
        [at('/p/2.ARW'), seen()],
        [at('/p/1.ARW'), seen({ bytes: 8 })],
      ]),
      new Map(),
    );
    const { sightings } = await recall();
    expect([...sightings].map(([path, sighting]) => [path, sighting?.bytes]).sort()).toEqual([
      ['/p/1.ARW', 8],
      ['/p/2.ARW', 7],
    ]);
  });
  it('knows nothing of folders that were not asked for, and nothing at first', async () => {
    expect(await recall()).toEqual({ sightings: new Map(), fileCount: new Map(), rootOf: new Map() });
    await fileMemory(state).remember(ONE, new Map([[at('/p'), 1]]));
    expect(await told(fileMemory(state), at('/q'))).toEqual({
      sightings: new Map(),
      fileCount: new Map(),
      rootOf: new Map(),
    });
  });
  it.each([
    ['cut off', (text: string) => text.slice(0, -9)],
    ['empty', () => ''],
    ['no JSON', () => 'garbage'],
    ['of a newer version', (text: string) => text.replace('"v":1', '"v":2')],
    ['of another folder', (text: string) => text.replace('"folder":"/p"', '"folder":"/q"')],
  ])('a shard that is %s is forgotten, and written anew', async (_, damage) => {
    await fileMemory(state).remember(ONE, new Map());
    const [name] = await readdir(join(state, 'memory'));
    const file = join(state, 'memory', name as string);
    const text = await readFile(file, 'utf8');
    expect(damage(text)).not.toBe(text);
    await writeFile(file, damage(text));
    expect((await recall()).sightings).toEqual(new Map());
    await fileMemory(state).remember(ONE, new Map());
    expect((await recall()).sightings).toEqual(ONE);
  });
  it('leaves out a bad row alone', () => {
    const text = shardText(
      at('/p'),
      new Map([
        ['1.ARW', seen()],
        ['2.ARW', seen()],
      ]),
    ).replace('"2.ARW":[7', '"2.ARW":["7"');
    expect([...parseShard(text, at('/p')).keys()]).toEqual(['1.ARW']);
  });
});

it('--no-memory recalls and keeps nothing', async () => {
  await noMemory.remember(ONE, new Map([[at('/p'), 3]]));
  expect(await told(noMemory, at('/p'))).toEqual({
    sightings: new Map(),
    fileCount: new Map(),
    rootOf: new Map(),
  });
  expect(noMemory.learns).toBe(false);
});
