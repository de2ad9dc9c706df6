import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { realFs } from '../../src/execute/real-fs.js';
import { openJournal } from '../../src/journal/journal.js';
import { newRunId } from '../../src/journal/run-id.js';
import type { JournalEntry } from '../../src/model/journal.js';
import type { FsPort } from '../../src/ports/fs.js';
import { FakeFs } from '../support/fake-fs.js';
import { errorOf } from '../support/said.js';
import { abs, RUN } from '../support/trash-world.js';

const end: JournalEntry = { type: 'end', interrupted: false };
const clock = { now: () => new Date('2026-11-24T10:15:12Z') };

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});
function realState(): [FsPort, string] {
  const top = realpathSync(mkdtempSync(join(tmpdir(), 'rawtwin-journal-')));
  made.push(top);
  return [realFs(), join(top, 'state')];
}
const fakeState = (): [FsPort, string] => [new FakeFs(), '/state'];

describe.each([
  ['the real disk', realState],
  ['the disk in memory', fakeState],
])('journal on %s', (_, state) => {
  const open = () => {
    const [fs, stateDir] = state();
    return { fs, stateDir, journal: openJournal({ fs, clock, stateDir: abs(stateDir) }) };
  };

  it('knows nothing before the first run', async () => {
    const { journal } = open();
    expect([await journal.runs(), await journal.unfinished(), await journal.read(RUN)]).toEqual([[], [], null]);
  });

  it('marks a run as open from before its first line until it is settled', async () => {
    const { journal } = open();
    const run = await journal.begin(RUN);
    expect(await journal.unfinished()).toEqual([RUN]);
    await run.append([end]);
    await run.sync();
    await run.close(false);
    expect(await journal.unfinished()).toEqual([RUN]);
    const again = await journal.reopen(RUN);
    await again.append([{ type: 'undo-begin', items: 1 }]);
    await again.close(true);
    expect(await journal.unfinished()).toEqual([]);
    expect((await journal.read(RUN))?.lines.map(({ type }) => type)).toEqual(['end', 'undo-begin']);
  });

  it('refuses to begin a run twice', async () => {
    const { journal } = open();
    await (await journal.begin(RUN)).close(true);
    await expect(journal.begin(RUN)).rejects.toMatchObject({ code: 'JOURNAL_WRITE' });
  });

  it('takes back a run that touched nothing', async () => {
    const { journal } = open();
    const run = await journal.begin(RUN);
    await run.append([end]);
    await run.abandon();
    expect([await journal.runs(), await journal.unfinished()]).toEqual([[], []]);
  });

  it('lists runs oldest first', async () => {
    const { journal } = open();
    for (const run of ['20270101-000000-aaaa', '20251231-235959-zzzz', '20261124-101512-k3f9'])
      await (await journal.begin(run)).close(true);
    expect(await journal.runs()).toEqual(['20251231-235959-zzzz', '20261124-101512-k3f9', '20270101-000000-aaaa']);
  });

  it('writes many entries whole', async () => {
    const { journal } = open();
    const run = await journal.begin(RUN);
    const many = Array.from(
      { length: 20_000 },
      (_, i): JournalEntry => ({ type: 'restored', from: abs(`/a/${i}`), at: abs(`/a/.rawtwin/trash/${RUN}/${i}`) }),
    );
    await run.append(many);
    await run.close(true);
    const read = await journal.read(RUN);
    expect(read?.damaged).toEqual([]);
    expect(read?.lines).toHaveLength(20_000);
    expect(read?.lines[19_999]).toMatchObject({ from: '/a/19999' });
  });
});

describe('a journal that cannot be used', () => {
  it.each([
    ['ENOSPC', /Make room on that disk/],
    ['EROFS', /Check its disk and permissions/],
  ])('%s: says which file, why, and what to do', async (code, advice) => {
    const fs = new FakeFs();
    fs.create = async () => Promise.reject(Object.assign(new Error(code), { code }));
    const journal = openJournal({ fs, clock, stateDir: abs('/state') });
    const error = await errorOf(journal.begin(RUN));
    expect(error).toMatchObject({ code: 'JOURNAL_WRITE', path: `/state/runs/${RUN}.ndjson` });
    expect(error.message).toMatch(advice);
    expect(error.message).toContain(code);
  });

  it('EIO while reading is told, not taken for an empty history', async () => {
    const fs = new FakeFs();
    const journal = openJournal({ fs, clock, stateDir: abs('/state') });
    await (await journal.begin(RUN)).close(true);
    fs.read = async () => Promise.reject(Object.assign(new Error('EIO'), { code: 'EIO' }));
    fs.names = async () => Promise.reject(Object.assign(new Error('EIO'), { code: 'EIO' }));
    await expect(journal.read(RUN)).rejects.toMatchObject({ code: 'JOURNAL_DAMAGED' });
    await expect(journal.runs()).rejects.toMatchObject({ code: 'STATE_UNUSABLE' });
  });
});

describe('newRunId', () => {
  it.each([
    [0, '20261124-101512-aaaa'],
    [0.999999, '20261124-101512-9999'],
  ])('with %d is %s', (random, id) => expect(newRunId(clock.now(), () => random)).toBe(id));

  it('sorts as time does', () => {
    const ids = ['2026-01-02T03:04:05Z', '2026-11-24T10:15:12Z', '2031-10-01T00:00:00Z'].map(at => newRunId(new Date(at), () => 0.5));
    expect([...ids].sort()).toEqual(ids);
  });
});
