import { describe, expect, it } from 'vitest';
import { StoreChooser } from '../../../src/execute/trash/choose-store.js';
import { dryFs } from '../../../src/execute/trash/dry-fs.js';
import type { StoreChoice } from '../../../src/model/policy.js';
import type { FsPort } from '../../../src/ports/fs.js';
import { FakeFs } from '../../support/fake-fs.js';
import { abs } from '../../support/trash-world.js';

const owner = { platform: 'linux', uid: 1000, dataHome: abs('/home/u/.local/share') };
const newDisk = async (prepare: (fs: FakeFs) => Promise<unknown> = async () => undefined) => {
  const fs = new FakeFs([{ at: '/photos' }]);
  await fs.makeFolders(abs('/photos/shoot'), 0o755);
  await fs.makeFolders(abs('/home/u/pictures'), 0o755);
  await prepare(fs);
  return fs;
};
async function choice(fs: FsPort, folder: string, to: StoreChoice) {
  try {
    const { kind, place } = await new StoreChooser({ run: 'r', to, owner, fs }, await fs.mounts()).storeFor(abs(folder), abs(folder));
    return { kind, place };
  } catch (error) {
    return { why: String(error) };
  }
}

describe('a disk that is only looked at', () => {
  it.each<[string, string, (fs: FakeFs) => Promise<unknown>]>([
    ['a volume without a trash', '/photos/shoot', async () => undefined],
    ['the volume of the home', '/home/u/pictures', async () => undefined],
    ['a volume that has one', '/photos/shoot', fs => fs.makeFolders(abs('/photos/.Trash-1000/files'), 0o700)],
    ['a trash that others may write to', '/photos/shoot', fs => fs.makeFolders(abs('/photos/.Trash-1000'), 0o777)],
    ['a file in the place of the trash', '/photos/shoot', fs => fs.create(abs('/photos/.Trash-1000'), Buffer.from(''), 0o600)],
    ['the trash of the administrator', '/photos/shoot', fs => fs.makeFolders(abs('/photos/.Trash'), 0o1777)],
  ])('chooses as the real one and leaves no trace: %s', async (_, folder, prepare) => {
    for (const to of ['auto', 'system', 'folder'] as const) {
      const looked = await newDisk(prepare);
      const before = [...looked.entries.keys()];
      const dry = await choice(
        dryFs(looked, 1000, async () => true),
        folder,
        to,
      );
      expect([...looked.entries.keys()]).toEqual(before);
      expect(dry).toEqual(await choice(await newDisk(prepare), folder, to));
    }
  });

  it('says no where nothing can be made', async () => {
    const fs = await newDisk();
    expect(
      await choice(
        dryFs(fs, 1000, async () => false),
        '/photos/shoot',
        'system',
      ),
    ).toEqual({ why: expect.stringMatching(/EACCES/) });
  });

  it('refuses whatever would change something', async () => {
    const dry = dryFs(await newDisk(), 1000, async () => true);
    const [a, b] = [abs('/photos/shoot'), abs('/photos/x')];
    for (const change of [dry.rename(a, b), dry.link(a, b), dry.unlink(a), dry.removeFolder(a), dry.create(b, Buffer.from(''), 0o600)])
      await expect(change).rejects.toMatchObject({ code: 'EROFS' });
  });
});
