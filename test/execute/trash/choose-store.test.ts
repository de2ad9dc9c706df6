import { describe, expect, it } from 'vitest';
import { StoreChooser } from '../../../src/execute/trash/choose-store.js';
import type { StoreChoice } from '../../../src/model/policy.js';
import { FakeFs, type FakeVolume } from '../../support/fake-fs.js';
import { errorOf } from '../../support/said.js';
import { abs, RUN } from '../../support/trash-world.js';

const OWNER = { platform: 'linux', uid: 1000, dataHome: abs('/home/u/.local/share') };
const FOLDER = '/data/photos/sub';

async function fsWith(
  volumes: readonly (Partial<FakeVolume> & { at: string })[],
  prepare: (fs: FakeFs) => Promise<unknown> = async () => null,
) {
  const fs = new FakeFs(volumes);
  for (const folder of ['/home/u', FOLDER]) await fs.makeFolders(abs(folder), 0o755);
  await prepare(fs);
  return fs;
}
async function choose(fs: FakeFs, to: StoreChoice = 'auto', owner = OWNER, folder = FOLDER, root = '/data/photos') {
  const chooser = new StoreChooser({ run: RUN, to, owner, fs }, await fs.mounts());
  const { kind, place } = await chooser.storeFor(abs(folder), abs(root));
  return [kind, place];
}
const OURS = ['folder', `/data/photos/.rawtwin/trash/${RUN}`];

describe('choose-store', () => {
  it('home trash for files on the volume of the home, made if missing', async () => {
    const fs = await fsWith([]);
    expect(await choose(fs)).toEqual(['freedesktop', '/home/u/.local/share/Trash']);
    expect((await fs.look(abs('/home/u/.local/share/Trash/files'))).stamp.mode & 0o777).toBe(0o700);
  });

  it('the volume’s own trash for another volume', async () => {
    expect(await choose(await fsWith([{ at: '/data' }]))).toEqual(['freedesktop', '/data/.Trash-1000']);
  });

  it('never the home trash over another mount of the same device (a bind mount)', async () => {
    expect(await choose(await fsWith([{ at: '/data', dev: 1n }]))).toEqual(['freedesktop', '/data/.Trash-1000']);
  });

  it('goes by devices where the mount table cannot be read', async () => {
    const fs = await fsWith([{ at: '/data' }]);
    fs.mountTable = null;
    expect(await choose(fs)).toEqual(['freedesktop', '/data/.Trash-1000']);
  });

  it.each<[string, (fs: FakeFs) => Promise<unknown>, readonly string[]]>([
    [
      'the administrator’s .Trash with the sticky bit',
      fs => fs.makeFolder(abs('/data/.Trash'), 0o1777),
      ['freedesktop', '/data/.Trash/1000'],
    ],
    ['not a .Trash without the sticky bit', fs => fs.makeFolder(abs('/data/.Trash'), 0o777), ['freedesktop', '/data/.Trash-1000']],
    [
      'not a .Trash that is a link',
      async fs => {
        await fs.makeFolder(abs('/data/other'), 0o1777);
        fs.symlink('/data/.Trash', '/data/other');
      },
      ['freedesktop', '/data/.Trash-1000'],
    ],
    [
      'not a .Trash in which our folder is somebody else’s',
      async fs => {
        await fs.makeFolders(abs('/data/.Trash/1000'), 0o700);
        Object.assign(fs.entries.get('/data/.Trash') ?? {}, { mode: 0o041777 });
        Object.assign(fs.entries.get('/data/.Trash/1000') ?? {}, { uid: 666 });
      },
      ['freedesktop', '/data/.Trash-1000'],
    ],
    ['our folder when .Trash-uid is a link', async fs => fs.symlink('/data/.Trash-1000', '/home'), OURS],
    [
      'our folder when .Trash-uid is somebody else’s',
      async fs => {
        await fs.makeFolder(abs('/data/.Trash-1000'), 0o700);
        Object.assign(fs.entries.get('/data/.Trash-1000') ?? {}, { uid: 666 });
      },
      OURS,
    ],
    ['our folder when others may write to .Trash-uid', fs => fs.makeFolder(abs('/data/.Trash-1000'), 0o777), OURS],
    [
      'our folder when files/ leads elsewhere',
      async fs => {
        await fs.makeFolder(abs('/data/.Trash-1000'), 0o700);
        fs.symlink('/data/.Trash-1000/files', '/home');
      },
      OURS,
    ],
  ])('%s', async (_, prepare, expected) => expect(await choose(await fsWith([{ at: '/data' }], prepare))).toEqual(expected));

  it('our folder when the top of the volume cannot be written (a disk mounted by the administrator)', async () => {
    const fs = await fsWith([{ at: '/data' }]);
    const makeFolder = fs.makeFolder.bind(fs);
    fs.makeFolder = async (path, mode) => {
      if (path === '/data/.Trash-1000') throw Object.assign(new Error('no'), { code: 'EACCES' });
      return makeFolder(path, mode);
    };
    expect(await choose(fs)).toEqual(OURS);
    expect(await errorOf(choose(fs, 'system'))).toMatchObject({
      code: 'TRASH_UNAVAILABLE',
      message: expect.stringMatching(/EACCES.*--to folder/),
    });
  });

  it('our folder on a subvolume, which no rename can leave', async () => {
    const fs = await fsWith([{ at: '/data/photos', dev: 9n }]);
    fs.mountTable = [{ id: 1, at: abs('/') }];
    expect(await choose(fs)).toEqual(OURS);
  });

  it('our folder at the top of the part of the root that is on the file’s volume', async () => {
    const fs = await fsWith([{ at: '/data/photos/card' }]);
    await fs.makeFolders(abs('/data/photos/card/DCIM/100'), 0o755);
    const place = await choose(fs, 'folder', OWNER, '/data/photos/card/DCIM/100');
    expect(place).toEqual(['folder', `/data/photos/card/.rawtwin/trash/${RUN}`]);
  });

  it('one store for all folders of a place', async () => {
    const fs = await fsWith([]);
    const chooser = new StoreChooser({ run: RUN, to: 'folder', owner: OWNER, fs }, await fs.mounts());
    expect(await chooser.storeFor(abs(FOLDER), abs('/data/photos'))).toBe(await chooser.storeFor(abs('/data/photos'), abs('/data/photos')));
  });

  it.each(['darwin', 'win32'])('on %s our folder, and a clear refusal for --to system', async platform => {
    const fs = await fsWith([]);
    expect(await choose(fs, 'auto', { ...OWNER, platform })).toEqual(OURS);
    expect(await errorOf(choose(fs, 'system', { ...OWNER, platform }))).toMatchObject({
      code: 'TRASH_UNAVAILABLE',
      message: expect.stringContaining(platform),
    });
  });

  it('refuses a .rawtwin that is a link', async () => {
    const fs = await fsWith([], async made => made.symlink('/data/photos/.rawtwin', '/home'));
    const chooser = new StoreChooser({ run: RUN, to: 'folder', owner: OWNER, fs }, await fs.mounts());
    const store = await chooser.storeFor(abs(FOLDER), abs('/data/photos'));
    await fs.create(abs(`${FOLDER}/A.ARW`), Buffer.from('a'), 0o600);
    const move = {
      from: abs(`${FOLDER}/A.ARW`),
      stamp: (await fs.look(abs(`${FOLDER}/A.ARW`))).stamp,
      ...store.slotFor(abs(`${FOLDER}/A.ARW`), 1),
    };
    await expect(store.reserve(move, new Date(0))).rejects.toMatchObject({ code: 'ENOTDIR' });
    expect(await fs.names(abs('/home'))).toEqual(['u']);
  });
});
