import { describe, expect, it } from 'vitest';
import { latestUndoable, listRuns, readRun, summarise } from '../../src/journal/history.js';
import type { JournalEntry, JournalLine, PlannedMove } from '../../src/model/journal.js';
import type { Receipt } from '../../src/model/receipt.js';
import type { JournalPort } from '../../src/ports/journal.js';
import { errorOf } from '../support/said.js';
import { abs, RUN } from '../support/trash-world.js';

const line = (entry: JournalEntry): JournalLine => ({ v: 1, writtenAt: '2026-11-24T10:15:12.000Z', ...entry });
const begin = line({ type: 'begin', verb: 'trash', plan: 'p', to: 'auto', roots: [abs('/photos')], actions: 2 });
const move = (name: string, bytes: number): PlannedMove => ({
  from: abs(`/photos/${name}`),
  to: abs(`/t/files/${name}`),
  info: abs(`/t/info/${name}.trashinfo`),
  stamp: { dev: 1n, ino: 1n, bytes, mtimeNs: 0n, ctimeNs: 0n, mode: 0, nlink: 1 },
});
const intent = (id: string, ...moves: PlannedMove[]) => line({ type: 'intent', action: id, store: 'freedesktop', place: abs('/t'), moves });
const receipt = (id: string, outcome: Receipt['outcome'], ...moves: PlannedMove[]) =>
  line({
    type: 'receipt',
    action: id,
    raw: abs(`/photos/${id}`),
    bytes: 100,
    outcome,
    to: moves.map(({ from, to }) => ({ from, at: to })),
  });
const back = (one: PlannedMove) => line({ type: 'restored', from: one.from, at: one.to });
const [raw, xmp, other] = [move('A.ARW', 100), move('A.xmp', 7), move('B.ARW', 50)];
const whole = [
  begin,
  intent('A.ARW', raw, xmp),
  intent('B.ARW', other),
  receipt('A.ARW', 'trashed', raw, xmp),
  receipt('B.ARW', 'trashed', other),
];

describe('summarise', () => {
  it.each<[string, readonly JournalLine[], object]>([
    [
      'a whole run',
      whole,
      { trashed: 2, restored: 0, purged: 0, left: 2, leftFiles: 3, failed: 0, bytes: 157, undoable: true, places: ['/t'] },
    ],
    [
      'a sidecar that came back counts its bytes, not a raw',
      [...whole, back(xmp)],
      { trashed: 2, restored: 0, bytes: 150, undoable: true },
    ],
    ['only a sidecar is left', [...whole, back(raw), back(other)], { left: 0, leftFiles: 1, bytes: 7, undoable: true }],
    [
      'all came back',
      [...whole, back(raw), back(xmp), back(other)],
      { left: 0, leftFiles: 0, trashed: 2, restored: 2, bytes: 0, undoable: false },
    ],
    [
      'one purged',
      [...whole, line({ type: 'purged', from: other.from, at: other.to })],
      { restored: 0, purged: 1, left: 1, leftFiles: 2, bytes: 107, undoable: true },
    ],
    [
      'skipped and failed',
      [begin, intent('A.ARW', raw), receipt('A.ARW', 'failed')],
      { trashed: 0, failed: 1, undoable: false, places: [] },
    ],
    ['recovery corrected the receipt', [...whole, receipt('B.ARW', 'skipped')], { trashed: 1, bytes: 107 }],
    ['intents alone move nothing', whole.slice(0, 3), { trashed: 0, bytes: 0, undoable: false }],
    ['nothing left of the first line', whole.slice(1), { trashed: 2, roots: [], at: '2026-11-24T10:15:12.000Z' }],
    ['nothing left at all', [], { trashed: 0, at: '2026-11-24T10:15:12.000Z', undoable: false }],
  ])('%s', (_, lines, expected) => expect(summarise({ run: RUN, lines, damaged: [] }, false)).toMatchObject(expected));

  it('says which lines are damaged, and that a run is open', () =>
    expect(summarise({ run: RUN, lines: whole, damaged: [4] }, true)).toMatchObject({ damaged: [4], open: true }));
});

describe('runs by name', () => {
  const runs = ['20261123-000000-aaaa', '20261124-101512-k3f9', '20261124-101513-zzzz'];
  const journal: Pick<JournalPort, 'runs' | 'read' | 'unfinished' | 'version' | 'recall' | 'folded'> = {
    unfinished: async () => [],
    version: async () => '1',
    recall: async () => new Map(),
    folded: async () => [],
    runs: async () => [...runs],
    read: async run => ({ run, lines: run.endsWith('zzzz') ? [begin] : whole, damaged: [] }),
  };
  const port = journal as JournalPort;

  it.each([
    ['the whole id', '20261124-101512-k3f9', '20261124-101512-k3f9'],
    ['a beginning that only one has', '20261123', '20261123-000000-aaaa'],
  ])('%s', async (_, id, run) => expect((await readRun(port, id)).run).toBe(run));

  it.each([
    ['no such run', 'no-such-run', /There is no run no-such-run/],
    ['a beginning that two have', '20261124', /More than one run begins with 20261124: 20261124-101512-k3f9, /],
    ['nothing', '', /There is no run/],
    ['a path', '../runs/20261123-000000-aaaa', /There is no run/],
  ])('%s is RUN_UNKNOWN', async (_, id, message) => {
    expect(await errorOf(readRun(port, id))).toMatchObject({ code: 'RUN_UNKNOWN', message: expect.stringMatching(message) });
  });

  it('lists newest first, and finds the newest that has something to bring back', async () => {
    expect((await listRuns(port)).map(({ run }) => run)).toEqual([...runs].reverse());
    expect(await latestUndoable(port)).toBe('20261124-101512-k3f9');
  });
});
