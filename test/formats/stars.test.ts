import { expect, it } from 'vitest';
import { starsOf } from '../../src/formats/stars.js';

it.each<[unknown, number | undefined, string]>([
  ['3', 3, 'a text'],
  [' 4 ', 4, 'blanks around it'],
  [5, 5, 'a number'],
  ['2.5', 3, 'halves count as the next star'],
  ['0.5', 1, 'half a star is one: it protects'],
  ['-0.5', 0, 'less than nothing and no rejection'],
  ['-1', -1, 'rejected'],
  ['0', 0, 'none given'],
  ['6', undefined, 'more than there are'],
  ['-2', undefined, 'less than there are'],
  ['many', undefined, 'a word'],
  ['', undefined, 'nothing'],
  [undefined, undefined, 'absent'],
  [true, undefined, 'of another kind'],
])('%j: %s (%s)', (value, rating) => expect(starsOf(value).rating).toBe(rating));
it('gives no -0', () => expect(Object.is(starsOf('-0.5').rating, 0)).toBe(true));
