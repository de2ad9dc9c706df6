import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planNdjson } from '../../src/report/ndjson.js';
import { faults } from '../support/schemas.js';
import { hostilePlan, planOf } from './plan-of.js';

describe('plan --ndjson', () => {
  it('is a line per raw whatever its name holds, each by the schema, in the order of the plan', () => {
    fc.assert(
      fc.property(hostilePlan, hostile => {
        const text = [...planNdjson(hostile)].join('');
        const rows = text
          .split('\n')
          .slice(0, -1)
          .map(line => JSON.parse(line));
        expect(text.isWellFormed()).toBe(true);
        expect(rows.map(({ raw }) => raw.path)).toEqual([...hostile.actions, ...hostile.kept].map(({ raw }) => raw.path));
        for (const row of rows) expect(faults('raw-1', row)).toEqual([]);
      }),
    );
  });

  it('is nothing for a plan without raws', () => expect([...planNdjson(planOf([]))]).toEqual([]));
});
