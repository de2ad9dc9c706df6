import { describe, expect, it } from 'vitest';
import { overlap, territoryOf } from '../../src/execute/territory.js';
import type { Mount } from '../../src/ports/fs.js';
import { FakeFs } from '../support/fake-fs.js';
import { abs } from '../support/trash-world.js';

/** A disk seen twice whole, once in part, and with a card mounted in it that is seen elsewhere too. */
const MOUNTS: readonly Mount[] = [
  { id: 1, at: abs('/'), device: '8:0', root: '/' },
  { id: 2, at: abs('/data'), device: '8:1', root: '/' },
  { id: 3, at: abs('/mnt/again'), device: '8:1', root: '/' },
  { id: 4, at: abs('/mnt/part'), device: '8:1', root: '/photos/2026' },
  { id: 5, at: abs('/data/photos/card'), device: '8:2', root: '/' },
  { id: 6, at: abs('/media/card'), device: '8:2', root: '/' },
  { id: 7, at: abs('/old'), device: '0:9', root: '/photos' },
];

async function disk(): Promise<FakeFs> {
  const fs = new FakeFs();
  for (const folder of ['/data/photos/2026', '/data/photos/card/DCIM', '/data/other', '/mnt/again/photos', '/mnt/part', '/media/card/DCIM'])
    await fs.makeFolders(abs(folder), 0o755);
  fs.symlink('/way', '/data/photos');
  fs.mountTable = MOUNTS;
  return fs;
}
const meet = async (a: string, b: string) => {
  const fs = await disk();
  const [one, other] = [await territoryOf([abs(a)], fs), await territoryOf([abs(b)], fs)];
  expect(overlap(other, one)).toBe(overlap(one, other));
  return overlap(one, other);
};

describe('two ways to one place', () => {
  it.each([
    ['the same folder', '/data/photos', '/data/photos'],
    ['a folder inside', '/data/photos', '/data/photos/2026'],
    ['through a link', '/way', '/data/photos/2026'],
    ['a disk mounted twice', '/data/photos', '/mnt/again/photos'],
    ['a disk mounted twice, one folder inside the other', '/data', '/mnt/again/photos'],
    ['a part of it mounted elsewhere, and the folder that it is a part of', '/data/photos', '/mnt/part'],
    ['a part of it, and the same part', '/data/photos/2026', '/mnt/part'],
    ['a card mounted inside, and the same card elsewhere', '/data', '/media/card/DCIM'],
    ['a folder that is not there any more', '/data/gone', '/data/gone/2026'],
    ['a folder that is not there any more, by its mount', '/data/gone', '/mnt/again/gone/2026'],
  ])('%s', async (_, a, b) => expect(await meet(a, b)).toBe(true));

  it.each([
    ['folders side by side', '/data/photos', '/data/other'],
    ['a name that only begins so', '/data/photo', '/data/photos'],
    ['a part of it mounted elsewhere, and another part', '/data/other', '/mnt/part'],
    ['the same path on another disk', '/old/2026', '/data/photos/2026'],
    ['another card', '/media/card', '/data/other'],
  ])('but not %s', async (_, a, b) => expect(await meet(a, b)).toBe(false));

  it('without a mount table, by device and inode', async () => {
    const fs = await disk();
    fs.mountTable = null;
    const [photos, year] = [await territoryOf([abs('/data/photos')], fs), await territoryOf([abs('/data/photos/2026')], fs)];
    const elsewhere = { ...year, paths: ['/Volumes/Photos/2026'] };
    expect([overlap(photos, elsewhere), overlap(elsewhere, photos)]).toEqual([true, true]);
    expect(overlap(photos, { ...elsewhere, own: [], above: [] })).toBe(false);
  });
});
