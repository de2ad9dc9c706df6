import { describe, expect, it } from 'vitest';
import { count, many, size } from '../../src/report/amount.js';

describe('amounts', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1_000, '1.0 kB'],
    [24_000_000, '24.0 MB'],
    [24_140_000, '24.1 MB'],
    [658_200_000, '658 MB'],
    [1_140_000_000, '1.1 GB'],
    [2 ** 53, '9.0 PB'],
  ])('%i bytes are %s', (bytes, words) => expect(size(bytes)).toBe(words));

  it.each([
    [0, '0 raws'],
    [1, '1 raw'],
    [1_234_567, '1,234,567 raws'],
  ])('%i: %s', (n, words) => expect(many(n, 'raw')).toBe(words));

  it('takes an irregular plural', () =>
    expect([many(1, 'JPEG or HEIF', 'JPEGs'), many(2, 'JPEG or HEIF', 'JPEGs')]).toEqual(['1 JPEG or HEIF', '2 JPEGs']));
  it('groups thousands', () => expect(count(1_000)).toBe('1,000'));
});
