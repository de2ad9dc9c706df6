import { describe, expect, it } from 'vitest';
import { duration, exactly } from '../../src/report/duration.js';
import { day, minute, second, when } from '../../src/report/moment.js';
import './plan-of.js';
import { WORDS } from '../support/words.js';

describe('moments', () => {
  it.each([
    { iso: '2026-11-02T09:08:07.000Z', theDay: '2026-11-02', theMinute: '2026-11-02 09:08' },
    { iso: '2026-01-31T23:59:59.999Z', theDay: '2026-01-31', theMinute: '2026-01-31 23:59' },
    { iso: 'yesterday\n', theDay: 'yesterday\\n', theMinute: 'yesterday\\n' },
  ])('$iso', ({ iso, theDay, theMinute }) => expect([day(iso), minute(iso)]).toEqual([theDay, theMinute]));
});

describe('moments of a day', () => {
  const now = '2026-11-02T22:00:00.000Z';
  it('to the second', () => expect(second('2026-11-02T09:08:07.000Z')).toBe('2026-11-02 09:08:07'));
  it.each([
    ['the same day', '2026-11-02T23:59:59.000Z', 'at 23:59'],
    ['another day', '2026-11-03T00:04:00.000Z', 'on 2026-11-03 at 00:04'],
    ['no time', 'soon\n', 'at soon\\n'],
  ])('%s', (_title, iso, words) => expect(WORDS.en.say.at(...when(iso, now))).toBe(words));
  it('to the second, if that is asked for', () =>
    expect(WORDS.en.say.at(...when('2026-11-02T23:59:59.000Z', now, second))).toBe('at 23:59:59'));
});

describe('durations', () => {
  it.each([
    [0, '0 s'],
    [2_000, '2 s'],
    [2_340, '2.3 s'],
    [9_949, '9.9 s'],
    [9_950, '10 s'],
    [59_999, '60 s'],
    [60_000, '1 minute'],
    [600_000, '10 minutes'],
    [7_199_999, '2 hours'],
    [90_000_000, '25 hours'],
  ])('%i ms', (ms, words) => expect(duration(ms, WORDS.en.say)).toBe(words));
  it.each([
    [0, '0 s'],
    [500, '0.5 s'],
    [60_000, '1 minute'],
    [90_000, '90 s'],
    [600_000, '10 minutes'],
    [5_400_000, '90 minutes'],
    [3_600_000, '1 hour'],
    [86_400_000, '24 hours'],
  ])('%i ms, exactly', (ms, words) => expect(exactly(ms, WORDS.en.say)).toBe(words));
});
