import { describe, expect, it } from 'vitest';
import { folderStore } from '../../../src/execute/trash/folder.js';
import { FakeFs } from '../../support/fake-fs.js';
import { abs, put, RUN } from '../../support/trash-world.js';

const PLACE = `/photos/.rawtwin/trash/${RUN}`;
async function store() {
  const fs = new FakeFs();
  await put(fs, '/photos/a/A.ARW', 'a');
  const folder = folderStore(abs('/photos'), RUN, fs, 1000);
  const moveOf = async (path: string) => ({
    from: abs(path),
    stamp: (await fs.look(abs('/photos/a/A.ARW'))).stamp,
    ...folder.slotFor(abs(path), 1),
  });
  return { fs, folder, moveOf, reserve: async (path: string) => folder.reserve(await moveOf(path), new Date(0)) };
}

describe('the folder store', () => {
  it('keeps the path below the top', async () => {
    const { folder } = await store();
    expect(folder.slotFor(abs('/photos/a/b/C.ARW'), 1)).toEqual({ to: `${PLACE}/a/b/C.ARW` });
  });

  it('makes private folders, and a sign for media servers', async () => {
    const { fs, reserve } = await store();
    await reserve('/photos/a/A.ARW');
    const modes = [];
    for (const path of ['/photos/.rawtwin/trash', PLACE, `${PLACE}/a`]) modes.push((await fs.look(abs(path))).stamp.mode & 0o777);
    expect(modes).toEqual([0o700, 0o700, 0o700]);
    expect(await fs.names(abs('/photos/.rawtwin'))).toEqual(['.nomedia', 'trash']);
  });

  it.each(['/photos/.rawtwin', '/photos/.rawtwin/trash'])(
    'refuses when %s belongs to another user, who could swap what is in it',
    async path => {
      const { fs, reserve } = await store();
      await fs.makeFolders(abs('/photos/.rawtwin/trash'), 0o700);
      const node = fs.entries.get(path);
      if (node) node.uid = 1001;
      await expect(reserve('/photos/a/A.ARW')).rejects.toMatchObject({ code: 'EPERM' });
    },
  );

  it('refuses when others may write to its folder', async () => {
    const { fs, reserve } = await store();
    await fs.makeFolders(abs('/photos/.rawtwin/trash'), 0o777);
    await expect(reserve('/photos/a/A.ARW')).rejects.toMatchObject({ code: 'EPERM' });
  });

  it('refuses a run folder that is there already', async () => {
    const { fs, reserve } = await store();
    for (const path of ['/photos/.rawtwin', '/photos/.rawtwin/trash', PLACE]) await fs.makeFolder(abs(path), 0o700);
    await expect(reserve('/photos/a/A.ARW')).rejects.toMatchObject({ code: 'EEXIST' });
  });

  it('refuses a place that is taken, as where two names differ by case alone', async () => {
    const { fs, reserve } = await store();
    await reserve('/photos/a/A.ARW');
    await put(fs, `${PLACE}/a/A.ARW`, 'trashed before');
    await expect(reserve('/photos/a/A.ARW')).rejects.toMatchObject({ code: 'EEXIST' });
  });

  it.each(['/photos/.rawtwin', '/photos/.rawtwin/trash'])('makes %s durable whose maker died in between', async folder => {
    const { fs, moveOf } = await store();
    fs.settle();
    const died = fs.clone();
    died.onStep = what => {
      if (what === `makeFolder ${folder}`) throw new Error('died');
    };
    await expect(
      folderStore(abs('/photos'), 'another-run', died, 1000).reserve(await moveOf('/photos/a/A.ARW'), new Date(0)),
    ).rejects.toThrow('died');
    died.onStep = null;
    await folderStore(abs('/photos'), RUN, died, 1000).reserve(await moveOf('/photos/a/A.ARW'), new Date(0));
    died.powerCut({ names: 'bare' });
    expect(died.entries.has(`${PLACE}/a`)).toBe(true);
  });
});
