import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fileMemory } from '../../src/memory/file-memory.js';
import type { AbsPath } from '../../src/model/frame.js';
import type { Undone } from '../../src/model/memory.js';

const at = (path: string) => path as AbsPath;
const undone = (bytes: number): Undone => ({ file: { bytes, mtimeNs: 1_715_940_000_123_456_789n }, undoneAt: '2026-11-25T12:00:00.000Z' });
let state: string;
beforeEach(async () => {
  state = await mkdtemp(join(tmpdir(), 'rawtwin-undone-'));
});
afterEach(() => rm(state, { recursive: true }));

it('nothing is wanted at first, and wanting nothing writes nothing', async () => {
  await fileMemory(state).want(new Map());
  expect(await fileMemory(state).undone()).toEqual(new Map());
  expect(await readdir(state)).toEqual([]);
});
it('gives back what is wanted, to the nanosecond, until it is unwanted', async () => {
  const wanted = new Map([
    [at('/p/1.ARW'), undone(7)],
    [at('/p/new\nline.ARW'), { ...undone(8), file: null }],
  ]);
  await fileMemory(state).want(wanted);
  expect(await fileMemory(state).undone()).toEqual(wanted);
  await fileMemory(state).unwant([at('/p/1.ARW'), at('/p/never.ARW')]);
  expect([...(await fileMemory(state).undone()).keys()]).toEqual(['/p/new\nline.ARW']);
});
it('two that want at the same time lose nothing of each other', async () => {
  const memories = [fileMemory(state), fileMemory(state)];
  await Promise.all(
    memories.map((memory, n) => memory.want(new Map(Array.from({ length: 20 }, (_, i) => [at(`/p/${n}-${i}.ARW`), undone(i)])))),
  );
  expect((await fileMemory(state).undone()).size).toBe(40);
});
it.each(['', 'garbage', '{"v":2}', '{"v":1,"raw":7,"undoneAt":""}'])(
  'damaged as %j it is refused: nobody knows which raw it spoke for',
  async text => {
    await fileMemory(state).want(new Map([[at('/p/1.ARW'), undone(7)]]));
    const [name] = await readdir(join(state, 'memory', 'undone'));
    await writeFile(join(state, 'memory', 'undone', name as string), text);
    await expect(fileMemory(state).undone()).rejects.toMatchObject({ code: 'STATE_UNUSABLE' });
  },
);
