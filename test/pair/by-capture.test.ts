import { describe, expect, it } from 'vitest';
import type { Facts } from '../../src/model/facts.js';
import type { AbsPath } from '../../src/model/frame.js';
import { pairByCapture } from '../../src/pair/by-capture.js';
import { pairByStem } from '../../src/pair/by-stem.js';
import { withoutNamesIn } from '../../src/pair/check-names.js';
import { compareCapture } from '../../src/pair/same-capture.js';
import { factsWith, scanOf } from '../plan/small-world.js';

const CANON = { make: 'Canon', model: 'Canon EOS R6' };
const NIKON = { make: 'NIKON CORPORATION', model: 'NIKON D850' };
const PIXEL = { make: 'Google', model: 'Pixel 8', subsec: '999' };
const GOPRO = { make: 'GoPro', model: 'HERO12 Black' };
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
  ['other', { fileNumber: 1 }, { fileNumber: 2 }, 'two file numbers'],
  ['same', { fileNumber: 1, counter: 7 }, { fileNumber: 2, counter: 7 }, 'the shutter count holds against the file number'],
  ['same', { counter: 7, sequence: 1 }, { counter: 9, sequence: 2, rendition: true }, 'developed in the camera: numbers of its own'],
  ['other', { subsec: '41' }, { subsec: '42', rendition: true }, 'developed in the camera from another frame'],
  ['same', { shotId: 'ab' }, { shotId: 'cd' }, 'ids that differ say nothing: nobody has shown that both halves have one'],
  ['same', PIXEL, { ...PIXEL, takenAt: '2024-05-17T10:00:02', subsec: '001' }, 'a phone writes the second half two seconds later'],
  ['other', PIXEL, { ...PIXEL, takenAt: '2024-05-17T10:00:06' }, 'longer than any phone takes'],
  ['same', GOPRO, { ...GOPRO, takenAt: '2024-05-17T09:59:58' }, 'the halves of an action camera drift apart'],
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

it('names the id that both halves carry among what agrees', () =>
  expect(compareCapture(factsWith({ shotId: 'ab' }), factsWith({ shotId: 'ab' }))).toMatchObject({
    on: expect.arrayContaining(['shotId']),
  }));

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
  const timeless = (more: Partial<Facts>): Facts => {
    const { takenAt: _, ...facts } = factsWith(more);
    return facts;
  };
  it.each<[string, string, Partial<Facts>, string, Partial<Facts>]>([
    ['a DNG that was a CR2, beside the JPEG of that', '/p/wedding-1.DNG', { originalNames: ['IMG_2533.CR2'] }, '/p/IMG_2533.JPG', {}],
    ['an export that names its raw', '/p/DSC1.ARW', {}, '/p/out/cake.jpg', { originalNames: ['DSC1.ARW'] }],
    ['both renamed, and both told their names', '/p/a.DNG', { originalNames: ['L1.DNG'] }, '/p/b.jpg', { originalNames: ['l1.JPG'] }],
    ['a name with its folder', '/p/DSC1.ARW', {}, '/p/x.jpg', { originalNames: ['C:\\photos\\DSC1.ARW'] }],
  ])('finds a file by an original name: %s', (_, raw, its, twin, theirs) => {
    const found = evidence([raw, twin], { [raw]: timeless(its), [twin]: timeless(theirs) });
    expect(Object.values(found)).toEqual([[{ kind: 'same-capture', as: twin, on: ['originalName'], alone: true }]]);
  });
  it('leaves a raw that names itself to stage 4', () => {
    const facts = { '/p/DSC1.ARW': timeless({ originalNames: ['DSC1.ARW'] }), '/q/DSC1.jpg': timeless({}) };
    expect(evidence(Object.keys(facts), facts)).toEqual({ 'DSC1.ARW': [] });
  });
  it.each<[string, Partial<Facts>]>([
    ['another body', { model: 'ILCE-1' }],
    ['another time', { takenAt: '2023-01-01T00:00:00' }],
  ])('does not believe an original name of %s', (_, theirs) => {
    const facts = { '/p/DSC1.ARW': factsWith(), '/p/x.jpg': factsWith({ originalNames: ['DSC1.ARW'], ...theirs }) };
    expect(evidence(Object.keys(facts), facts)).toEqual({ 'DSC1.ARW': [] });
  });
  it('finds the half that a phone wrote seconds later', () => {
    const facts = { '/p/1.DNG': factsWith(PIXEL), '/p/cake.jpg': factsWith({ ...PIXEL, takenAt: '2024-05-17T10:00:03' }) };
    expect(evidence(Object.keys(facts), facts)['1.DNG']).toMatchObject([{ as: '/p/cake.jpg' }]);
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
  it("finds the camera's JPEG though an edit keeps the raw already", () => {
    const facts = { '/p/1.ARW': factsWith(), '/p/1-Edit.jpg': factsWith(), '/p/jpg/walk.jpg': factsWith() };
    const edit = { kind: 'derivative', as: '/p/1-Edit.jpg' };
    expect(evidence(Object.keys(facts), facts)['1.ARW']).toMatchObject([
      edit,
      { kind: 'same-capture', as: '/p/jpg/walk.jpg', alone: true },
    ]);
  });
  it('does not find again what was made from the raw, where names are not believed', () => {
    const facts = { '/p/1.ARW': factsWith(), '/p/1-Edit.jpg': factsWith() };
    const names = withoutNamesIn(new Set(['/p' as AbsPath]), pairByStem(scanOf(Object.keys(facts))));
    const [shot] = pairByCapture(names, path => new Map<string, Facts>(Object.entries(facts)).get(path));
    expect(shot?.evidence).toMatchObject([{ kind: 'derivative', as: '/p/1-Edit.jpg' }]);
  });
  it('compares TIFF, and no other derivative', () => {
    const facts = { '/p/1.ARW': factsWith(), '/p/walk.tif': factsWith() };
    expect(evidence(Object.keys(facts), facts)['1.ARW']).toHaveLength(1);
    expect(evidence(['/p/1.ARW', '/p/walk.psd'], { '/p/1.ARW': factsWith(), '/p/walk.psd': factsWith() })['1.ARW']).toEqual([]);
  });
});
