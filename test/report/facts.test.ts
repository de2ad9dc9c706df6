import { describe, expect, it } from 'vitest';
import type { Facts } from '../../src/model/facts.js';
import { factsJson, renderFacts } from '../../src/report/facts.js';
import { WORDS } from '../support/words.js';
import { at } from './plan-of.js';

const full: Facts = {
  ...{ format: 'arw', make: 'SONY', model: 'ILCE-7M4', bodySerial: '1', takenAt: '2026-05-17T10:00:14', subsec: '12', offset: '+02:00' },
  ...{ counter: 0, sequence: 3, shotId: 'ff', recorded: 'with-jpeg', software: 'v1', rating: 0, orientation: 1 },
  ...{ makerNote: true, rendition: false, warnings: ['w\x1b'] },
};
const bare: Facts = { format: null, recorded: 'unknown', makerNote: false, rendition: false, warnings: [] };
const rows = [
  { path: at('/p/1.ARW'), facts: full },
  { path: at('/p/2\u2028.ARW'), facts: bare },
];

describe('facts', () => {
  it('--json is an array of objects with just the keys of the contract; null where the file does not say, 0 where it says 0', () => {
    const { sequence, shotId, makerNote, rendition, ...told } = full;
    expect(JSON.parse([...factsJson(rows)].join(''))).toEqual([
      { path: '/p/1.ARW', ...told },
      { path: '/p/2\u2028.ARW', ...Object.fromEntries(Object.keys(told).map(key => [key, null])), recorded: 'unknown', warnings: [] },
    ]);
  });

  it('--json of no file is an empty array', () => expect(JSON.parse([...factsJson([])].join(''))).toEqual([]));

  it('as text leaves out what the file does not say, and escapes what it does', () => {
    const shown = [...renderFacts(rows, WORDS.en)].join('');
    expect(shown).toContain('/p/1.ARW\n  format       arw\n  make         SONY\n');
    expect(shown).toContain('  counter      0\n');
    expect(shown).toContain('  warnings     w\\x1b\n\n/p/2\\u2028.ARW\n  recorded     unknown\n');
  });
});
