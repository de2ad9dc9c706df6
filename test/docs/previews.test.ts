import { describe, expect, it } from 'vitest';
import { PLACES } from '../../src/formats/preview/places.js';
import { RAW_FORMATS } from '../../src/model/frame.js';
import { WRITTEN } from '../support/written-previews.js';
import { BY_MAKER, previewsPage } from './previews.js';

describe('docs/previews.md', () => {
  it('is what the readers say; after a change: npx vitest run test/docs/previews.test.ts -u', () =>
    expect(previewsPage(PLACES)).toMatchFileSnapshot('../../docs/previews.md'));
  it('has every raw format once, and each is looked through', () => {
    expect(BY_MAKER.flatMap(({ raws }) => raws).sort()).toEqual([...RAW_FORMATS].sort());
    const looked = PLACES.flatMap(({ formats }) => formats);
    expect(RAW_FORMATS.filter(format => !looked.includes(format))).toEqual([]);
  });
  it('names a source for every place, and a file was written for each', () => {
    expect(PLACES.filter(({ name, where, sources }) => !name || !where || !sources)).toEqual([]);
    const written = WRITTEN.map(({ extension }) => extension);
    expect(PLACES.filter(({ formats }) => !formats.some(format => written.includes(format)))).toEqual([]);
  });
});
