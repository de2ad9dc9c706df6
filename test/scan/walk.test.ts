import { rmdirSync } from 'node:fs';
import { mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AbsPath } from '../../src/model/frame.js';
import { walk } from '../../src/scan/walk.js';

let top: AbsPath;
beforeEach(async () => {
  top = (await mkdtemp(join(await realpath(tmpdir()), 'rawtwin-walk-'))) as AbsPath;
});
afterEach(() => rm(top, { recursive: true, force: true }));
const { signal } = new AbortController();
const nothing = () => undefined;

it('a folder that vanishes between its parent and itself is told, never a gap', async () => {
  await mkdir(join(top, 'a'));
  await mkdir(join(top, 'b'));
  const skip = (path: string) => {
    if (path === join(top, 'a')) rmdirSync(path);
    return false;
  };
  const walked = await walk(top, { skip, onFolder: nothing, signal });
  expect(walked.folders.map(({ path }) => path).sort()).toEqual([top, join(top, 'b')]);
  expect(walked.unreadable).toEqual([{ path: join(top, 'a'), code: 'ENOENT', hides: true }]);
});

it('lists every one of a hundred folders once, whatever the number in flight', async () => {
  for (let i = 0; i < 100; i++) await mkdir(join(top, `${i % 10}`, `${i}`), { recursive: true });
  const entries: number[] = [];
  const walked = await walk(top, { skip: () => false, onFolder: count => entries.push(count), signal });
  expect(new Set(walked.folders.map(({ path }) => path)).size).toBe(111);
  expect(entries.reduce((sum, count) => sum + count, 0)).toBe(110);
});

it('stops when it is told to', async () => {
  await expect(walk(top, { skip: () => false, onFolder: nothing, signal: AbortSignal.abort() })).rejects.toThrow();
});
