import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../src/model/evidence.js';
import type { Facts } from '../../src/model/facts.js';
import { namesakesOf, pairByFolder } from '../../src/pair/by-folder.js';
import { lacksTwin, pairByStem } from '../../src/pair/by-stem.js';
import { factsWith, scanOf } from '../plan/small-world.js';

function evidenceOf(raw: string, paths: readonly string[], facts: Readonly<Record<string, Facts>>): readonly Evidence[] {
  const { shots, looseTwins } = pairByStem(scanOf([raw, ...paths]));
  const paired = pairByFolder(shots, namesakesOf(shots, looseTwins, lacksTwin), path => facts[path]);
  return paired.find(shot => shot.raw.path === raw)?.evidence ?? [];
}
const RAW = '/p/raw/DSC1.ARW';
const JPEG = '/p/jpeg/DSC1.JPG';
const later = (takenAt: string, more: Partial<Facts> = {}) => factsWith({ takenAt, ...more });
const rows: { sentence: string; twin?: Facts; raw?: Facts; paired: boolean; checked?: boolean }[] = [
  { sentence: 'both agree', raw: factsWith(), twin: factsWith(), paired: true, checked: true },
  { sentence: 'the twin cannot be read', raw: factsWith(), paired: true, checked: false },
  { sentence: 'the raw cannot be read', twin: factsWith(), paired: true, checked: false },
  { sentence: 'neither can be read', paired: true, checked: false },
  { sentence: 'taken a year later: the counter rolled over', raw: factsWith(), twin: later('2025-05-17T10:00:00'), paired: false },
  { sentence: 'two bodies of one model', raw: factsWith({ bodySerial: '1' }), twin: factsWith({ bodySerial: '2' }), paired: false },
  { sentence: 'another model', raw: factsWith(), twin: factsWith({ model: 'ILCE-1' }), paired: false },
  {
    sentence: 'the clock of the JPEG was set two hours on',
    raw: factsWith(),
    twin: later('2024-05-17T12:00:00'),
    paired: true,
    checked: true,
  },
  { sentence: 'a zone of three quarters of an hour', raw: factsWith(), twin: later('2024-05-17T10:45:00'), paired: true, checked: true },
  { sentence: 'two hours and a second', raw: factsWith(), twin: later('2024-05-17T12:00:01'), paired: false },
  { sentence: '27 hours are no zone', raw: factsWith(), twin: later('2024-05-18T13:00:00'), paired: false },
  {
    sentence: 'a zone, but another sub-second',
    raw: factsWith({ subsec: '11' }),
    twin: later('2024-05-17T12:00:00', { subsec: '22' }),
    paired: false,
  },
];
it.each(rows)('$sentence: twin $paired', ({ raw, twin, paired, checked }) => {
  const found = evidenceOf(RAW, [JPEG], { ...(raw ? { [RAW]: raw } : {}), ...(twin ? { [JPEG]: twin } : {}) });
  expect(found).toEqual(paired ? [{ kind: 'other-folder', as: JPEG, checked }] : []);
});

describe('a namesake whose clock alone differs, beside a raw of its own', () => {
  const owner = '/p/jpeg/DSC1.ARW';
  const next = (more: Partial<Facts> = {}) => later('2024-05-18T10:00:00', { counter: 4712, ...more });
  it.each<{ sentence: string; own?: undefined; owns: Facts | undefined; paired: boolean }>([
    { sentence: 'is of that raw, which tells the same moment and another press', owns: next(), paired: false },
    { sentence: 'is a twin where the body counted both raws as one press', owns: next({ counter: 4711 }), paired: true },
    { sentence: 'is a twin where that raw tells no count', owns: next({ counter: undefined as never }), paired: true },
    { sentence: 'is a twin where its own raw tells no count', own: undefined, owns: next(), paired: true },
    { sentence: 'is a twin where that raw is of another moment', owns: next({ takenAt: '2024-05-18T10:00:07' }), paired: true },
    { sentence: 'is a twin where that raw is of another body', owns: next({ model: 'ILCE-1' }), paired: true },
    { sentence: 'is a twin where that raw tells no time', owns: next({ takenAt: undefined as never }), paired: true },
    { sentence: 'is a twin where that raw cannot be read', owns: undefined, paired: true },
  ])('$sentence: $paired', ({ owns, paired, ...row }) => {
    const raw = 'own' in row ? factsWith() : factsWith({ counter: 4711 });
    const facts = { [RAW]: raw, [JPEG]: later('2024-05-18T10:00:00'), ...(owns ? { [owner]: owns } : {}) };
    expect(evidenceOf(RAW, [JPEG, owner], facts).length > 0).toBe(paired);
  });
});

it('an edited name of the stem in another folder is a namesake as well', () => {
  expect(evidenceOf(RAW, ['/p/web/DSC1-edit.jpg'], {})).toMatchObject([{ as: '/p/web/DSC1-edit.jpg', checked: false }]);
});

it("finds the camera's JPEG though an edit keeps the raw already", () => {
  const facts = { [RAW]: factsWith(), [JPEG]: factsWith() };
  const edit = { kind: 'derivative', as: '/p/raw/DSC1-Edit.jpg' };
  expect(evidenceOf(RAW, [edit.as, JPEG], facts)).toMatchObject([edit, { kind: 'other-folder', as: JPEG, checked: true }]);
  expect(evidenceOf(RAW, ['/p/raw/DSC1.JPG', JPEG], facts)).toMatchObject([{ kind: 'same-stem' }]);
});

it("where the namesake says nothing, its owner's facts speak: both are one shot", () => {
  const owner = '/p/jpeg/DSC1.ARW';
  expect(evidenceOf(RAW, [owner, JPEG], { [RAW]: factsWith(), [owner]: later('2025-01-01T00:00:00') })).toEqual([]);
  expect(evidenceOf(RAW, [owner, JPEG], { [RAW]: factsWith(), [owner]: factsWith() })).toMatchObject([{ as: JPEG, checked: true }]);
  expect(evidenceOf(RAW, [owner, JPEG], { [RAW]: factsWith() })).toMatchObject([{ as: JPEG, checked: false }]);
});

describe('a raw whose name was made from another', () => {
  const twins = { '/p/raw/DSC1.JPG': factsWith({ subsec: '11' }), '/p/raw/DSC1.ARW': factsWith({ subsec: '11' }) };
  it.each([
    { sentence: 'a copy', raw: '/p/raw/DSC1 copy.ARW', facts: factsWith({ subsec: '11' }), rules: ['copy'] },
    { sentence: 'a frame that a renamer numbered', raw: '/p/raw/DSC1-2.ARW', facts: factsWith({ subsec: '22' }), rules: [] },
    { sentence: 'one that tells nothing', raw: '/p/raw/DSC1-2.ARW', facts: undefined, rules: ['counter'] },
    {
      sentence: 'a DNG merged of it and others',
      raw: '/p/raw/DSC1-HDR.dng',
      facts: factsWith({ takenAt: '2024-05-17T09:59:58' }),
      rules: ['look'],
    },
    { sentence: 'a name that only begins alike', raw: '/p/raw/DSC1x.ARW', facts: factsWith(), rules: [] },
  ])('$sentence: $rules', ({ raw, facts, rules }) => {
    const found = evidenceOf(raw, Object.keys(twins), { ...twins, ...(facts ? { [raw]: facts } : {}) });
    expect([...new Set(found.map(e => ('rule' in e ? e.rule : e.kind)))]).toEqual(rules);
  });
});
