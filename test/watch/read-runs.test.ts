import { describe, expect, it } from 'vitest';
import type { AbsPath } from '../../src/model/frame.js';
import { JOURNAL_VERSION, type JournalEntry, type JournalLine } from '../../src/model/journal.js';
import { readRuns } from '../../src/pipeline/watch/read-runs.js';
import { WatchedRoots } from '../../src/pipeline/watch/watched-roots.js';
import { type LatelyTrashed, newRecord, type RootRecord, withTrashed } from '../../src/watch/root-record.js';
import { FIRST_RUNS, knownAtStart, type RunsRead, seenUpTo } from '../../src/watch/runs-read.js';

const at = (path: string) => path as AbsPath;
const run = (n: number): string => `20261124-1015${String(n).padStart(2, '0')}-k3f9`;
const lately = (raw: string, more: Partial<LatelyTrashed> = {}): LatelyTrashed => ({
  ...{ raw: at(raw), bytes: 3, mtimeNs: '4', run: run(1), told: false },
  ...more,
});

describe('the runs that a root was told of', () => {
  const many = Array.from({ length: FIRST_RUNS + 3 }, (_, n) => `run ${String(n).padStart(4, '0')}`);
  it.each<[string, readonly string[], string | null, readonly string[]]>([
    ['are none at first', ['a', 'b'], null, []],
    ['are all but the newest, where there are many at first', many, null, many.slice(0, 3)],
    ['are those up to the last one that was read', ['a', 'b', 'c'], 'b', ['a', 'b']],
    ['may be folded away', ['c'], 'b', []],
  ])('%s', (_, runs, seenRun, known) => expect([...knownAtStart(runs, seenRun).known]).toEqual(known));
  it.each<[string, readonly string[], readonly string[], string | null]>([
    ['all', ['a', 'b'], ['a', 'b'], 'b'],
    ['not the last', ['a', 'b', 'c'], ['a', 'b'], 'b'],
    ['one in the midst is open', ['a', 'b', 'c'], ['a', 'c'], 'a'],
    ['the first is open', ['a', 'b'], ['b'], null],
    ['there are no runs', [], ['a'], null],
  ])('are kept by the last of them: %s', (_, runs, known, seen) => expect(seenUpTo(runs, new Set(known))).toBe(seen));
});

describe('what was trashed lately', () => {
  const told = lately('/p/1.ARW', { told: true });
  it.each<[string, readonly LatelyTrashed[], readonly LatelyTrashed[], readonly LatelyTrashed[]]>([
    ['another raw is added', [told], [lately('/p/2.ARW')], [told, lately('/p/2.ARW')]],
    ['the same run tells nothing new', [told], [lately('/p/1.ARW')], [told]],
    ['a later run is told by its own id', [told], [lately('/p/1.ARW', { run: run(2) })], [lately('/p/1.ARW', { run: run(2) })]],
    ['another file of the name is another', [told], [lately('/p/1.ARW', { bytes: 9 })], [told, lately('/p/1.ARW', { bytes: 9 })]],
    ['what surely went is no doubt again', [told], [lately('/p/1.ARW', { run: run(2), ctimeNs: '5' })], [told]],
    ['a doubt ends when it surely went', [lately('/p/1.ARW', { ctimeNs: '5' })], [lately('/p/1.ARW')], [lately('/p/1.ARW')]],
  ])('%s', (_, before, added, all) => expect(withTrashed(before, added)).toEqual(all));
});

describe('reading runs', () => {
  const stamp = { dev: 1n, ino: 2n, bytes: 3, mtimeNs: 4n, ctimeNs: 5n, mode: 6, nlink: 1 };
  const lines = (...entries: readonly JournalEntry[]): readonly JournalLine[] =>
    entries.map(entry => ({ v: JOURNAL_VERSION, writtenAt: '2026-11-24T10:15:12.000Z', ...entry }));
  const trashing = (...raws: readonly string[]): readonly JournalLine[] =>
    lines(
      ...raws.flatMap((raw, n): readonly JournalEntry[] => [
        {
          ...{ type: 'intent', action: `a${n}`, store: 'folder', place: at('/trash') },
          moves: [{ from: at(raw), to: at(`/trash${raw}`), stamp }],
        },
        {
          ...{ type: 'receipt', action: `a${n}`, raw: at(raw), bytes: 3, outcome: 'trashed' },
          to: [{ from: at(raw), at: at(`/trash${raw}`) }],
        },
      ]),
    );

  class Journal {
    readonly lines = new Map<string, readonly JournalLine[]>();
    readonly open = new Set<string>();
    readonly read_: string[] = [];
    runs = async () => [...this.lines.keys()].sort();
    unfinished = async () => [...this.open];
    version = async (name: string) => (this.lines.has(name) ? String(this.lines.get(name)?.length) : null);
    read = async (name: string) => {
      this.read_.push(name);
      const found = this.lines.get(name);
      return found ? { run: name, lines: found, damaged: [] } : null;
    };
  }
  const record = (root: string, more: Partial<RootRecord> = {}): RootRecord => ({
    ...newRecord(at(root), 'id', { dev: '1', type: null, birth: null }),
    ...more,
  });
  const clock = { now: () => new Date('2026-11-24T11:00:00Z') };
  async function daemon(...records: readonly RootRecord[]) {
    const journal = new Journal();
    const store = { read: async (root: AbsPath) => records.find(one => one.root === root), isThere: async () => true };
    const nothing = async () => undefined;
    const stores = { ...store, write: nothing, ask: nothing, done: nothing, asked: async () => [] };
    const deps = { records: stores, tell: () => undefined, now: clock.now, newId: () => 'id', mayMark: async () => true, isDryRun: false };
    const roots = new WatchedRoots(
      records.map(({ root }) => root),
      [],
      deps,
    );
    await roots.load();
    const watching = { roots, runsRead: new Map<AbsPath, RunsRead>() };
    const pass = async () => {
      journal.read_.length = 0;
      await readRuns(watching, { journal, clock });
      return {
        read: [...journal.read_],
        trashed: roots.roots.map(root => roots.recordOf(root)?.trashed.map(({ raw }) => raw)),
        seen: roots.roots.map(root => roots.recordOf(root)?.seenRun),
      };
    };
    return { journal, pass };
  }

  it('reads each run once, and gives every root what went there', async () => {
    const { journal, pass } = await daemon(record('/p'), record('/q'));
    journal.lines.set(run(1), trashing('/p/1.ARW', '/q/2.ARW', '/elsewhere/3.ARW'));
    expect(await pass()).toEqual({ read: [run(1)], trashed: [['/p/1.ARW'], ['/q/2.ARW']], seen: [run(1), run(1)] });
    expect(await pass()).toEqual({ read: [], trashed: [['/p/1.ARW'], ['/q/2.ARW']], seen: [run(1), run(1)] });
  });
  it('reads an open run again when more was written, and goes on behind it when it is closed', async () => {
    const { journal, pass } = await daemon(record('/p'));
    journal.open.add(run(1));
    journal.lines.set(run(1), trashing('/p/1.ARW'));
    journal.lines.set(run(2), trashing('/p/9.ARW'));
    expect(await pass()).toEqual({ read: [run(1), run(2)], trashed: [['/p/1.ARW', '/p/9.ARW']], seen: [null] });
    expect((await pass()).read).toEqual([run(1), run(2)]);
    journal.lines.set(run(1), trashing('/p/1.ARW', '/p/2.ARW'));
    expect((await pass()).trashed).toEqual([['/p/1.ARW', '/p/9.ARW', '/p/2.ARW']]);
    journal.open.delete(run(1));
    expect((await pass()).seen).toEqual([run(2)]);
    expect((await pass()).read).toEqual([]);
  });
  it('does not read an open run again while nothing more is written', async () => {
    const { journal, pass } = await daemon(record('/p', { seenRun: run(0) }));
    journal.open.add(run(1));
    journal.lines.set(run(1), trashing('/p/1.ARW'));
    expect((await pass()).read).toEqual([run(1)]);
    expect((await pass()).read).toEqual([]);
  });
  it('goes on behind the last run of an earlier process', async () => {
    const { journal, pass } = await daemon(record('/p', { seenRun: run(1) }), record('/q'));
    journal.lines.set(run(1), trashing('/p/1.ARW', '/q/1.ARW'));
    journal.lines.set(run(2), trashing('/p/2.ARW'));
    expect((await pass()).trashed).toEqual([['/p/2.ARW'], ['/q/1.ARW']]);
  });
  it('hears of a run that a clock set back gave an earlier name', async () => {
    const { journal, pass } = await daemon(record('/p', { seenRun: run(5) }));
    journal.lines.set(run(5), trashing('/p/5.ARW'));
    expect((await pass()).trashed).toEqual([[]]);
    journal.lines.set(run(2), trashing('/p/2.ARW'));
    expect((await pass()).trashed).toEqual([['/p/2.ARW']]);
  });
  it('reads anew where an earlier process went by a clock that was ahead', async () => {
    const { journal, pass } = await daemon(record('/p', { seenRun: '20271124-101512-k3f9' }));
    journal.lines.set(run(2), trashing('/p/2.ARW'));
    journal.lines.set('20271124-101512-k3f9', trashing('/p/5.ARW'));
    expect((await pass()).trashed).toEqual([['/p/2.ARW', '/p/5.ARW']]);
    expect((await pass()).read).toEqual([]);
  });
});
