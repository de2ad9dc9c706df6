import { describe, expect, it } from 'vitest';
import type { RunSummary } from '../../../src/model/receipt.js';
import type { FileState, RunRaw } from '../../../src/model/run-raws.js';
import { makeRunSheet } from '../../../src/pipeline/run-sheet.js';
import { sheetOfRun } from '../../../src/report/sheet/of-run.js';
import { previewOf, previewsBy } from '../../support/sheet.js';
import { abs } from '../../support/trash-world.js';
import { WORDS } from '../../support/words.js';

const SUMMARY: RunSummary = {
  ...{ run: '20261123-101112-abcd', at: '2026-11-23T10:11:12.000Z', roots: [abs('/p')], trashed: 3, restored: 1, purged: 1 },
  ...{ left: 2, leftFiles: 3, failed: 0, bytes: 30, places: ['/t'], undoable: true, open: false, damaged: [] },
};
const file = (path: string, state: FileState) => ({
  ...{ from: abs(`/p/${path}`), at: abs(`/t/${path}`), bytes: 10, changedAt: '2026-11-20T08:00:00.000Z', state },
});
const raw = (path: string, state: FileState, ...sidecars: readonly string[]): RunRaw => ({
  ...{ action: path, raw: abs(`/p/${path}`), bytes: 10, state, why: null },
  files: [path, ...sidecars].map(one => file(one, state)),
});
const stayed: RunRaw = { action: 's', raw: abs('/p/S.ARW'), bytes: 7, state: 'skipped', why: 'its JPEG is back', files: [] };
const RAWS = [
  raw('two/B.ARW', 'in-trash'),
  raw('one/A b.ARW', 'in-trash', 'one/A b.xmp'),
  raw('one/B.ARW', 'restored'),
  raw('one/-C.ARW', 'in-trash'),
  raw('one/P.ARW', 'purged'),
  stayed,
];

describe('the sheet of a run', () => {
  const sheet = sheetOfRun(SUMMARY, RAWS, WORDS.en);

  it('has every raw of it, what is in trash first, by folder', () => {
    expect(sheet.rows.map(({ group, name, badge }) => [group, name, badge.key])).toEqual([
      ['orphan', '-C.ARW', 'in-trash'],
      ['orphan', 'A b.ARW', 'in-trash'],
      ['orphan', 'B.ARW', 'in-trash'],
      ['kept', 'S.ARW', 'skipped'],
      ['kept', 'B.ARW', 'restored'],
      ['kept', 'P.ARW', 'purged'],
    ]);
    expect(sheet.counts).toEqual({ orphan: 3, paired: 1, kept: 2 });
    expect(sheet.rows[1]).toMatchObject({ bytes: 20, sidecars: 'A b.xmp', time: { from: 'file' }, why: '/t/one/A b.ARW' });
    expect(sheet.rows[3]).toMatchObject({ bytes: 7, time: null, why: 'its JPEG is back' });
  });

  it.each([
    ['a name that is the only one of the run', 'one/A b.ARW', "'A b.ARW'"],
    ['a name that two raws have: the whole path', 'two/B.ARW', '/p/two/B.ARW'],
    ['a name that could be an option', 'one/-C.ARW', './-C.ARW'],
  ])('names for the command %s', (_, id, word) => {
    expect(JSON.parse(sheet.choice?.actionOf(id) ?? '')).toEqual({ id, word });
    expect(sheet.choice).toMatchObject({ head: null, command: 'rawtwin undo 20261123-101112-abcd' });
  });

  it('with nothing in trash offers no choice', () => expect(sheetOfRun(SUMMARY, [stayed], WORDS.en).choice).toBeNull());

  it('shows the picture that was kept, else that of the raw in trash, else none', async () => {
    const previews = previewsBy(() => previewOf(3));
    const kept = previewOf(8);
    const thumbs = { keep: async () => undefined, of: async () => new Map(kept.kind === 'jpeg' ? [['one/P.ARW', kept]] : []) };
    const { cards } = await makeRunSheet(SUMMARY, RAWS, { previews, thumbs, words: WORDS.en });
    const shown = new Map<string, unknown>();
    for await (const { row, pictures } of cards) shown.set(row.id, pictures.small);
    expect(shown.get('one/P.ARW')).toEqual(kept);
    expect(shown.get('two/B.ARW')).toEqual(previewOf(3));
    expect(shown.get('one/B.ARW')).toEqual({ kind: 'none', why: 'absent' });
    expect(previews.asked.sort()).toEqual(['small /t/one/-C.ARW', 'small /t/one/A b.ARW', 'small /t/two/B.ARW']);
  });
});
