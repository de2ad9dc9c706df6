import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { patchNode, withFate } from '../support/failing-calls.js';
import { abs } from '../support/trash-world.js';

patchNode();
const { realFs } = await import('../../src/execute/real-fs.js');

let top: string;
beforeEach(async () => {
  top = await mkdtemp(join(await realpath(tmpdir()), 'rawtwin-sync-'));
});
afterEach(() => rm(top, { recursive: true }));

/** Folders that were opened, as a sync has to. */
async function opened(work: () => Promise<void>): Promise<string[]> {
  const { calls } = await withFate(top, {}, work);
  return calls.filter(({ name }) => name === 'openSync').map(({ path }) => path.slice(top.length) || '/');
}

describe('folders that are made are durable in those above', () => {
  it('one', async () => {
    expect(await opened(() => realFs().makeFolder(abs(join(top, 'a')), 0o700))).toEqual(['/']);
  });
  it('all missing levels, and the lowest that stood', async () => {
    await realFs().makeFolder(abs(join(top, 'a')), 0o700);
    expect(await opened(() => realFs().makeFolders(abs(join(top, 'a/b/c')), 0o700))).toEqual(['/', '/a', '/a/b']);
    expect(await opened(() => realFs().makeFolders(abs(join(top, 'a/b/c')), 0o700))).toEqual(['/a/b']);
  });
  it('a file in the place of a folder is no folder', async () => {
    await realFs().create(abs(join(top, 'f')), new Uint8Array(), 0o600);
    await expect(realFs().makeFolders(abs(join(top, 'f')), 0o700)).rejects.toMatchObject({ code: 'ENOTDIR' });
    await expect(realFs().makeFolders(abs(join(top, 'f/g')), 0o700)).rejects.toMatchObject({ code: 'ENOTDIR' });
  });
});
