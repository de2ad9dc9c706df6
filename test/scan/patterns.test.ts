import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expandFolders, ignoredPaths } from '../../src/scan/patterns.js';

let top: string;
beforeAll(async () => {
  top = await mkdtemp(join(await realpath(tmpdir()), 'rawtwin-patterns-'));
  for (const name of ['2026-01', '2026-02', '2025-01', '[2026]', '.2026-hidden']) await mkdir(join(top, name));
  await writeFile(join(top, '2026-file'), '');
});
afterAll(() => rm(top, { recursive: true }));

it.each([
  ['2026-*', ['2026-01', '2026-02'], 'folders only, sorted, none hidden'],
  ['20{25,26}-01', ['2025-01', '2026-01'], 'braces'],
  ['[2026]', ['[2026]'], 'an existing path is no pattern, whatever its name'],
  ['2027-*', ['2027-*'], 'a pattern without a match stays, so that the error names it'],
  ['nowhere', ['nowhere'], 'a plain word stays'],
])('%s gives %o (%s)', async (word, names) => {
  expect(await expandFolders([word], top)).toEqual(names.map(name => join(top, name)));
});

it('no pattern ignores nothing, and patterns count from the root', async () => {
  expect((await ignoredPaths(top, [])).paths).toEqual(new Set());
  expect((await ignoredPaths(top, ['2026-*'])).paths).toEqual(new Set(['2026-01', '2026-02', '2026-file'].map(name => join(top, name))));
});
