import { describe, expect, it } from 'vitest';
import { day, minute } from '../../src/report/moment.js';
import './plan-of.js';

describe('moments', () => {
  it.each([
    { iso: '2026-11-02T09:08:07.000Z', theDay: '2026-11-02', theMinute: '2026-11-02 09:08' },
    { iso: '2026-01-31T23:59:59.999Z', theDay: '2026-01-31', theMinute: '2026-01-31 23:59' },
    { iso: 'yesterday\n', theDay: 'yesterday\\n', theMinute: 'yesterday\\n' },
  ])('$iso', ({ iso, theDay, theMinute }) => expect([day(iso), minute(iso)]).toEqual([theDay, theMinute]));
});
