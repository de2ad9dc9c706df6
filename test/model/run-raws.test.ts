import { describe, expect, it } from 'vitest';
import type { JournalEntry, JournalLine } from '../../src/model/journal.js';
import type { Receipt } from '../../src/model/receipt.js';
import { rawsOfRun } from '../../src/model/run-raws.js';
import { abs } from '../support/trash-world.js';

const line = (entry: JournalEntry): JournalLine => ({ v: 1, writtenAt: '', ...entry });
const STAMP = { dev: 1n, ino: 1n, bytes: 10, mtimeNs: 1n, ctimeNs: 1n, mode: 0o100644, nlink: 1 };
const moved = (name: string) => ({ from: abs(`/p/${name}`), at: abs(`/t/${name}`) });
const intent = (action: string, ...names: readonly string[]) =>
  line({
    ...{ type: 'intent', action, store: 'folder', place: abs('/t') },
    moves: names.map(name => ({ from: moved(name).from, to: moved(name).at, stamp: STAMP })),
  });
const receipt = (action: string, outcome: Receipt['outcome'], names: readonly string[], why?: string) =>
  line({ type: 'receipt', action, raw: abs(`/p/${action}.ARW`), bytes: 10, outcome, to: names.map(moved), ...(why ? { why } : {}) });

describe('what became of each raw of a run', () => {
  const lines = [
    intent('A', 'A.ARW', 'A.xmp'),
    intent('B', 'B.ARW'),
    intent('C', 'C.ARW'),
    intent('D', 'D.ARW'),
    intent('E', 'E.ARW', 'E.xmp'),
    receipt('A', 'trashed', ['A.xmp', 'A.ARW']),
    receipt('B', 'trashed', ['B.ARW']),
    receipt('C', 'skipped', [], 'changed'),
    receipt('F', 'failed', [], 'no room'),
    receipt('E', 'trashed', ['E.ARW', 'E.xmp']),
    line({ type: 'purged', ...moved('B.ARW') }),
    line({ type: 'restored', ...moved('E.ARW') }),
  ];
  const raws = rawsOfRun(lines);

  it('is told for every one of them, in the order of the run', () => {
    expect(raws.map(({ raw, state, why }) => [raw, state, why])).toEqual([
      ['/p/A.ARW', 'in-trash', null],
      ['/p/B.ARW', 'purged', null],
      ['/p/C.ARW', 'skipped', 'changed'],
      ['/p/D.ARW', 'unknown', null],
      ['/p/E.ARW', 'restored', null],
      ['/p/F.ARW', 'failed', 'no room'],
    ]);
  });

  it('names each file with its place, the raw first, a sidecar by its own state', () => {
    expect(raws[0]?.files.map(({ from, at, bytes, state }) => [from, at, bytes, state])).toEqual([
      ['/p/A.ARW', '/t/A.ARW', 10, 'in-trash'],
      ['/p/A.xmp', '/t/A.xmp', 10, 'in-trash'],
    ]);
    expect(raws[4]?.files.map(({ state }) => state)).toEqual(['restored', 'in-trash']);
    expect(raws[2]?.files).toEqual([]);
    expect(raws[0]?.files[0]?.changedAt).toBe('1970-01-01T00:00:00.000Z');
  });

  it('a raw whose intent is lost is told by its receipt', () => {
    expect(rawsOfRun([receipt('A', 'trashed', ['A.ARW'])])).toMatchObject([{ state: 'in-trash', bytes: 10, files: [{ bytes: null }] }]);
  });
});
