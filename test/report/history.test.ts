import { describe, expect, it } from 'vitest';
import type { RunSummary } from '../../src/model/receipt.js';
import { renderHistory } from '../../src/report/history.js';
import { WORDS } from '../support/words.js';
import { at } from './plan-of.js';

const run = (more: Partial<RunSummary>): RunSummary => ({
  ...{ run: '20261123-101112-abcd', at: '2026-11-23T10:11:12.000Z', roots: [at('/photos')], trashed: 1_200, restored: 0, purged: 0 },
  ...{ left: 1_200, leftFiles: 2_300, failed: 0, bytes: 28_800_000_000, places: ['/photos/.rawtwin/trash'], undoable: true },
  ...{ open: false, damaged: [], ...more },
});
const text = (runs: readonly RunSummary[]) => [...renderHistory(runs, { words: WORDS.en, columns: 80, colour: false })].join('');

describe('history', () => {
  it('is a table, newest first as given; figures that are zero everywhere are left out', () => {
    const older = run({
      run: '20261101-090000-efgh',
      at: '2026-11-01T09:00:00.000Z',
      trashed: 3,
      restored: 3,
      purged: 10,
      failed: 2,
      left: 0,
      leftFiles: 1,
      bytes: 700,
      open: true,
      damaged: [4, 9],
    });
    expect(`\n${text([run({}), older])}`).toMatchInlineSnapshot(`
      "
      run                   when        trashed  put back  purged  to undo  in trash
      20261123-101112-abcd  2026-11-23    1,200         ·       ·    1,200   28.8 GB
          from /photos
          to   /photos/.rawtwin/trash
      20261101-090000-efgh  2026-11-01        3         3      10  sidecar     700 B
          from /photos
          to   /photos/.rawtwin/trash
          2 raws could not be moved
          was cut off; the next trash, undo or purge settles it
          its journal is damaged in lines 4, 9; what could be read is told

      Left to undo: 2,301 files, 28.8 GB.
      To take the last run back: rawtwin undo 20261123-101112-abcd
      "
    `);
  });

  it.each([
    { sentence: 'no runs', runs: [], says: 'rawtwin has trashed nothing yet.\n' },
    {
      sentence: 'all undone',
      runs: [run({ undoable: false, left: 0, leftFiles: 0, bytes: 0 })],
      says: '1 run; nothing is left to undo.\n',
    },
    { sentence: 'a root with a hostile name', runs: [run({ roots: [at('/p\x1b[31m')] })], says: '    from /p\\x1b[31m\n' },
    {
      sentence: 'a journal damaged in many lines',
      runs: [run({ damaged: Array.from({ length: 12 }, (_, i) => i + 1) })],
      says: 'damaged in lines 1, 2, 3, 4, 5, 6, 7, 8 …;',
    },
    { sentence: 'a run whose time is lost', runs: [run({ at: '' })], says: '20261123-101112-abcd' },
  ])('$sentence', ({ runs, says }) => expect(text(runs)).toContain(says));

  it('shows the newest twenty, all when asked, and sums up all of them', () => {
    const runs = Array.from({ length: 25 }, (_, i) => run({ run: `run-${i}` }));
    expect(text(runs)).toMatch(/run-19 [\s\S]*\nand 5 earlier runs: --all shows them\n\nLeft to undo: 57,500 files, 720 GB\./);
    expect(text(runs)).not.toContain('run-20 ');
    expect([...renderHistory(runs, { words: WORDS.en, columns: 80, colour: false, all: true })].join('')).toContain('run-24 ');
  });

  it('fits 80 columns with every figure', () => {
    const full = run({ trashed: 99_999, restored: 9_999, purged: 99_999, left: 99_999, leftFiles: 99_999 });
    for (const row of text([full])
      .split('\n')
      .filter(row => row.startsWith('2026') || row.startsWith('run')))
      expect(row.length).toBeLessThanOrEqual(80);
  });
});
