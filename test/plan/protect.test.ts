import { expect, it } from 'vitest';
import { AppError } from '../../src/model/errors.js';
import type { Facts, WorkDone } from '../../src/model/facts.js';
import { failed, ok, type Result } from '../../src/model/result.js';
import { protection } from '../../src/plan/protect.js';
import { at, factsWith, stampWith } from './small-world.js';

const RAW = at('/p/A.ARW');
const XMP = at('/p/A.xmp');
interface Row {
  readonly sentence: string;
  readonly facts?: Partial<Facts>;
  readonly mode?: number;
  readonly work?: Result<WorkDone>;
  readonly kinds: readonly string[];
}
const rows: Row[] = [
  { sentence: 'nothing speaks for it', kinds: [] },
  { sentence: 'one star in the camera', facts: { rating: 1 }, kinds: ['rated'] },
  { sentence: 'no star', facts: { rating: 0 }, kinds: [] },
  { sentence: 'rejected', facts: { rating: -1 }, kinds: [] },
  { sentence: 'a colour label', facts: { label: 'Red' }, kinds: ['rated'] },
  { sentence: 'an empty label', facts: { label: ' ' }, kinds: [] },
  { sentence: 'picked in embedded XMP', facts: { picked: true }, kinds: ['rated'] },
  { sentence: 'a picked sidecar', work: ok({ picked: true }), kinds: ['rated'] },
  { sentence: 'embedded edits', facts: { edited: 'a developer' }, kinds: ['edited'] },
  { sentence: 'a rated sidecar', work: ok({ rating: 2 }), kinds: ['rated'] },
  { sentence: 'rated and edited beside', work: ok({ rating: 2, edited: 'a developer' }), kinds: ['rated', 'edited'] },
  { sentence: 'a rejecting sidecar', work: ok({ rating: -1 }), kinds: [] },
  {
    sentence: 'a sidecar that cannot be read',
    work: failed(new AppError('FILE_UNREADABLE', { is: 'xmp-not-whole', path: XMP }, XMP)),
    kinds: ['exif-unreadable'],
  },
  { sentence: 'locked in the camera', mode: 0o100444, kinds: ['locked'] },
  { sentence: 'writable by its group only', mode: 0o100464, kinds: [] },
];
it.each(rows)('$sentence: $kinds', ({ facts, mode, work, kinds }) => {
  const stamp = stampWith(mode === undefined ? {} : { mode });
  const found = protection(RAW, factsWith(facts), stamp, work ? [{ path: XMP, work }] : []);
  expect(found.map(({ kind }) => kind)).toEqual(kinds);
});

it('a raw whose head was not read is judged by its sidecars and its lock alone', () => {
  expect(protection(RAW, undefined, undefined, [])).toEqual([]);
  expect(protection(RAW, undefined, stampWith({ mode: 0o100400 }), [{ path: XMP, work: ok({ rating: 3 }) }])).toEqual([
    { kind: 'rated', by: XMP, rating: 3 },
    { kind: 'locked' },
  ]);
});

it('evidence says what the marks are', () => {
  expect(protection(RAW, factsWith({ rating: 2, label: 'Red', picked: true }), undefined, [])).toEqual([
    { kind: 'rated', by: RAW, rating: 2, label: 'Red', picked: true },
  ]);
  expect(protection(RAW, factsWith({ rating: -1, picked: true }), undefined, [])).toEqual([{ kind: 'rated', by: RAW, picked: true }]);
});
