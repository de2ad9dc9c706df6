import { describe, expect, it } from 'vitest';
import type { Facts } from '../../src/model/facts.js';
import { pairByCapture } from '../../src/pair/by-capture.js';
import { pairByStem } from '../../src/pair/by-stem.js';
import { compareCapture } from '../../src/pair/same-capture.js';
import { factsWith, scanOf } from '../plan/small-world.js';

const CANON = { make: 'Canon', model: 'Canon EOS R6' };
const NIKON = { make: 'NIKON CORPORATION', model: 'NIKON D850' };
const rows: [verdict: string, a: Partial<Facts>, b: Partial<Facts>, sentence: string][] = [
  ['same', {}, {}, 'nothing but body and second'],
  ['same', { subsec: '4' }, { subsec: '400' }, 'one writer drops the zeros behind'],
  ['other', { subsec: '04' }, { subsec: '400' }, 'a zero in front counts'],
  ['other', { subsec: '41' }, { subsec: '42' }, 'two frames of a burst'],
  ['same', { subsec: '41' }, {}, 'only one tells the sub-second'],
  ['same', { ...CANON, subsec: '00' }, { ...CANON, subsec: '57' }, "Canon's 00 is no measurement"],
  ['other', { ...NIKON, subsec: '00' }, { ...NIKON, subsec: '57' }, "Nikon's 00 is one"],
  ['same', { bodySerial: '0012345' }, { bodySerial: '12345' }, 'zeros in front of a serial are lost by some writers'],
  ['other', { bodySerial: '12345' }, { bodySerial: '12346' }, 'two bodies of a model'],
  ['other', { model: 'ILCE-7M4' }, { model: 'ILCE-7M3' }, 'two models'],
  ['same', { model: 'SONY ILCE-7M4' }, { model: 'ILCE-7M4' }, 'the maker in front of the model'],
  ['same', NIKON, { make: 'NIKON', model: 'D850' }, 'an editor shortens the model'],
  ['other', { sequence: 1 }, { sequence: 2 }, 'first and second of a burst'],
  ['same', { sequence: 0 }, { sequence: 2 }, 'sequence 0 says nothing'],
  ['other', { counter: 7 }, { counter: 8 }, 'two presses of the shutter'],
  ['same', { counter: 7 }, {}, 'an editor drops the counter'],
  ['other', {}, { takenAt: '2024-05-17T10:00:01' }, 'a second later'],
];
it.each(rows)('%s: %o and %o (%s)', (verdict, a, b) => {
  expect(compareCapture(factsWith(a), factsWith(b)).verdict).toBe(verdict);
  expect(compareCapture(factsWith(b), factsWith(a)).verdict).toBe(verdict);
});

it('a file without a time says nothing, unless the bodies differ', () => {
  const { takenAt: _, ...timeless } = factsWith();
  expect(compareCapture(timeless, factsWith()).verdict).toBe('unknown');
  expect(compareCapture({ ...timeless, model: 'ILCE-1' }, factsWith()).verdict).toBe('other');
});

describe('stage 3', () => {
  const evidence = (paths: readonly string[], facts: Readonly<Record<string, Facts>>) => {
    const shots = pairByCapture(pairByStem(scanOf(paths)), path => facts[path]);
    return Object.fromEntries(shots.map(shot => [shot.raw.name, shot.evidence]));
  };
  it('finds a renamed twin in any folder', () => {
    const found = evidence(['/p/1.ARW', '/p/x/walk.jpg'], {
      '/p/1.ARW': factsWith({ counter: 3 }),
      '/p/x/walk.jpg': factsWith({ counter: 3 }),
    });
    expect(found['1.ARW']).toEqual([{ kind: 'same-capture', as: '/p/x/walk.jpg', on: ['takenAt', 'model', 'counter'], alone: true }]);
  });
  it('gives a file to every frame of its second when nothing tells them apart', () => {
    const facts = { '/p/1.ARW': factsWith(), '/p/2.ARW': factsWith(), '/p/walk.jpg': factsWith() };
    const found = evidence(Object.keys(facts), facts);
    for (const name of ['1.ARW', '2.ARW']) expect(found[name]).toMatchObject([{ as: '/p/walk.jpg', alone: false }]);
  });
  it('tells the frames of a burst apart by sub-second', () => {
    const facts = {
      '/p/1.ARW': factsWith({ subsec: '11' }),
      '/p/2.ARW': factsWith({ subsec: '22' }),
      '/p/walk.jpg': factsWith({ subsec: '220' }),
    };
    const found = evidence(Object.keys(facts), facts);
    expect(found['1.ARW']).toEqual([]);
    expect(found['2.ARW']).toMatchObject([{ as: '/p/walk.jpg', alone: true }]);
  });
  it('does not look again at a raw that its name explains', () => {
    const facts = { '/p/1.ARW': factsWith(), '/p/1.JPG': factsWith(), '/p/walk.jpg': factsWith() };
    expect(evidence(Object.keys(facts), facts)['1.ARW']).toEqual([{ kind: 'same-stem', as: '/p/1.JPG' }]);
  });
  it('compares TIFF, and no other derivative', () => {
    const facts = { '/p/1.ARW': factsWith(), '/p/walk.tif': factsWith() };
    expect(evidence(Object.keys(facts), facts)['1.ARW']).toHaveLength(1);
    expect(evidence(['/p/1.ARW', '/p/walk.psd'], { '/p/1.ARW': factsWith(), '/p/walk.psd': factsWith() })['1.ARW']).toEqual([]);
  });
});
