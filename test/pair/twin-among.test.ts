import { expect, it } from 'vitest';
import type { FolderListing } from '../../src/model/scan.js';
import { twinAmong } from '../../src/pair/twin-among.js';
import { at, fileAt } from '../plan/small-world.js';

const folderOf = (...names: readonly string[]): FolderListing => ({
  path: at('/p'),
  searchOnly: false,
  files: ['DSC1.ARW', ...names].map(name => fileAt(`/p/${name}`)),
});

it.each([
  { sentence: 'nothing beside it', names: [], speaks: null },
  { sentence: 'its JPEG', names: ['DSC1.JPG'], speaks: 'DSC1.JPG' },
  { sentence: 'what was made of it', names: ['DSC1-Edit.tif'], speaks: 'DSC1-Edit.tif' },
  { sentence: 'a DNG that was made of it', names: ['DSC1-HDR.dng'], speaks: 'DSC1-HDR.dng' },
  { sentence: 'another raw of the stem', names: ['DSC1.dng'], speaks: null },
  { sentence: 'a JPEG that leaves with it', names: ['DSC1.JPG'], leaving: ['DSC1.JPG'], speaks: null },
])('$sentence: $speaks', ({ names, leaving = [], speaks }) => {
  expect(twinAmong(at('/p/DSC1.ARW'), folderOf(...names), new Set(leaving))).toBe(speaks);
});
