import { describe, expect, it } from 'vitest';
import type { RunSummary } from '../../src/model/receipt.js';
import type { RunRaw } from '../../src/model/run-raws.js';
import { runRawsJson } from '../../src/report/json.js';
import { renderRun } from '../../src/report/run.js';
import { abs } from '../support/trash-world.js';
import { WORDS } from '../support/words.js';

const SUMMARY: RunSummary = {
  ...{ run: '20261123-101112-abcd', at: '2026-11-23T10:11:12.000Z', roots: [abs('/photos')], trashed: 2, restored: 1, purged: 0 },
  ...{ left: 1, leftFiles: 2, failed: 0, bytes: 20, places: ['/t'], undoable: true, open: false, damaged: [] },
};
const raw = (name: string, state: RunRaw['state'], more: Partial<RunRaw> = {}): RunRaw => ({
  ...{ action: name, raw: abs(`/photos/${name}`), bytes: 10, state, why: null, files: [] },
  ...more,
});
const file = (name: string) =>
  ({ from: abs(`/photos/${name}`), at: abs(`/t/${name}`), bytes: 10, changedAt: '2026-11-20T08:00:00.000Z', state: 'in-trash' }) as const;
const RAWS = [
  raw('B.ARW', 'restored'),
  raw('A.ARW', 'in-trash', { files: [file('A.ARW'), file('A.xmp')] }),
  raw('C\u001b[31m.ARW', 'skipped', { why: 'its JPEG is back' }),
];
const text = (raws: readonly RunRaw[], summary = SUMMARY) =>
  [...renderRun(summary, raws, { words: WORDS.en, columns: 80, colour: false })].join('');

describe('one run', () => {
  it('lists its raws by what became of them, and how to take some back', () => {
    const told = text(RAWS);
    expect(told).toMatch(
      /1 raw, in trash:\n {2}\S*A\.ARW and 1 file that went along\n\n1 raw, put back:\n {2}\S*B\.ARW\n\n1 raw, left where it was:\n/,
    );
    expect(told).toContain('rawtwin undo 20261123-101112-abcd --only NAME …');
    expect(told).toContain('    its JPEG is back');
    expect(told).not.toContain('\u001b');
  });

  it('with nothing in trash says nothing of taking back', () => {
    expect(text([raw('B.ARW', 'restored')], { ...SUMMARY, undoable: false, left: 0, leftFiles: 0 })).not.toContain('--only');
  });

  it('is one JSON document', () => {
    const found = JSON.parse([...runRawsJson(SUMMARY, RAWS)].join(''));
    expect(found).toEqual({ schema: 'rawtwin.run-raws/1', run: SUMMARY, raws: RAWS });
  });
});
