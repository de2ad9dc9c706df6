import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/model/errors.js';
import type { Evidence } from '../../src/model/evidence.js';
import type { Facts } from '../../src/model/facts.js';
import type { Sighting } from '../../src/model/memory.js';
import { DEFAULT_POLICY, type Policy } from '../../src/model/policy.js';
import { failed, ok } from '../../src/model/result.js';
import { assembleJpegs, judgeJpegs } from '../../src/plan/jpegs/assemble.js';
import type { JpegAsPaired, JpegInput } from '../../src/plan/jpegs/case.js';
import { at, factsWith, fileAt, NOW_NS, RESTED_NS, stampWith } from './small-world.js';

const jpegAt = (path: string) => {
  const file = fileAt(path);
  if (file.kind !== 'rendered') throw new Error(`${path} is no JPEG`);
  return file;
};
const shot = (path: string, more: Partial<JpegAsPaired> = {}): JpegAsPaired => ({ jpeg: jpegAt(path), ties: [], ...more });
const tied = (path: string): JpegAsPaired => shot(path, { ties: [{ kind: 'same-stem', as: at(path.replace('JPG', 'ARW')) }] });
const sighting = (twin: string, more: Partial<Sighting> = {}): Sighting => ({
  ...{ bytes: 100, mtimeNs: RESTED_NS, twin: at(twin), camera: true, seenAt: '2024-05-01T10:00:00Z' },
  ...more,
});
const EIO = failed<never>(new AppError('FILE_UNREADABLE', { is: 'cannot-look-at', path: '/p/2.JPG', code: 'EIO' }, '/p/2.JPG'));

interface Case {
  readonly name: string;
  /** Of 2.JPG, between two that have their raw. */
  readonly facts?: Partial<Facts> | null;
  readonly its?: Partial<JpegAsPaired>;
  readonly input?: Partial<JpegInput>;
  readonly policy?: Partial<Policy>;
  readonly sure?: boolean;
  readonly comes: string;
}
const TRASHED: Evidence = { kind: 'trashed-twin', as: at('/p/2.ARW'), trashedAt: '2024-05-01T10:00:00Z' };

function verdictOf({ facts = {}, its = {}, input = {}, policy = {}, sure = true }: Case): string {
  const all = new Map([1, 2, 3].map(n => [`/p/${n}.JPG`, factsWith({ takenAt: `2024-05-17T10:00:0${n}`, recorded: 'unknown' })]));
  const own = all.get('/p/2.JPG');
  if (facts === null) all.delete('/p/2.JPG');
  else all.set('/p/2.JPG', { ...factsWith(), ...own, ...facts });
  const guess: Evidence = { kind: 'same-capture', as: at('/p/9.ARW'), on: [], alone: false };
  const beside = (path: string) => (sure ? tied(path) : shot(path, { ties: [guess] }));
  const [, row] = judgeJpegs({
    jpegs: [beside('/p/1.JPG'), shot('/p/2.JPG', its), beside('/p/3.JPG')],
    ...{ policy: { ...DEFAULT_POLICY, ...policy }, nowNs: NOW_NS, searched: 2, hiding: [] },
    ...{ factsOf: path => all.get(path), whyNoFacts: () => undefined, lostSightOf: () => undefined, sightingOf: () => undefined },
    ...{ stampOf: () => ok(stampWith()), sizeOf: () => 100, rawsChangedAt: () => undefined },
    ...input,
  });
  if (!row) throw new Error('no verdict');
  const { verdict } = row;
  return `${verdict.verdict === 'kept' ? verdict.reason : verdict.confidence} ${verdict.because.map(({ kind }) => kind).join(' ')}`;
}

/** The JPEGs beside it were seen with raws that lay in another folder. */
const ofNeighbours = (path: string) => (path === '/p/2.JPG' ? undefined : sighting('/q/1.ARW'));

describe('the rules for a JPEG, in their order', () => {
  it.each<Case>([
    { name: 'between two that had their raw', comes: 'inferred neighbours' },
    ...['Apple', 'samsung', 'Google', 'GoPro', 'LGE', 'HUAWEI'].map(
      (make): Case => ({ name: `so of ${make}, where a raw is chosen for each shot`, facts: { make }, comes: 'unsure neighbours' }),
    ),
    {
      name: 'of a phone, seen with its raw',
      facts: { make: 'Apple' },
      input: { sightingOf: () => sighting('/p/2.DNG') },
      comes: 'proven witnessed',
    },
    { name: 'the same, with --trust proven', policy: { trust: 'proven' }, comes: 'unsure neighbours' },
    { name: 'the camera says that it wrote a raw', facts: { recorded: 'with-jpeg' }, comes: 'proven camera-recorded' },
    { name: 'so of a HEIF', facts: { recorded: 'with-heif' }, comes: 'proven camera-recorded' },
    { name: 'a tie, whatever the camera says', facts: { recorded: 'with-jpeg' }, its: tied('/p/2.JPG'), comes: 'paired same-stem' },
    { name: 'the camera says that it wrote none', facts: { recorded: 'jpeg-only' }, comes: 'jpeg-only camera-jpeg-only' },
    { name: 'a multiple exposure', facts: { recorded: 'with-jpeg', composite: true }, comes: 'jpeg-only camera-jpeg-only' },
    { name: 'taken out of a raw', facts: { recorded: 'raw-only' }, comes: 'not-camera no-camera-original' },
    { name: 'no maker note', facts: { makerNote: false }, comes: 'not-camera no-camera-original' },
    { name: 'an editor’s mark', facts: { rendition: true, recorded: 'with-jpeg' }, comes: 'not-camera no-camera-original' },
    { name: 'nothing could be read', facts: null, comes: 'not-camera exif-unreadable' },
    {
      name: 'the same with all that widens',
      facts: null,
      policy: { trust: 'stem', include: ['unsure', 'protected'] },
      comes: 'not-camera exif-unreadable',
    },
    { name: 'seen with its raw', input: { sightingOf: () => sighting('/p/2.ARW') }, comes: 'proven witnessed' },
    {
      name: 'another file of the name was seen',
      input: { sightingOf: () => sighting('/p/2.ARW', { bytes: 99 }) },
      comes: 'inferred neighbours',
    },
    {
      name: 'the folder of the raw that was seen is out of sight',
      facts: { recorded: 'with-jpeg' },
      input: { sightingOf: () => sighting('/q/2.ARW'), lostSightOf: folder => (folder === '/q' ? 'NOT-SEARCHED' : undefined) },
      comes: 'unlisted unlisted',
    },
    { name: 'a folder was not listed', input: { hiding: [{ path: at('/p/x'), code: 'EIO', hides: true }] }, comes: 'unlisted unlisted' },
    { name: 'it cannot be looked at', input: { stampOf: () => EIO }, comes: 'unlisted unlisted' },
    { name: 'it changed just now', input: { stampOf: () => ok(stampWith({ ctimeNs: NOW_NS })) }, comes: 'too-recent recent' },
    {
      name: 'a raw of its shoot changed just now',
      facts: { recorded: 'with-jpeg' },
      input: { rawsChangedAt: () => NOW_NS },
      comes: 'too-recent recent',
    },
    {
      name: 'no JPEG of the shoot surely has its raw here',
      facts: { recorded: 'with-jpeg' },
      sure: false,
      comes: 'no-raws-here no-twins-here',
    },
    {
      name: 'memory saw the shoot with its raws, in a folder that is out of sight',
      facts: { recorded: 'with-jpeg' },
      sure: false,
      input: { sightingOf: ofNeighbours, lostSightOf: folder => (folder === '/q' ? 'NOT-SEARCHED' : undefined) },
      comes: 'no-raws-here no-twins-here',
    },
    {
      name: 'memory saw the shoot with its raws, in a folder that is in sight',
      facts: { recorded: 'with-jpeg' },
      sure: false,
      input: { sightingOf: ofNeighbours },
      comes: 'proven camera-recorded',
    },
    {
      name: 'nor does --trust stem take it then',
      sure: false,
      policy: { trust: 'stem', include: ['unsure'] },
      comes: 'no-raws-here no-twins-here',
    },
    { name: 'its raw went by our doing', facts: { recorded: 'with-jpeg' }, its: { trashed: TRASHED }, comes: 'unsure trashed-twin' },
    { name: 'so with --trust stem', its: { trashed: TRASHED }, policy: { trust: 'stem' }, comes: 'unsure trashed-twin' },
    {
      name: 'a raw that could be its own',
      facts: { recorded: 'with-jpeg' },
      its: { uncompared: at('/p/x.ARW') },
      comes: 'unsure uncompared',
    },
    { name: 'nothing tells, with --trust stem', facts: { model: 'ILCE-7M4' }, policy: { trust: 'stem' }, comes: 'stem no-twins-here' },
  ])('$name: $comes', one => expect(verdictOf(one)).toBe(one.comes));
});

it('a JPEG whose sidecar cannot be looked at is kept, and so is one whose sidecar cannot be read', () => {
  const one = shot('/p/2.JPG');
  const sidecar = fileAt('/p/2.JPG.xmp');
  if (sidecar.kind !== 'sidecar') throw new Error('no sidecar');
  const input = {
    ...{ jpegs: [one], policy: DEFAULT_POLICY, nowNs: NOW_NS, searched: 2, hiding: [], lostSightOf: () => undefined },
    ...{
      factsOf: () => factsWith(),
      whyNoFacts: () => undefined,
      sightingOf: () => undefined,
      rawsChangedAt: () => undefined,
      sizeOf: () => 1,
    },
    companionsOf: () => [sidecar],
  };
  const judged = [{ shot: one, verdict: { verdict: 'orphan', confidence: 'proven', because: [] } }] as const;
  const lost = assembleJpegs(judged, { ...input, workBeside: () => [], stampOf: path => (path === sidecar.path ? EIO : ok(stampWith())) });
  expect(lost.kept).toMatchObject([{ reason: 'unlisted', because: [{ kind: 'unlisted', path: sidecar.path }] }]);
  const unread = { ...input, workBeside: () => [{ path: sidecar.path, work: EIO }], stampOf: () => ok(stampWith()) };
  expect(assembleJpegs(judged, unread).kept).toMatchObject([{ reason: 'protected', because: [{ kind: 'exif-unreadable' }] }]);
  const fine = assembleJpegs(judged, { ...unread, workBeside: () => [{ path: sidecar.path, work: ok({}) }] });
  expect(fine.actions).toMatchObject([{ raw: { path: '/p/2.JPG' }, with: [{ path: sidecar.path }] }]);
});
