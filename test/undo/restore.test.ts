import { describe, expect, it } from 'vitest';
import { errno, FakeFs, type FakeVolume } from '../support/fake-fs.js';
import { english } from '../support/said.js';
import { abs, actionFor, filesBelow, put, RUN, trash, undo, worldOn } from '../support/trash-world.js';

const [RAW, XMP] = ['/photos/shoot/day 1/A.ARW', '/photos/shoot/day 1/A.xmp'];

async function trashed(volume: Partial<FakeVolume> = {}) {
  const fs = new FakeFs([{ at: '/photos', ...volume }]);
  const world = worldOn(fs, '/photos/shoot', '/state');
  await put(fs, RAW, 'raw a');
  await put(fs, XMP, 'edits a');
  const before = await filesBelow(fs, '/photos');
  const [receipt] = await trash(world, [await actionFor(fs, RAW, XMP)]);
  const at = (receipt?.to ?? []).map(moved => moved.at);
  return { fs, world, before, at };
}
const told = (steps: Awaited<ReturnType<typeof undo>>) =>
  steps.map(step => [step.outcome, step.from, step.outcome === 'blocked' ? english(step.why) : '']);

describe('restore', () => {
  it('brings back bytes, times and modes, and clears the trash', async () => {
    const { fs, world, before } = await trashed();
    expect(told(await undo(world))).toEqual([
      ['restored', XMP, ''],
      ['restored', RAW, ''],
    ]);
    expect(await filesBelow(fs, '/photos')).toEqual(before);
    expect(await world.deps.journal.unfinished()).toEqual([]);
    expect(await undo(world)).toEqual([]);
  });

  it('works without hard links', async () => {
    const { fs, world, before } = await trashed({ links: false, identity: 'weak' });
    expect((await undo(world)).map(({ outcome }) => outcome)).toEqual(['restored', 'restored']);
    expect(await filesBelow(fs, '/photos')).toEqual(before);
  });

  it('makes no second name where inode numbers prove nothing, since it could not tell it from another file', async () => {
    const { fs, world, before } = await trashed({ identity: 'weak' });
    const look = fs.look.bind(fs);
    let ino = 1000n;
    fs.look = async path => {
      const found = await look(path);
      return { ...found, stamp: { ...found.stamp, ino: ino++ } };
    };
    expect((await undo(world)).map(({ outcome }) => outcome)).toEqual(['restored', 'restored']);
    fs.look = look;
    expect(await filesBelow(fs, '/photos')).toEqual(before);
  });

  it.each([true, false])('never overwrites (hard links: %s); what is blocked comes with the next undo', async links => {
    const { fs, world, before } = await trashed({ links });
    await put(fs, RAW, 'a new file');
    expect(told(await undo(world))).toEqual([
      ['blocked', XMP, `${RAW}, beside which it belongs, cannot come back`],
      ['blocked', RAW, expect.stringMatching(/another file stands in its place/)],
    ]);
    expect(Buffer.from(await fs.read(abs(RAW))).toString()).toBe('a new file');
    await fs.unlink(abs(RAW));
    expect((await undo(world)).map(({ outcome }) => outcome)).toEqual(['restored', 'restored']);
    expect(await filesBelow(fs, '/photos')).toEqual(before);
  });

  it('on a card that ignores case, does not overwrite a file spelled otherwise', async () => {
    const { fs, world } = await trashed({ links: false, ignoresCase: true });
    await put(fs, RAW.toLowerCase(), 'a new file');
    expect((await undo(world)).map(({ outcome }) => outcome)).toEqual(['blocked', 'blocked']);
    expect(Buffer.from(await fs.read(abs(RAW.toLowerCase()))).toString()).toBe('a new file');
  });

  it.each([true, false])('a file that takes the place in the last instant stays (hard links: %s)', async links => {
    const { fs, world, at } = await trashed({ links });
    const [link, create] = [fs.link.bind(fs), fs.create.bind(fs)];
    const intrude = async (path: string) => {
      if (path === RAW && !fs.entries.has(RAW)) await create(abs(RAW), Buffer.from('a new file'), 0o600);
    };
    fs.link = async (from, to) => {
      if (links) await intrude(to);
      return link(from, to);
    };
    fs.create = async (path, bytes, mode) => {
      await intrude(path);
      return create(path, bytes, mode);
    };
    expect(told(await undo(world))).toContainEqual(['blocked', RAW, expect.stringMatching(/another file stands/)]);
    expect(Buffer.from(await fs.read(abs(RAW))).toString()).toBe('a new file');
    expect(Buffer.from(await fs.read(at[0] ?? abs(''))).toString()).toBe('raw a');
  });

  it('keeps both names of a file when the disk does not confirm the one at home', async () => {
    const { fs, world, before, at } = await trashed();
    const syncFolder = fs.syncFolder.bind(fs);
    fs.syncFolder = async path => {
      if (path === '/photos/shoot/day 1') throw errno('EIO', path);
      return syncFolder(path);
    };
    expect(told(await undo(world))).toContainEqual(['blocked', RAW, expect.stringMatching(/does not confirm/)]);
    expect(fs.entries.has(RAW) && at.every(place => fs.entries.has(place))).toBe(true);
    fs.syncFolder = syncFolder;
    expect((await undo(world)).map(({ outcome }) => outcome)).toEqual(['restored', 'restored']);
    expect(await filesBelow(fs, '/photos')).toEqual(before);
  });

  it('keeps the file in trash when another took its place between its two names', async () => {
    const { fs, world, at } = await trashed();
    const syncFolder = fs.syncFolder.bind(fs);
    fs.syncFolder = async path => {
      if (path === '/photos/shoot/day 1') {
        await fs.create(abs('/photos/shoot/day 1/new'), Buffer.from('saved by an editor'), 0o600);
        await fs.rename(abs('/photos/shoot/day 1/new'), abs(RAW));
      }
      return syncFolder(path);
    };
    expect(told(await undo(world))).toContainEqual(['blocked', RAW, 'another file took its place meanwhile']);
    expect(Buffer.from(await fs.read(at[0] ?? abs(''))).toString()).toBe('raw a');
    expect(Buffer.from(await fs.read(abs(RAW))).toString()).toBe('saved by an editor');
  });

  it('makes missing folders again, and says so in the journal', async () => {
    const { fs, world, before } = await trashed();
    await fs.removeFolder(abs('/photos/shoot/day 1'));
    await fs.removeFolder(abs('/photos/shoot'));
    await undo(world);
    expect(await filesBelow(fs, '/photos')).toEqual(before);
    const lines = (await world.deps.journal.read(RUN))?.lines ?? [];
    expect(lines.flatMap(line => (line.type === 'made-folder' ? [line.path] : []))).toEqual(['/photos/shoot', '/photos/shoot/day 1']);
  });

  it('takes away a folder made for a file that then does not come', async () => {
    const { fs, world } = await trashed();
    await fs.removeFolder(abs('/photos/shoot/day 1'));
    fs.link = async () => Promise.reject(Object.assign(new Error('no'), { code: 'EACCES' }));
    expect((await undo(world)).map(({ outcome }) => outcome)).toEqual(['blocked', 'blocked']);
    expect(await fs.names(abs('/photos/shoot'))).toEqual([]);
  });

  it('does not follow a link that stands where a folder was', async () => {
    const { fs, world } = await trashed();
    await fs.removeFolder(abs('/photos/shoot/day 1'));
    await fs.makeFolder(abs('/photos/private'), 0o755);
    fs.symlink('/photos/shoot/day 1', '/photos/private');
    expect(told(await undo(world))).toContainEqual(['blocked', RAW, expect.stringMatching(/a link or a file stands/)]);
    expect(await fs.names(abs('/photos/private'))).toEqual([]);
  });

  it('does not follow a link to nowhere either', async () => {
    const { fs, world } = await trashed();
    await fs.removeFolder(abs('/photos/shoot/day 1'));
    fs.symlink('/photos/shoot/day 1', '/nowhere');
    expect((await undo(world)).map(({ outcome }) => outcome)).toEqual(['blocked', 'blocked']);
  });

  it('leaves alone what has changed in trash', async () => {
    const { fs, world, at } = await trashed();
    const node = fs.entries.get(at[0] ?? '');
    if (node) node.bytes = Buffer.from('tampered');
    expect(told(await undo(world))).toContainEqual(['blocked', RAW, 'it has changed in trash']);
  });

  it('ends after the batch in hand on abort, with the journal complete, and can be gone on with', async () => {
    const fs = new FakeFs([{ at: '/photos' }]);
    const world = worldOn(fs, '/photos/shoot', '/state');
    const actions = [];
    for (let i = 0; i < 70; i++) {
      await put(fs, `/photos/shoot/A${i}.ARW`, `raw ${i}`);
      actions.push(await actionFor(fs, `/photos/shoot/A${i}.ARW`));
    }
    await trash(world, actions);
    const stop = new AbortController();
    stop.abort();
    expect(await undo(world, RUN, stop.signal)).toEqual([]);
    expect((await world.deps.journal.read(RUN))?.lines.at(-1)).toMatchObject({ type: 'undo-end', interrupted: true });
    expect(await undo(world)).toHaveLength(70);
    expect(await fs.names(abs('/photos/shoot'))).toHaveLength(70);
  });

  it('stops when the journal cannot be written; recovery and another undo bring the rest', async () => {
    const { fs, world, before } = await trashed();
    const append = fs.append.bind(fs);
    fs.append = async () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }));
    await expect(undo(world)).rejects.toMatchObject({ code: 'JOURNAL_WRITE' });
    fs.append = append;
    await undo(world);
    expect(await filesBelow(fs, '/photos')).toEqual(before);
  });
});
