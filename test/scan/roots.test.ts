import { mkdir, mkdtemp, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { resolveRoots } from '../../src/scan/roots.js';

let top: string;
beforeAll(async () => {
  top = await mkdtemp(join(await realpath(tmpdir()), 'rawtwin-roots-'));
  await mkdir(join(top, 'a/b'), { recursive: true });
  await symlink(join(top, 'a'), join(top, 'link'));
});
afterAll(() => rm(top, { recursive: true }));

it('a linked root is its target, once; what lies inside is dropped', async () => {
  const folders = ['link', 'a/b', 'a'].map(name => join(top, name));
  expect(await resolveRoots(folders, [])).toEqual({ roots: [join(top, 'a')], also: [] });
});
