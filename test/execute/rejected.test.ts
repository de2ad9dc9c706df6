import { describe, expect, it } from 'vitest';
import type { Action, CompanionRef } from '../../src/model/plan.js';
import { FakeFs } from '../support/fake-fs.js';
import { type Calls, faulty } from '../support/faulty-fs.js';
import { english } from '../support/said.js';
import { abs, actionFor, filesBelow, put, settle, trash, undo, worldOn } from '../support/trash-world.js';

const RAW = '/photos/shoot/RAW/A.ARW';
const TWIN = '/photos/shoot/JPEG/A.JPG';
const TWIN_XMP = '/photos/shoot/JPEG/A.JPG.xmp';

/** A raw, its sidecar, and its rejected JPEG in another folder with a sidecar of its own. */
async function laid(fs = new FakeFs(), raw = RAW, twin = TWIN, twinXmp = TWIN_XMP) {
  const world = worldOn(fs, '/photos/shoot', '/state');
  for (const path of [raw, raw.replace('.ARW', '.xmp'), twin, twinXmp]) await put(fs, path, `bytes of ${path}`);
  const action = await actionFor(fs, raw, raw.replace('.ARW', '.xmp'), twin, twinXmp);
  const roles: CompanionRef['role'][] = [undefined, 'twin', 'twin-sidecar'];
  const along = action.with.map((one, i) => ({ ...one, ...(roles[i] ? { role: roles[i] } : {}) }));
  return { fs, world, action: { ...action, with: along } satisfies Action };
}
const namesOf = (tree: Awaited<ReturnType<typeof filesBelow>>) =>
  [...tree.keys()].filter(path => !path.includes('.rawtwin') && !path.includes('.Trash'));

describe('a raw with its rejected JPEG', () => {
  it.each([
    ['in another folder', RAW, TWIN],
    ['beside it', '/photos/shoot/A.ARW', '/photos/shoot/A.JPG'],
  ])('%s goes as one unit and comes back as one', async (_, raw, twin) => {
    const { fs, world, action } = await laid(new FakeFs(), raw, twin, `${twin}.xmp`);
    const before = await filesBelow(fs, '/photos');
    const [receipt] = await trash(world, [action], { to: 'folder' });
    expect([receipt?.outcome, receipt?.to.map(({ from }) => from)]).toEqual([
      'trashed',
      [raw, raw.replace('.ARW', '.xmp'), twin, `${twin}.xmp`],
    ]);
    expect((await undo(world)).map(({ outcome }) => outcome)).toEqual(Array(4).fill('restored'));
    expect(await filesBelow(fs, '/photos', /\.nomedia$/)).toEqual(before);
  });

  it.each<[string, (fs: FakeFs) => Promise<void>, RegExp]>([
    [
      'the JPEG was changed',
      fs => put(fs, '/photos/shoot/JPEG/new', 'x').then(() => fs.rename(...rename('new', 'A.JPG'))),
      /its JPEG A\.JPG: changed since/,
    ],
    ['the JPEG is gone', fs => fs.unlink(...one('A.JPG')), /its JPEG A\.JPG: gone/],
    ['its sidecar is gone', fs => fs.unlink(...one('A.JPG.xmp')), /its sidecar A\.JPG\.xmp: gone/],
    ['another JPEG of the raw came', fs => put(fs, '/photos/shoot/RAW/A.jpg', 'x'), /is there again: A\.jpg/],
  ])('%s since the plan: all of it stays', async (_, change, why) => {
    const { fs, world, action } = await laid();
    await change(fs);
    const before = await filesBelow(fs, '/photos');
    const [receipt] = await trash(world, [action], { to: 'folder' });
    expect([receipt?.outcome, english(receipt?.why ?? '')]).toEqual(['skipped', expect.stringMatching(why)]);
    expect(namesOf(await filesBelow(fs, '/photos'))).toEqual(namesOf(before));
  });

  it('its mark is asked for right before the move, and only of units with a JPEG', async () => {
    const { fs, world, action } = await laid();
    await put(fs, '/photos/shoot/RAW/B.ARW', 'b');
    const plain = await actionFor(fs, '/photos/shoot/RAW/B.ARW');
    const asked: string[] = [];
    const noLongerRejected = async ({ raw }: Action) => {
      asked.push(raw.path);
      return { is: 'picture-wanted', name: 'A.JPG' } as const;
    };
    const receipts = await trash(world, [action, plain], { to: 'folder', noLongerRejected });
    expect(receipts.map(({ outcome, why }) => [outcome, why])).toEqual([
      ['skipped', { is: 'picture-wanted', name: 'A.JPG' }],
      ['trashed', undefined],
    ]);
    expect(asked).toEqual([RAW]);
  });

  it('a look at the mark that fails keeps it', async () => {
    const { world, action } = await laid();
    const noLongerRejected = async () => Promise.reject(Object.assign(new Error('no'), { code: 'EIO' }));
    const [receipt] = await trash(world, [action], { to: 'folder', noLongerRejected });
    expect([receipt?.outcome, receipt?.why]).toEqual(['skipped', { is: 'picture-unknown', code: 'EIO' }]);
  });

  it('a sidecar of the raw that another file shares stays, though the JPEG goes', async () => {
    const { fs, world, action } = await laid(new FakeFs(), '/photos/shoot/A.ARW', '/photos/shoot/A.JPG', '/photos/shoot/A.JPG.xmp');
    await put(fs, '/photos/shoot/A.MOV', 'a film');
    const [receipt] = await trash(world, [action], { to: 'folder' });
    expect(receipt?.to.map(({ from }) => from)).toEqual(['/photos/shoot/A.ARW', '/photos/shoot/A.JPG', '/photos/shoot/A.JPG.xmp']);
  });

  it('whatever call is refused or cut short: after recovery all files are in trash or all at home, and undo brings all back', async () => {
    const calls: Calls = { count: 0, log: [] };
    const counted = await laid();
    await trash(worldOn(faulty(counted.fs, null, calls), '/photos/shoot', '/state'), [counted.action], { to: 'folder' });
    for (const how of ['fail', 'fail-told', 'stop-before', 'stop-after'] as const)
      for (let at = 0; at < calls.count; at++) {
        const { fs, world, action } = await laid();
        const before = await filesBelow(fs, '/photos');
        const fault = how === 'fail' || how === 'fail-told' ? { at, how, code: 'EIO' } : { at, how };
        await trash(worldOn(faulty(fs, fault), '/photos/shoot', '/state'), [action], { to: 'folder' }).catch(() => []);
        await settle(world);
        const home = namesOf(await filesBelow(fs, '/photos'));
        const ours = home.filter(path => before.has(path));
        expect([0, 4], `${how} at ${calls.log[at]}`).toContain(ours.length);
        if (ours.length === 0) await undo(world);
        const after = await filesBelow(fs, '/photos');
        for (const [path, file] of before) expect(after.get(path), `${how} at ${calls.log[at]}: ${path}`).toEqual(file);
      }
  });
});

const place = (name: string) => `/photos/shoot/JPEG/${name}`;
const one = (name: string) => [abs(place(name))] as const;
const rename = (from: string, to: string) => [abs(place(from)), abs(place(to))] as const;
