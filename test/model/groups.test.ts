import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wholeGroups } from '../../src/model/groups.js';

const runs = fc.array(fc.nat({ max: 9 }), { maxLength: 40 }).map(sizes => sizes.flatMap((size, i) => Array<string>(size).fill(`g${i}`)));

it('slices leave nothing out, keep the order and cut no group', () => {
  fc.assert(
    fc.property(runs, fc.integer({ min: 1, max: 12 }), (rows, least) => {
      const slices = [...wholeGroups(rows, row => row, least)];
      expect(slices.flat()).toEqual(rows);
      for (const slice of slices.slice(0, -1)) expect(slice.length).toBeGreaterThanOrEqual(least);
      expect(slices.flatMap(slice => [...new Set(slice)])).toEqual([...new Set(rows)]);
    }),
  );
});
it('a slice is no longer than it need be', () => {
  expect([...wholeGroups(['a', 'a', 'b', 'b', 'c'], row => row, 1)]).toEqual([['a', 'a'], ['b', 'b'], ['c']]);
});
