import { expect, it } from 'vitest';
import type { AbsPath } from '../../src/model/frame.js';
import type { Scan } from '../../src/model/scan.js';
import { newSidecarSince } from '../../src/pair/new-sidecar.js';
import { listingOf } from '../../src/scan/listing-of.js';

const RAW = '/photos/day/DSC1.ARW' as AbsPath;
const listing = (names: readonly string[]) => listingOf(RAW, names);
const scanOf = (names: readonly string[]): Scan => ({
  ...{ roots: [], also: [], unreadable: [], notes: [], fileCount: new Map() },
  folders: [listing(names)],
});

it.each<[string, string, string, string | null]>([
  ['nothing changed', 'DSC1.ARW DSC1.xmp', 'DSC1.ARW DSC1.xmp', null],
  ['one of its stem', 'DSC1.ARW', 'DSC1.ARW DSC1.xmp', 'DSC1.xmp'],
  ['one of its whole name', 'DSC1.ARW DSC1.xmp', 'DSC1.ARW DSC1.xmp DSC1.ARW.pp3', 'DSC1.ARW.pp3'],
  ['a second edit in darktable', 'DSC1.ARW DSC1.ARW.xmp', 'DSC1.ARW DSC1.ARW.xmp DSC1_01.ARW.xmp', 'DSC1_01.ARW.xmp'],
  ['one of another raw', 'DSC1.ARW DSC2.ARW', 'DSC1.ARW DSC2.ARW DSC2.xmp', null],
  ['one that is gone', 'DSC1.ARW DSC1.xmp', 'DSC1.ARW', null],
  ['the raw itself is gone', 'DSC1.ARW', 'DSC1.xmp', null],
])('%s', (_, then, now, name) => {
  const find = newSidecarSince(scanOf(then.split(' ')));
  const folder = listing(now.split(' '));
  expect(find(RAW, folder)).toBe(name);
  expect(find(RAW, folder)).toBe(name);
});
