import { describe, expect, it } from 'vitest';
import { takeLock } from '../../src/execute/lock.js';
import type { FsPort } from '../../src/ports/fs.js';
import { errno, FakeFs } from '../support/fake-fs.js';
import { type Calls, faulty } from '../support/faulty-fs.js';
import { english } from '../support/said.js';
import { abs, actionFor, processesNamed, put, RUN, settle, trash, undo, type World, worldOn } from '../support/trash-world.js';

const RAW = '/photos/shoot/A.ARW';
const XMP = '/photos/shoot/A.xmp';
const AT = `/photos/.Trash-1000/files/A.${RUN}-1.ARW`;
const world = (fs: FsPort, pid: number, alive = [pid]): World =>
  worldOn(fs, '/photos/shoot', '/state', { processes: processesNamed(pid, alive) });

/** A run whose process died right after the named call. */
async function diedAfter(call: RegExp) {
  const fs = new FakeFs([{ at: '/photos' }]);
  fs.setTime(BigInt(Date.UTC(2026, 10, 24, 10, 15, 12)) * 1_000_000n);
  const build = async (target: FsPort) => {
    await put(target, RAW, 'raw a');
    await put(target, XMP, 'edits a');
    return actionFor(target, RAW, XMP);
  };
  const rehearsal = new FakeFs([{ at: '/photos' }]);
  const calls: Calls = { count: 0, log: [] };
  await trash(world(faulty(rehearsal, null, calls), 1), [await build(rehearsal)]);
  const at = calls.log.findIndex(name => call.test(name));
  expect(at, `a call like ${call}`).toBeGreaterThan(0);
  const action = await build(fs);
  await trash(world(faulty(fs, { at, how: 'stop-after' }), 1), [action]).catch(() => null);
  return fs;
}
const FIRST_RENAME = /^rename .*A\.ARW /;
const LAST_RENAME = /^rename .*A\.xmp /;

describe('settleUnfinished', () => {
  it('puts a half-moved raw back to its sidecar', async () => {
    const fs = await diedAfter(FIRST_RENAME);
    expect((await fs.look(abs(AT))).kind).toBe('file');
    expect(await settle(world(fs, 2))).toMatchObject([{ run: RUN, state: 'settled', putBack: 1, trashed: 0, alarms: [] }]);
    expect((await fs.names(abs('/photos/shoot'))).sort()).toEqual(['A.ARW', 'A.xmp']);
    expect(await fs.names(abs('/photos/.Trash-1000/info'))).toEqual([]);
  });

  it('puts back half a unit that the run itself could not put back, its disk having gone', async () => {
    const fs = new FakeFs([{ at: '/photos' }]);
    await put(fs, RAW, 'raw a');
    await put(fs, XMP, 'edits a');
    const action = await actionFor(fs, RAW, XMP);
    let isOut = false;
    const out = <A extends string[], R>(call: (...paths: A) => Promise<R>) => {
      return async (...paths: A): Promise<R> => {
        if (isOut && paths.some(path => path.startsWith('/photos'))) throw errno('ENOTCONN', paths[0]);
        return call(...paths);
      };
    };
    const { create, link, look, names, unlink } = fs;
    fs.create = async (path, bytes, mode) => {
      isOut ||= path.endsWith('-2.xmp.trashinfo');
      if (isOut && path.startsWith('/photos')) throw errno('ENOTCONN', path);
      return create.call(fs, path, bytes, mode);
    };
    fs.link = out(link.bind(fs));
    fs.look = out(look.bind(fs));
    fs.names = out(names.bind(fs));
    fs.unlink = out(unlink.bind(fs));
    expect(await trash(world(fs, 1), [action])).toMatchObject([{ outcome: 'failed' }]);
    Object.assign(fs, { create, link, look, names, unlink });
    expect(fs.entries.has(RAW)).toBe(false);
    expect(await settle(world(fs, 2))).toMatchObject([{ state: 'settled', putBack: 1, alarms: [] }]);
    expect([fs.entries.has(RAW), fs.entries.has(XMP)]).toEqual([true, true]);
  });

  it('takes a wholly moved unit for trashed, and it can be undone', async () => {
    const fs = await diedAfter(LAST_RENAME);
    expect(await settle(world(fs, 2))).toMatchObject([{ state: 'settled', putBack: 0, trashed: 2 }]);
    expect((await undo(world(fs, 3))).map(({ outcome }) => outcome)).toEqual(['restored', 'restored']);
  });

  it('leaves a run alone whose process lives', async () => {
    const fs = await diedAfter(FIRST_RENAME);
    await takeLock({ roots: [abs('/photos/shoot')], verb: 'trash', run: RUN }, world(fs, 1).deps);
    expect(await settle(world(fs, 2, [1, 2]))).toMatchObject([{ state: 'busy' }]);
    expect((await fs.look(abs(AT))).kind).toBe('file');
  });

  it('leaves a run alone whose folders another process holds for something else', async () => {
    const fs = await diedAfter(FIRST_RENAME);
    await takeLock({ roots: [abs('/photos')], verb: 'trash', run: 'another' }, world(fs, 1).deps);
    expect(await settle(world(fs, 2, [1, 2]))).toMatchObject([{ state: 'busy', roots: ['/photos/shoot'] }]);
  });

  it('never overwrites what has come to stand at the old place: both are kept and told', async () => {
    const fs = await diedAfter(FIRST_RENAME);
    await put(fs, RAW, 'a new file');
    const [one] = await settle(world(fs, 2));
    expect(one?.alarms.map(english)).toEqual([expect.stringMatching(/A\.ARW is in trash at .*could not be put back.*another file stands/)]);
    expect(Buffer.from(await fs.read(abs(RAW))).toString()).toBe('a new file');
    expect(Buffer.from(await fs.read(abs(AT))).toString()).toBe('raw a');
    await fs.unlink(abs(RAW));
    expect(await undo(world(fs, 3))).toMatchObject([{ outcome: 'restored', from: RAW }]);
  });

  it('tells of a new file in the place of one that was trashed', async () => {
    const fs = await diedAfter(LAST_RENAME);
    await put(fs, RAW, 'a new file');
    const [one] = await settle(world(fs, 2));
    expect(one).toMatchObject({ trashed: 2 });
    expect(one?.alarms.map(english)).toEqual([expect.stringMatching(/another file stands in its place now; both are kept/)]);
  });

  it('raises an alarm for a file that is at neither end', async () => {
    const fs = await diedAfter(FIRST_RENAME);
    await fs.unlink(abs(AT));
    await fs.unlink(abs(XMP));
    const [one] = await settle(world(fs, 2));
    expect(one?.state).toBe('settled');
    expect(one?.alarms.map(english).join()).toMatch(/A\.ARW is neither at its place nor in trash/);
    expect(await settle(world(fs, 3))).toEqual([]);
  });

  it('waits for a disk that is not there, and settles when it is back', async () => {
    const fs = await diedAfter(FIRST_RENAME);
    const plugIn = fs.unplug('/photos');
    expect(await settle(world(fs, 2))).toMatchObject([
      { state: 'away', alarms: [{ is: 'disk-away', path: expect.stringMatching(/A\.ARW$/) }] },
    ]);
    expect(await settle(world(fs, 3))).toMatchObject([{ state: 'away' }]);
    plugIn();
    expect(await settle(world(fs, 4))).toMatchObject([{ state: 'settled', putBack: 1 }]);
  });

  it('waits when an end cannot be read', async () => {
    const fs = await diedAfter(FIRST_RENAME);
    const look = fs.look.bind(fs);
    fs.look = async path => {
      if (path === AT) throw Object.assign(new Error('bad sector'), { code: 'EIO' });
      return look(path);
    };
    expect(await settle(world(fs, 2))).toMatchObject([{ state: 'away', alarms: [{ is: 'ends-unknown' }] }]);
    fs.look = look;
    expect(await settle(world(fs, 3))).toMatchObject([{ state: 'settled', putBack: 1 }]);
  });

  it('says so when the journal cannot be written, and moves nothing', async () => {
    const fs = await diedAfter(FIRST_RENAME);
    const append = fs.append.bind(fs);
    fs.append = async () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }));
    expect(await settle(world(fs, 2))).toMatchObject([{ state: 'unwritable', alarms: [{ is: 'journal-unwritable', code: 'ENOSPC' }] }]);
    expect((await fs.look(abs(AT))).kind).toBe('file');
    fs.append = append;
    expect(await settle(world(fs, 3))).toMatchObject([{ state: 'settled' }]);
  });

  it('forgets a mark without a journal', async () => {
    const fs = await diedAfter(/^create \/state\/open/);
    expect(await world(fs, 2).deps.journal.unfinished()).toEqual([RUN]);
    expect(await settle(world(fs, 2))).toEqual([]);
    expect(await world(fs, 2).deps.journal.unfinished()).toEqual([]);
  });

  it('settles by what is left of a damaged journal', async () => {
    const fs = await diedAfter(FIRST_RENAME);
    const node = fs.entries.get(`/state/runs/${RUN}.ndjson`);
    if (node) node.bytes = Buffer.from(Buffer.from(node.bytes).toString().replace('"verb":"trash"', '"verb":"TRASH"'));
    expect((await world(fs, 2).deps.journal.read(RUN))?.damaged).toEqual([2]);
    expect(await settle(world(fs, 2))).toMatchObject([{ state: 'settled', putBack: 1, roots: ['/photos/shoot'] }]);
  });

  it('puts back a file that went in the place of the planned one', async () => {
    const fs = await diedAfter(LAST_RENAME);
    const node = fs.entries.get(AT);
    if (node) node.bytes = Buffer.from('it was still being written');
    expect(await settle(world(fs, 2))).toMatchObject([{ state: 'settled', putBack: 2, trashed: 0 }]);
    expect(Buffer.from(await fs.read(abs(RAW))).toString()).toBe('it was still being written');
  });

  it('believes the disk against a receipt whose move the power cut undid', async () => {
    const fs = await diedAfter(/^syncFolder .*files/);
    for (const line of (await world(fs, 2).deps.journal.read(RUN))?.lines ?? []) {
      if (line.type === 'receipt') for (const { from, at } of line.to) await fs.rename(at, from);
    }
    expect(await settle(world(fs, 2))).toMatchObject([{ state: 'settled', trashed: 0, alarms: [] }]);
    const lines = (await world(fs, 3).deps.journal.read(RUN))?.lines ?? [];
    expect(lines.filter(({ type }) => type === 'receipt')).toMatchObject([
      { outcome: 'trashed' },
      { outcome: 'skipped', to: [], recovered: true },
    ]);
    expect(await undo(world(fs, 3))).toEqual([]);
  });

  describe('on a disk without hard links, after an undo died with its placeholder journaled', () => {
    const at = `/photos/shoot/.rawtwin/trash/${RUN}/A.ARW`;
    async function diedWithPlaceholder() {
      const fs = new FakeFs([{ at: '/photos', links: false }]);
      fs.setTime(BigInt(Date.UTC(2026, 10, 24, 10, 15, 12)) * 1_000_000n);
      await put(fs, RAW, 'raw a');
      await trash(world(fs, 1), [await actionFor(fs, RAW)], { to: 'folder' });
      const run = await world(fs, 1).deps.journal.reopen(RUN);
      await run.append([
        { type: 'undo-begin', items: 1 },
        { type: 'placeholder', from: abs(RAW), at: abs(at) },
      ]);
      await run.close(false);
      return fs;
    }
    const MINUTE = 60_000_000_000n;
    it.each([
      ['the placeholder is taken away', '', 0n, false],
      ['a file that somebody wrote there stays', 'somebody wrote this', 0n, true],
      ['an empty file that came up much later stays', '', 5n * MINUTE, true],
      ['an empty file that is older stays', '', -5n * MINUTE, true],
    ])('%s', async (_, content, later, stays) => {
      const fs = await diedWithPlaceholder();
      fs.setTime(fs.now + later);
      await put(fs, RAW, content);
      expect(await settle(world(fs, 2))).toMatchObject([{ state: 'settled', restored: 0 }]);
      expect(fs.entries.has(RAW)).toBe(stays);
      expect(Buffer.from(await fs.read(abs(at))).toString()).toBe('raw a');
    });
  });

  it('settles an undo that was cut short, and does not take another file for the one that came back', async () => {
    const fs = new FakeFs([{ at: '/photos' }]);
    await put(fs, RAW, 'raw a');
    await trash(world(fs, 1), [await actionFor(fs, RAW)]);
    const run = await world(fs, 1).deps.journal.reopen(RUN);
    await run.append([{ type: 'undo-begin', items: 1 }]);
    await run.close(false);
    await fs.unlink(abs(AT));
    await put(fs, RAW, 'somebody else wrote this');
    expect(await settle(world(fs, 2))).toMatchObject([{ state: 'settled', restored: 0 }]);
    expect(await undo(world(fs, 3))).toMatchObject([{ outcome: 'blocked', from: RAW }]);
  });
});
