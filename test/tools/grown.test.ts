import { expect, it } from 'vitest';
import { grownRatios, ratiosIn } from '../../bench/speed/grown.js';
import { resultsPage } from '../../bench/speed/results.js';

const row = (name: string, medianMs: number) => ({ name, medianMs, leastMs: medianMs, cpuMs: 1, peakMb: 1 });
const page = (ofPlan: number, ofFind = 100, names = ['find', 'plan']) =>
  resultsPage(
    [
      { group: { title: 'Start-up', peers: [], absent: [] }, rows: [row('node', 1)] },
      { group: { title: 'Names', peers: ['find'], absent: [] }, rows: names.map(name => row(name, name === 'find' ? ofFind : ofPlan)) },
    ],
    7,
    new Date(0),
  );

it('the ratios stand in the page that the bench writes', () => {
  expect([...ratiosIn(page(250))]).toEqual([['Names: plan × find', 2.5]]);
});
it('rows that have different numbers of files in hand are held against each other by the time for one', () => {
  const group = { title: 'Moving', peers: ['bare'], absent: [] };
  const rows = [
    { ...row('bare', 100), items: 1_000 },
    { ...row('few', 50), items: 100 },
  ];
  expect([...ratiosIn(resultsPage([{ group, rows }], 7, new Date(0)))]).toEqual([['Moving: few × bare', 5]]);
});
it.each([
  ['a ratio that stayed', page(250), page(250), []],
  ['one that grew by a quarter', page(200), page(250), []],
  ['one that grew by more', page(200), page(260), ['Names: plan × find was 2, is 2.6']],
  ['a slower machine', page(200), page(2_000, 1_000), []],
  ['a row that is gone', page(200), page(200, 100, ['find', 'another']), ['Names: plan × find is not measured any more']],
  ['a group that was left out', page(200), '# Results\n', []],
])('%s: %#', (_, before, now, told) => {
  expect(grownRatios(before, now)).toEqual(told);
});
