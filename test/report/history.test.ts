import { describe, expect, it } from 'vitest';
import type { RunSummary } from '../../src/model/receipt.js';
import { renderHistory } from '../../src/report/history.js';
import { at } from './plan-of.js';

const run = (more: Partial<RunSummary>): RunSummary => ({
  ...{ run: '20261123-101112-abcd', at: '2026-11-23T10:11:12.000Z', roots: [at('/photos')], trashed: 1_200, restored: 0, purged: 0 },
  ...{ failed: 0, bytes: 28_800_000_000, places: ['/photos/.rawtwin/trash'], undoable: true, damaged: false, ...more },
});
const text = (runs: readonly RunSummary[]) => [...renderHistory(runs, { columns: 80, colour: false })].join('');

describe('history', () => {
  it('is a table, newest first as given; figures that are zero everywhere are left out', () => {
    const older = run({
      run: '20261101-090000-efgh',
      at: '2026-11-01T09:00:00.000Z',
      trashed: 3,
      restored: 3,
      bytes: 0,
      undoable: false,
      damaged: true,
    });
    expect(`\n${text([run({}), older])}`).toMatchInlineSnapshot(`
      "
      run                   when              trashed  put back  in trash  undo
      20261123-101112-abcd  2026-11-23 10:11    1,200         ·   28.8 GB  yes
          from /photos
          to   /photos/.rawtwin/trash
      20261101-090000-efgh  2026-11-01 09:00        3         3         ·  no
          from /photos
          to   /photos/.rawtwin/trash
          its journal is damaged in places; what could be read is told

      To take one back: rawtwin undo 20261123-101112-abcd
      "
    `);
  });

  it.each([
    { sentence: 'no runs', runs: [], says: 'rawtwin has trashed nothing yet.\n' },
    { sentence: 'all undone', runs: [run({ undoable: false, bytes: 0 })], says: '1 run; nothing is left to undo.\n' },
    { sentence: 'a root with a hostile name', runs: [run({ roots: [at('/p\x1b[31m')] })], says: '    from /p\\x1b[31m\n' },
    { sentence: 'a run whose time is lost', runs: [run({ at: '' })], says: '20261123-101112-abcd' },
  ])('$sentence', ({ runs, says }) => expect(text(runs)).toContain(says));
});
