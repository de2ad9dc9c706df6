import { describe, expect, it } from 'vitest';
import { rawNamedIn } from '../../src/pair/jpegs/raw-named-in.js';
import { addNamedTies, type Ties } from '../../src/pair/jpegs/raws-of-jpegs.js';
import { classify } from '../../src/scan/classify.js';
import { likelyRaws } from '../../src/scan/likely-raws.js';
import { at } from '../plan/small-world.js';

describe('the raw that a file is, holds or is about to become', () => {
  it.each([
    ['DSC1.ARW', 'dsc1'],
    ['dsc1.nef', 'dsc1'],
    ['A.B.CR3', 'a.b'],
    ['DSC1.eip', 'dsc1'],
    ['DSC1.ARW.part', 'dsc1'],
    ['DSC1.ARW.crdownload', 'dsc1'],
    ['.DSC1.ARW.icloud', 'dsc1'],
    ['.DSC1.ARW.Xy12ab', 'dsc1'],
    ['PXL_1.RAW-02.ORIGINAL.dng', 'pxl_1.raw-02.original'],
    ['DSC1.ARW.xmp', undefined],
    ['DSC1.ARW.pp3', undefined],
    ['DSC1.ARW.jpg', undefined],
    ['DSC1.JPG', undefined],
    ['DSC1.MOV', undefined],
    ['notes.txt', undefined],
  ])('%s: %s', (name, stem) => expect(rawNamedIn(name)).toBe(stem));
});

it('likely raws have the letters of the JPEG’s extension', () => {
  expect(likelyRaws(at('/p/DSC1.JPG'))).toContain('/p/DSC1.ARW');
  expect(likelyRaws(at('/p/DSC1.JPG'))).not.toContain('/p/DSC1.arw');
  expect(likelyRaws(at('/p/img.jpg'))).toContain('/p/img.dng');
});

it('a name that holds a backslash is one name where paths have slashes', () => {
  const [folder, path] = [at('/p'), at('/p/a\\X1.ARW.part')];
  const jpegs = ['a\\X1.JPG', 'X1.JPG'].flatMap(name => {
    const file = classify(folder, name, false);
    return file?.kind === 'rendered' ? [file] : [];
  });
  const ties: Ties = new Map();
  addNamedTies(ties, jpegs, { roots: [], also: [], folders: [], unreadable: [], notes: [], fileCount: new Map(), namedOnly: [path] });
  expect([...ties]).toEqual([[at('/p/a\\X1.JPG'), [{ kind: 'same-stem', as: path }]]]);
});
