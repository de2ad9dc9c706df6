import { describe, expect, it } from 'vitest';
import type { PurgeOffer, PurgeResult, PurgeRow } from '../../src/model/purge.js';
import { ageWords, purgeQuestion, renderOffer, renderPurged } from '../../src/report/purge.js';
import { WORDS } from '../support/words.js';
import { at } from './plan-of.js';

const run = '20261124-101512-k3f9';
const row: PurgeRow = { run, trashedAt: '2026-11-24T10:15:12.000Z', raws: 1_200, files: 2_300, bytes: 28_800_000_000, places: [at('/t')] };
const purged = { from: at('/photos/1.ARW'), at: at('/t/1.ARW'), bytes: 25_000_000, run };
const offer: PurgeOffer = {
  ...{ olderThanMs: 30 * 86_400_000, rows: [row], purged: [purged], refused: [], gone: [] },
  young: { runs: 0, files: 0, bytes: 0 },
};
const screen = { words: WORDS.en, columns: 80, colour: false };
const offered = (more: Partial<PurgeOffer>) => [...renderOffer({ ...offer, ...more }, screen)].join('');
const done = (more: Partial<PurgeResult>) =>
  [...renderPurged({ purged: [purged], refused: [], gone: [], young: offer.young, interrupted: false, ...more }, offer, screen)].join('');

describe('before a purge', () => {
  it.each([
    { sentence: 'the age', more: {}, says: 'Trashed more than 30 days ago, to be deleted for good:\n' },
    { sentence: 'no age', more: { olderThanMs: 0 }, says: 'Trashed until now, to be deleted for good:\n' },
    { sentence: 'the run with its numbers', more: {}, says: /20261124-101512-k3f9 {2}.* {2}1,200 {2}2,300 {2}28\.8 GB\n {4}in \/t\n/ },
    { sentence: 'the sum of several', more: { rows: [row, { ...row, run: 'r2' }] }, says: /all together +2,400 +4,600 {2}57\.6 GB\n/ },
    { sentence: 'raws as raws', more: {}, says: / {2}raws {2}files / },
    { sentence: 'JPEGs as JPEGs', more: { rows: [{ ...row, orphans: 'jpeg' as const }] }, says: / {2}JPEGs {2}files / },
    { sentence: 'both as photos', more: { rows: [row, { ...row, run: 'r2', orphans: 'jpeg' as const }] }, says: / {2}photos {2}files / },
    {
      sentence: 'nothing to do',
      more: { rows: [] },
      says: 'Nothing to delete: nothing that was trashed more than 30 days ago can be purged.\n',
    },
    {
      sentence: 'what is younger',
      more: { young: { runs: 2, files: 3, bytes: 70 } },
      says: 'Younger, and left in trash: 3 files of 2 runs, 70 B.\n',
    },
    { sentence: 'what is gone', more: { gone: [purged] }, says: 'No longer in trash: 1 file; emptied' },
    {
      sentence: 'what stays and why, names made safe',
      more: { refused: [{ ...purged, at: at('/t/\x1b.ARW'), why: 'it has changed' }] },
      says: '1 file stays in trash: it has changed\n  /t/\\x1b.ARW\n',
    },
    { sentence: 'many runs', more: { rows: Array(25).fill(row) }, says: 'and 5 later runs; --json names each\n' },
  ])('tells $sentence', ({ more, says }) => expect(offered(more)).toMatch(says));

  it('fits 80 columns', () => {
    const shown = offered({
      rows: [{ ...row, raws: 99_999, files: 999_999 }],
      gone: [purged],
      young: { runs: 99_999, files: 999_999, bytes: 1e13 },
    });
    expect(shown.split('\n').filter(text => text.length > 80)).toEqual([]);
  });

  it('asks with the whole number', () =>
    expect(purgeQuestion(offer, WORDS.en)).toBe('Delete 1 file of 1 run for good (25.0 MB)? Nothing brings them back.'));
});

describe('after a purge', () => {
  it.each([
    { sentence: 'what was deleted', more: {}, says: 'Deleted 1 file of 1 run for good: 25.0 MB.\n' },
    { sentence: 'that nothing was', more: { purged: [] }, says: 'Nothing was deleted.\n' },
    { sentence: 'what would not go', more: { refused: [{ ...purged, why: 'EPERM' }] }, says: '1 file stays in trash: EPERM\n' },
    { sentence: 'that it was interrupted', more: { interrupted: true }, says: /Interrupted: .*the journal is complete\.\n/ },
  ])('tells $sentence', ({ more, says }) => expect(done(more)).toMatch(says));
});

it.each([
  [30 * 86_400_000, '30 days'],
  [86_400_000, '1 day'],
  [5_400_000, '90 minutes'],
  [7_200_000, '2 hours'],
  [45_000, '45 seconds'],
  [0, '0 seconds'],
])('%d ms is %s', (ms, words) => expect(ageWords(ms, WORDS.en.purge)).toBe(words));
