import { expect, it } from 'vitest';
import { companions, findSidecars } from '../../src/pair/sidecars.js';
import { rawAt, scanOf } from '../plan/small-world.js';

interface Row {
  readonly sentence: string;
  readonly others: readonly string[];
  readonly going?: readonly string[];
  readonly along: readonly string[];
}
const RAW = '/p/X.ARW';
const rows: Row[] = [
  { sentence: 'named after the stem, and nobody shares it', others: ['X.xmp'], along: ['X.xmp'] },
  { sentence: 'a JPEG of the stem stays and keeps it', others: ['X.xmp', 'X.JPG'], along: [] },
  { sentence: 'a movie of the stem keeps it too', others: ['X.xmp', 'x.mp4'], along: [] },
  { sentence: 'named after the whole file', others: ['X.ARW.xmp', 'X.JPG'], along: ['X.ARW.xmp'] },
  { sentence: "another raw's own sidecar", others: ['X.NEF.xmp', 'X.NEF'], along: [] },
  { sentence: "darktable's second edit", others: ['X_01.ARW.xmp'], along: ['X_01.ARW.xmp'] },
  { sentence: 'unless a raw of that very name is there', others: ['X_01.ARW.xmp', 'X_01.ARW'], along: [] },
  { sentence: 'in the folder that NX Studio makes', others: ['NKSC_PARAM/X.ARW.nksc'], along: ['NKSC_PARAM/X.ARW.nksc'] },
  {
    sentence: 'in the folder that Capture One makes',
    others: ['CaptureOne/Settings153/X.ARW.cos'],
    along: ['CaptureOne/Settings153/X.ARW.cos'],
  },
  { sentence: 'case and kind do not matter', others: ['x.PP3', 'x.thm'], along: ['x.PP3', 'x.thm'] },
  { sentence: 'of a name that only begins alike', others: ['X1.xmp'], along: [] },
  { sentence: 'in another folder', others: ['sub/X.xmp'], along: [] },
  { sentence: 'two raws share it and one stays', others: ['X.DNG', 'X.xmp'], along: [] },
  { sentence: 'two raws share it and both go: it goes with the last', others: ['X.DNG', 'X.xmp'], going: ['/p/X.DNG'], along: [] },
];
it.each(rows)('$sentence: $along', ({ others, going = [], along }) => {
  const scan = scanOf([RAW, ...others.map(name => `/p/${name}`)]);
  const taking = companions(scan, findSidecars(scan), [RAW, ...going].map(rawAt));
  expect(
    taking(rawAt(RAW))
      .map(({ path }) => path)
      .sort(),
  ).toEqual(along.map(name => `/p/${name}`).sort());
  for (const path of going) expect(taking(rawAt(path)).map(found => found.path)).toEqual(['/p/X.xmp']);
});

it('every sidecar of a raw speaks for it, shared or not', () => {
  const own = findSidecars(scanOf([RAW, '/p/X.JPG', '/p/X.xmp', '/p/X.ARW.pp3']))(rawAt(RAW));
  expect(own.map(({ sidecar, shared }) => [sidecar.name, shared])).toEqual([
    ['X.xmp', true],
    ['X.ARW.pp3', false],
  ]);
});
