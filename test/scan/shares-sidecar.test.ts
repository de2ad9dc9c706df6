import { expect, it } from 'vitest';
import type { AbsPath } from '../../src/model/frame.js';
import { sharesSidecar } from '../../src/scan/shares-sidecar.js';

interface Row {
  readonly sentence: string;
  readonly sidecar: string;
  readonly names: readonly string[];
  readonly leaving?: readonly string[];
  readonly sharedBy: string | null;
}
const rows: readonly Row[] = [
  { sentence: 'a sidecar alone is shared by none', sidecar: '1.xmp', names: ['1.xmp', '2.JPG'], sharedBy: null },
  { sentence: 'another sidecar of the stem shares nothing', sidecar: '1.xmp', names: ['1.xmp', '1.pp3'], sharedBy: null },
  {
    sentence: 'a picture of the stem shares it',
    sidecar: '1.xmp',
    names: ['1.ARW', '1.TIF', '1.xmp'],
    leaving: ['1.ARW'],
    sharedBy: '1.TIF',
  },
  { sentence: 'so does a film, and a file of any kind', sidecar: '1.xmp', names: ['1.MP4', '1.xmp'], sharedBy: '1.MP4' },
  { sentence: 'what leaves does not', sidecar: '1.xmp', names: ['1.ARW', '1.DNG', '1.xmp'], leaving: ['1.ARW', '1.DNG'], sharedBy: null },
  { sentence: 'letters are as large as they are', sidecar: 'dsc1.XMP', names: ['DSC1.dng', 'dsc1.XMP'], sharedBy: 'DSC1.dng' },
  { sentence: 'one of a whole name is that of one file', sidecar: '1.ARW.xmp', names: ['1.ARW', '1.JPG', '1.ARW.xmp'], sharedBy: null },
  { sentence: 'hidden files share nothing', sidecar: '1.xmp', names: ['1.xmp', '._1.JPG'], sharedBy: null },
  { sentence: 'a picture that a cloud took off the disk does', sidecar: '1.xmp', names: ['1.xmp', '.1.JPG.icloud'], sharedBy: '1.JPG' },
];
it.each(rows)('$sentence', ({ sidecar, names, leaving = [], sharedBy }) => {
  expect(sharesSidecar(`/p/${sidecar}` as AbsPath, names, new Set(leaving))).toBe(sharedBy);
});
