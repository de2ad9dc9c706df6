import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SHEET_KINDS } from '../../../src/model/sheet.js';
import { sumOf, timelineOf } from '../../../src/report/sheet/timeline.js';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 4, 17, 10);
const raw = (ms: number, kind: (typeof SHEET_KINDS)[number] = 'paired') => ({ kind, time: { ms: START + ms, from: 'camera' as const } });

describe('the timeline', () => {
  it('counts every raw that has a time once, and those without', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ kind: fc.constantFrom(...SHEET_KINDS), ms: fc.option(fc.integer({ min: 0, max: 1e12 })) })),
        raws => {
          const { bins, unknown } = timelineOf(
            raws.map(({ kind, ms }) => ({ kind, time: ms === null ? null : { ms, from: 'camera' as const } })),
          );
          for (const kind of SHEET_KINDS) {
            const told = bins.reduce((sum, bin) => sum + bin[kind], 0);
            expect(told).toBe(raws.filter(one => one.kind === kind && one.ms !== null).length);
          }
          expect(unknown).toBe(raws.filter(({ ms }) => ms === null).length);
        },
      ),
    );
  });

  it('is empty where no time is known', () => expect(timelineOf([{ kind: 'kept', time: null }]).bins).toEqual([]));

  it('leaves long pauses out, so that a shoot of two days fills the width', () => {
    const { bins, marks } = timelineOf([raw(0), raw(HOUR), raw(24 * HOUR, 'orphan'), raw(25 * HOUR, 'orphan')]);
    expect(bins.findIndex(bin => bin.orphan > 0)).toBe(60);
    expect(bins.flatMap((bin, i) => (sumOf(bin) > 0 ? [i] : []))).toEqual([0, 59, 60, 119]);
    expect(marks.map(({ label }) => label)).toEqual(['2026-05-17', '2026-05-18']);
  });

  it('tells the hour while all is of one day', () => {
    expect(timelineOf([raw(0), raw(4 * HOUR)]).marks.map(({ label }) => label)).toEqual(['2026-05-17 10:00', '2026-05-17 14:00']);
  });

  it('says of how many the time is only that of the file', () => {
    expect(timelineOf([raw(0), { kind: 'paired', time: { ms: START, from: 'file' } }]).byFile).toBe(1);
  });
});
