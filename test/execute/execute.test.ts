import { describe, expect, it } from 'vitest';
import { execute } from '../../src/execute/execute.js';
import { summarise } from '../../src/journal/history.js';
import type { FsPort } from '../../src/ports/fs.js';
import { errno, FakeFs } from '../support/fake-fs.js';
import { english, errorOf } from '../support/said.js';
import { abs, actionFor, filesBelow, put, RUN, requestFor, settle, trash, undo, worldOn } from '../support/trash-world.js';

const TRASH = '/photos/.Trash-1000';
async function shoot(fs: FsPort, root = '/photos/wedding') {
  await put(fs, `${root}/DSC1.ARW`, 'raw one');
  await put(fs, `${root}/DSC1.xmp`, 'edits of one');
  await put(fs, `${root}/DSC2.ARW`, 'raw two');
  return [await actionFor(fs, `${root}/DSC1.ARW`, `${root}/DSC1.xmp`), await actionFor(fs, `${root}/DSC2.ARW`)];
}
const newWorld = () => {
  const fs = new FakeFs([{ at: '/photos' }]);
  return { fs, world: worldOn(fs, '/photos/wedding', '/state') };
};

describe('execute', () => {
  it('moves each raw with its sidecars into the trash of its own volume, and says so', async () => {
    const { fs, world } = newWorld();
    const receipts = await trash(world, await shoot(fs));
    expect(receipts.map(({ outcome, to }) => [outcome, to.map(({ at }) => at)])).toEqual([
      ['trashed', [`${TRASH}/files/DSC1.${RUN}-1.ARW`, `${TRASH}/files/DSC1.${RUN}-2.xmp`]],
      ['trashed', [`${TRASH}/files/DSC2.${RUN}-3.ARW`]],
    ]);
    expect(await fs.names(abs('/photos/wedding'))).toEqual([]);
    const note = Buffer.from(await fs.read(abs(`${TRASH}/info/DSC1.${RUN}-1.ARW.trashinfo`))).toString();
    expect(note).toMatch(/^\[Trash Info\]\nPath=wedding\/DSC1\.ARW\nDeletionDate=\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\n$/);
  });

  it('has all intents on disk before the first file moves', async () => {
    const { fs, world } = newWorld();
    const actions = await shoot(fs);
    const rename = fs.rename.bind(fs);
    const seen: string[] = [];
    fs.rename = async (from, to) => {
      const node = fs.entries.get(`/state/runs/${RUN}.ndjson`);
      seen.push(Buffer.from(node?.bytes.slice(0, node.durable) ?? []).toString());
      return rename(from, to);
    };
    await trash(world, actions);
    expect(seen).toHaveLength(3);
    expect(seen[0]).toContain('DSC1.ARW');
    expect(seen[0]).toContain('DSC1.xmp');
    expect(seen[0]).toContain('DSC2.ARW');
  });

  it('makes every batch durable before the next begins, and lists a folder once a batch', async () => {
    const { fs, world } = newWorld();
    const actions = [];
    for (let i = 0; i < 70; i++) {
      await put(fs, `/photos/wedding/DSC${i}.ARW`, `raw ${i}`);
      actions.push(await actionFor(fs, `/photos/wedding/DSC${i}.ARW`));
    }
    const [rename, names] = [fs.rename.bind(fs), fs.names.bind(fs)];
    const receiptsOnDisk: number[] = [];
    fs.rename = async (from, to) => {
      const node = fs.entries.get(`/state/runs/${RUN}.ndjson`);
      const durable = Buffer.from(node?.bytes.slice(0, node.durable) ?? []).toString();
      receiptsOnDisk.push(durable.split('"type":"receipt"').length - 1);
      return rename(from, to);
    };
    let listings = 0;
    fs.names = async folder => {
      listings++;
      return names(folder);
    };
    await trash(world, actions);
    expect(new Set(receiptsOnDisk)).toEqual(new Set([0, 64]));
    expect(listings).toBe(2);
  });

  it('closes the run: no mark is left and history can tell it', async () => {
    const { fs, world } = newWorld();
    await trash(world, await shoot(fs));
    expect(await world.deps.journal.unfinished()).toEqual([]);
    const read = await world.deps.journal.read(RUN);
    expect(read && summarise(read, false)).toMatchObject({ trashed: 2, restored: 0, undoable: true, bytes: 26, damaged: [], open: false });
  });

  it('makes no run of no actions', async () => {
    const { world } = newWorld();
    expect(await trash(world, [])).toEqual([]);
    expect(await world.deps.journal.runs()).toEqual([]);
  });

  it('does not go on after an abort, and its journal is complete', async () => {
    const { fs, world } = newWorld();
    const stop = new AbortController();
    const receipts = [];
    for await (const receipt of execute(requestFor(world, await shoot(fs), { signal: stop.signal }), world.deps)) {
      receipts.push(receipt.outcome);
      stop.abort();
    }
    expect(receipts).toEqual(['trashed']);
    expect(await fs.names(abs('/photos/wedding'))).toEqual(['DSC2.ARW']);
    const lines = (await world.deps.journal.read(RUN))?.lines ?? [];
    expect(lines.at(-1)).toMatchObject({ type: 'end', interrupted: true });
    expect(await world.deps.journal.unfinished()).toEqual([]);
  });

  it('ends the run as interrupted when nobody listens any more', async () => {
    const { fs, world } = newWorld();
    for await (const receipt of execute(requestFor(world, await shoot(fs)), world.deps)) {
      expect(receipt.outcome).toBe('trashed');
      break;
    }
    const lines = (await world.deps.journal.read(RUN))?.lines ?? [];
    expect(lines.at(-1)).toMatchObject({ type: 'end', interrupted: true });
  });

  it('uses the folder store when told to, below the root, with paths kept', async () => {
    const { fs, world } = newWorld();
    await shoot(fs, '/photos/wedding/day 1');
    const action = await actionFor(fs, '/photos/wedding/day 1/DSC1.ARW', '/photos/wedding/day 1/DSC1.xmp');
    const [receipt] = await trash(world, [action], { to: 'folder' });
    const place = `/photos/wedding/.rawtwin/trash/${RUN}/day 1`;
    expect(receipt?.to.map(({ at }) => at)).toEqual([`${place}/DSC1.ARW`, `${place}/DSC1.xmp`]);
    expect((await fs.look(abs(`/photos/wedding/.rawtwin/trash/${RUN}`))).stamp.mode & 0o777).toBe(0o700);
    expect(await fs.names(abs('/photos/wedding/.rawtwin'))).toContain('.nomedia');
    await undo(world);
    expect(await fs.names(abs('/photos/wedding/.rawtwin/trash'))).toEqual([]);
    expect((await fs.names(abs('/photos/wedding/day 1'))).sort()).toEqual(['DSC1.ARW', 'DSC1.xmp', 'DSC2.ARW']);
  });

  it('lets a shared sidecar go with the last raw of its stem', async () => {
    const { fs, world } = newWorld();
    await shoot(fs);
    await put(fs, '/photos/wedding/DSC1.DNG', 'dng one');
    const first = await actionFor(fs, '/photos/wedding/DSC1.ARW');
    const last = await actionFor(fs, '/photos/wedding/DSC1.DNG', '/photos/wedding/DSC1.xmp');
    await trash(world, [first, last]);
    expect(await fs.names(abs('/photos/wedding'))).toEqual(['DSC2.ARW']);
  });

  it('keeps a sidecar that a file shares which came since the plan', async () => {
    const { fs, world } = newWorld();
    const [first] = await shoot(fs);
    await put(fs, '/photos/wedding/DSC1.mp4', 'film');
    const receipts = await trash(world, first ? [first] : []);
    expect(receipts[0]?.to).toHaveLength(1);
    expect((await fs.names(abs('/photos/wedding'))).sort()).toEqual(['DSC1.mp4', 'DSC1.xmp', 'DSC2.ARW']);
  });

  it('lists a folder again within a batch when somebody else changed it', async () => {
    const { fs, world } = newWorld();
    const actions = await shoot(fs);
    const outcomes = [];
    for await (const { outcome, why } of execute(requestFor(world, actions), world.deps)) {
      outcomes.push([outcome, why && english(why)]);
      await put(fs, '/photos/wedding/DSC2.JPG', 'the twin came back').catch(() => null);
    }
    expect(outcomes).toEqual([
      ['trashed', undefined],
      ['skipped', 'a JPEG or another picture of it is there again: DSC2.JPG'],
    ]);
  });
});

describe('what changed since the plan is kept, and the receipt says why', () => {
  it.each<[string, (fs: FakeFs) => Promise<void>, RegExp]>([
    ['the raw is gone', fs => fs.unlink(abs('/photos/wedding/DSC1.ARW')), /^gone$/],
    ['its folder is gone', fs => fs.rename(abs('/photos/wedding'), abs('/photos/other')), /^gone$/],
    [
      'the raw was written to',
      async fs => {
        const handle = await fs.append(abs('/photos/wedding/DSC1.ARW'));
        await handle.write(Buffer.from('!'));
      },
      /^changed since the plan$/,
    ],
    [
      'another file of the same bytes took its name',
      async fs => {
        await fs.unlink(abs('/photos/wedding/DSC1.ARW'));
        await put(fs, '/photos/wedding/DSC1.ARW', 'raw one');
      },
      /^changed since the plan$/,
    ],
    [
      'a link took its name',
      async fs => {
        await fs.unlink(abs('/photos/wedding/DSC1.ARW'));
        fs.symlink('/photos/wedding/DSC1.ARW', '/photos/wedding/DSC2.ARW');
      },
      /no longer a regular file/,
    ],
    [
      'it belongs to another user',
      async fs => {
        const node = fs.entries.get('/photos/wedding/DSC1.ARW');
        if (node) node.uid = 1001;
      },
      /^belongs to another user \(uid 1001\)/,
    ],
    ['its twin is there again', fs => put(fs, '/photos/wedding/dsc1.jpg', 'twin'), /there again: dsc1\.jpg/],
    ['its sidecar is gone', fs => fs.unlink(abs('/photos/wedding/DSC1.xmp')), /^its sidecar DSC1\.xmp: gone$/],
    [
      'its sidecar was edited',
      async fs => {
        const handle = await fs.append(abs('/photos/wedding/DSC1.xmp'));
        await handle.write(Buffer.from('more edits'));
      },
      /^its sidecar DSC1\.xmp: changed since the plan$/,
    ],
    [
      'its folder is a link to elsewhere now',
      async fs => {
        await fs.rename(abs('/photos/wedding'), abs('/photos/real'));
        fs.symlink('/photos/wedding', '/photos/real');
      },
      /its folder is now a link to elsewhere/,
    ],
  ])('%s', async (_, change, why) => {
    const { fs, world } = newWorld();
    const [action] = await shoot(fs);
    await change(fs);
    const before = await filesBelow(fs, '/photos', /\.Trash/);
    const [receipt] = await trash(world, action ? [action] : []);
    expect(receipt).toMatchObject({ outcome: 'skipped', to: [] });
    expect(english(receipt?.why ?? '')).toMatch(why);
    expect(await filesBelow(fs, '/photos', /\.Trash/)).toEqual(before);
    expect([...(await filesBelow(fs, TRASH)).keys()]).toEqual([]);
  });

  it('a sidecar of it was written since the plan', async () => {
    const { fs, world } = newWorld();
    const [action, other] = await shoot(fs);
    const newSidecarIn = (raw: string) => (raw === action?.raw.path ? 'DSC1.ARW.xmp' : null);
    const receipts = await trash(world, action && other ? [action, other] : [], { newSidecarIn });
    expect(receipts).toMatchObject([{ outcome: 'skipped', why: { is: 'new-sidecar', name: 'DSC1.ARW.xmp' } }, { outcome: 'trashed' }]);
  });

  it('a sidecar in a program’s subfolder that is a link to elsewhere now', async () => {
    const { fs, world } = newWorld();
    await put(fs, '/photos/wedding/N.NEF', 'raw');
    await put(fs, '/photos/wedding/NKSC_PARAM/N.NEF.nksc', 'edits');
    const action = await actionFor(fs, '/photos/wedding/N.NEF', '/photos/wedding/NKSC_PARAM/N.NEF.nksc');
    await fs.rename(abs('/photos/wedding/NKSC_PARAM'), abs('/photos/elsewhere'));
    fs.symlink('/photos/wedding/NKSC_PARAM', '/photos/elsewhere');
    expect(await trash(world, [action])).toMatchObject([
      { outcome: 'skipped', why: { is: 'sidecar', name: 'N.NEF.nksc', why: { is: 'behind-link' } } },
    ]);
    expect(await fs.names(abs('/photos/elsewhere'))).toEqual(['N.NEF.nksc']);
  });

  it('where owners are made up by a server or a mount, they say nothing', async () => {
    const fs = new FakeFs([{ at: '/photos', keepsOwners: false }]);
    const world = worldOn(fs, '/photos/wedding', '/state');
    const [action] = await shoot(fs);
    for (const [path, node] of fs.entries) if (path.startsWith('/photos/wedding/')) node.uid = 65534;
    expect(await trash(world, action ? [action] : [])).toMatchObject([{ outcome: 'trashed' }]);
  });

  it('a file outside the roots of the plan is never touched', async () => {
    const { fs, world } = newWorld();
    await put(fs, '/photos/elsewhere/A.ARW', 'raw');
    const receipts = await trash(world, [await actionFor(fs, '/photos/elsewhere/A.ARW')]);
    expect(receipts).toMatchObject([{ outcome: 'skipped', why: { is: 'outside-plan' } }]);
  });

  it('a listing that lacks the raw itself proves nothing', async () => {
    const { fs, world } = newWorld();
    const [action] = await shoot(fs);
    fs.names = async () => [];
    const receipts = await trash(world, action ? [action] : []);
    expect(receipts).toMatchObject([{ outcome: 'skipped', why: { is: 'listing-not-whole' } }]);
  });

  it('on FAT inode numbers and change times may differ, size and time may not', async () => {
    const fs = new FakeFs([{ at: '/photos', links: false, identity: 'weak' }]);
    const world = worldOn(fs, '/photos/wedding', '/state');
    const [one, two] = await shoot(fs);
    for (const node of fs.entries.values()) Object.assign(node, { ino: node.ino + 1000n, ctimeNs: node.ctimeNs + 5n });
    const grown = fs.entries.get('/photos/wedding/DSC2.ARW');
    if (grown) grown.mtimeNs += 3_000_000_000n;
    const receipts = await trash(world, one && two ? [one, two] : []);
    expect(receipts.map(({ outcome }) => outcome)).toEqual(['trashed', 'skipped']);
  });
});

describe('a move that goes wrong', () => {
  it('is put back when another file was moved in its stead, and nothing is overwritten', async () => {
    const { fs, world } = newWorld();
    const [action] = await shoot(fs);
    const rename = fs.rename.bind(fs);
    fs.rename = async (from, to) => {
      if (!from.endsWith('DSC1.ARW')) return rename(from, to);
      await fs.unlink(abs(from));
      await put(fs, from, 'a new version, saved just now');
      await rename(from, to);
    };
    const [receipt] = await trash(world, action ? [action] : []);
    expect(receipt).toMatchObject({ outcome: 'skipped', why: { is: 'changed-in-move' }, to: [] });
    expect(Buffer.from(await fs.read(abs('/photos/wedding/DSC1.ARW'))).toString()).toBe('a new version, saved just now');
    expect(await fs.names(abs(`${TRASH}/info`))).toEqual([]);
  });

  it('takes the raw back when its sidecar cannot go', async () => {
    const { fs, world } = newWorld();
    const [action] = await shoot(fs);
    const rename = fs.rename.bind(fs);
    fs.rename = async (from, to) => {
      if (from.endsWith('.xmp')) throw Object.assign(new Error('no'), { code: 'EACCES' });
      await rename(from, to);
    };
    const [receipt] = await trash(world, action ? [action] : []);
    expect(receipt).toMatchObject({ outcome: 'failed', to: [] });
    expect(english(receipt?.why ?? '')).toMatch(/EACCES/);
    expect((await fs.names(abs('/photos/wedding'))).sort()).toEqual(['DSC1.ARW', 'DSC1.xmp', 'DSC2.ARW']);
  });

  it('leaves the run open when the disk is pulled out in mid-run, so that the next command asks the disk', async () => {
    const { fs, world } = newWorld();
    const [action] = await shoot(fs);
    const [rename, look] = [fs.rename.bind(fs), fs.look.bind(fs)];
    let isOut = false;
    fs.rename = async (from, to) => {
      isOut ||= from.endsWith('DSC1.ARW');
      if (isOut) throw errno('ENOTCONN', from);
      return rename(from, to);
    };
    fs.look = async path => {
      if (isOut && path.startsWith('/photos')) throw errno('ENOTCONN', path);
      return look(path);
    };
    const [receipt] = await trash(world, action ? [action] : []);
    expect(receipt?.outcome).toBe('failed');
    expect(await world.deps.journal.unfinished()).toEqual([RUN]);
    [fs.rename, fs.look] = [rename, look];
    expect(await settle(world)).toMatchObject([{ state: 'settled', alarms: [] }]);
    expect(summarise((await world.deps.journal.read(RUN)) ?? { run: RUN, lines: [], damaged: [] }, false)).toMatchObject({
      trashed: 0,
      undoable: false,
    });
  });

  it('leaves the run open when the disk does not confirm the moves', async () => {
    const { fs, world } = newWorld();
    const [, action] = await shoot(fs);
    const syncFolder = fs.syncFolder.bind(fs);
    fs.syncFolder = async path => {
      if (path.startsWith('/photos/wedding')) throw errno('EIO', path);
      return syncFolder(path);
    };
    expect(await trash(world, action ? [action] : [])).toMatchObject([{ outcome: 'trashed' }]);
    expect(await world.deps.journal.unfinished()).toEqual([RUN]);
    fs.syncFolder = syncFolder;
    expect(await settle(world)).toMatchObject([{ state: 'settled', alarms: [] }]);
    expect(await undo(world)).toMatchObject([{ outcome: 'restored' }]);
  });

  it('believes the disk when a rename reports a failure but was done', async () => {
    const { fs, world } = newWorld();
    const [action] = await shoot(fs);
    const rename = fs.rename.bind(fs);
    fs.rename = async (from, to) => {
      await rename(from, to);
      if (from.endsWith('.ARW')) throw Object.assign(new Error('lost answer'), { code: 'ENOENT' });
    };
    const [receipt] = await trash(world, action ? [action] : []);
    expect(receipt).toMatchObject({ outcome: 'trashed' });
  });

  it('goes to the folder store when the trash turns out to be on another volume, with a new intent first', async () => {
    const { fs, world } = newWorld();
    const actions = await shoot(fs);
    const rename = fs.rename.bind(fs);
    fs.rename = async (from, to) => {
      if (to.includes('.Trash')) throw Object.assign(new Error('no'), { code: 'EXDEV' });
      const node = fs.entries.get(`/state/runs/${RUN}.ndjson`);
      expect(Buffer.from(node?.bytes.slice(0, node.durable) ?? []).toString()).toContain(`"to":"${to}"`);
      await rename(from, to);
    };
    const receipts = await trash(world, actions);
    expect(receipts.map(({ outcome }) => outcome)).toEqual(['trashed', 'trashed']);
    expect(receipts.flatMap(({ to }) => to.map(({ at }) => at)).every(at => at.startsWith('/photos/wedding/.rawtwin/trash/'))).toBe(true);
    expect(await fs.names(abs(`${TRASH}/info`))).toEqual([]);
    await undo(world);
    expect((await fs.names(abs('/photos/wedding'))).sort()).toEqual(['.rawtwin', 'DSC1.ARW', 'DSC1.xmp', 'DSC2.ARW']);
  });

  it('stays where it is with --to system when a rename cannot reach the trash', async () => {
    const { fs, world } = newWorld();
    const actions = await shoot(fs);
    fs.rename = async (_, to) => {
      throw Object.assign(new Error('no'), { code: to.includes('.Trash') ? 'EXDEV' : 'EIO' });
    };
    const receipts = await trash(world, actions, { to: 'system' });
    expect(receipts.map(({ outcome, why }) => [outcome, /EXDEV/.test(english(why ?? ''))])).toEqual([
      ['failed', true],
      ['failed', true],
    ]);
    expect((await fs.names(abs('/photos/wedding'))).sort()).toEqual(['DSC1.ARW', 'DSC1.xmp', 'DSC2.ARW']);
  });

  it('touches nothing when the intents cannot be written', async () => {
    const { fs, world } = newWorld();
    const actions = await shoot(fs);
    const append = fs.append.bind(fs);
    fs.append = async path => ({
      ...(await append(path)),
      write: async () => {
        throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      },
    });
    expect(await errorOf(trash(world, actions))).toMatchObject({
      code: 'JOURNAL_WRITE',
      message: expect.stringMatching(/ENOSPC.*Make room/),
    });
    expect((await fs.names(abs('/photos/wedding'))).sort()).toEqual(['DSC1.ARW', 'DSC1.xmp', 'DSC2.ARW']);
    expect(await world.deps.journal.runs()).toEqual([]);
    expect(await world.deps.journal.unfinished()).toEqual([]);
  });
});
