import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/model/errors.js';
import type { Facts } from '../../src/model/facts.js';
import { DEFAULT_POLICY, type Policy } from '../../src/model/policy.js';
import { failed, ok } from '../../src/model/result.js';
import { at, decide, factsWith, NOW_NS, RESTED_NS, scanOf, stampWith, type World } from './small-world.js';

const MID = '/p/B.ARW';
const camera = (second: number, more: Partial<Facts> = {}): Facts => factsWith({ takenAt: `2024-05-17T10:00:0${second}`, ...more });
const told = (recorded: Facts['recorded']) => new Map([[MID, camera(2, { recorded })]]);
const policy = (more: Partial<Policy>): Policy => ({ ...DEFAULT_POLICY, ...more });
/** A and C have the camera's JPEG, B between them has none. */
function between(more: Partial<World> = {}, facts: ReadonlyMap<string, Facts> = new Map()): World {
  const heads: [string, Facts][] = [];
  for (const [name, second] of [
    ['A', 1],
    ['C', 3],
  ] as const)
    heads.push([`/p/${name}.ARW`, camera(second)], [`/p/${name}.JPG`, camera(second, { format: 'jpeg' })]);
  const scan = scanOf(['/p/A.ARW', '/p/A.JPG', MID, '/p/C.ARW', '/p/C.JPG']);
  return { scan, ...more, facts: new Map([...heads, [MID, camera(2)], ...facts]) };
}
const seen = { bytes: 100, mtimeNs: RESTED_NS, twin: at('/p/B.JPG'), camera: true, seenAt: '2024-05-17T12:00:00Z' };
const sightings = new Map([[MID, seen]]);
const lone: Partial<World> = { scan: scanOf([MID]) };
const gone = failed<never>(new AppError('FILE_UNREADABLE', { is: 'file-unreadable', path: MID, code: 'ENOENT' }, MID));
const hiding = [{ path: at('/p/x'), code: 'EACCES', hides: true }];
const noFacts = (world: World): World => ({ ...world, facts: new Map([...world.facts].filter(([path]) => path !== MID)) });

function fateOf(world: World): string {
  const { actions, kept } = decide(world);
  const action = actions.find(({ raw }) => raw.path === MID);
  const one = kept.find(({ raw }) => raw.path === MID);
  const kinds = [...new Set((action ?? one)?.because.map(({ kind }) => kind))].join('+');
  return `${action ? action.confidence : one?.reason}: ${kinds}`;
}

describe('the rules, in their order', () => {
  const rows: [fate: string, world: World, sentence: string][] = [
    [
      'raw-only: camera-raw-only',
      between({ sightings }, new Map([[MID, camera(2, { recorded: 'with-jpeg', composite: true })]])),
      '4 before 6 and 7: a frame of a pixel shift, whose JPEG would go by another number',
    ],
    [
      'unsure: neighbours',
      between({}, new Map([['/p/A.ARW', camera(1, { composite: true })]])),
      '8: a composite on one side shows nothing about the shots after it',
    ],
    ['paired: same-stem', between({ scan: scanOf([MID, '/p/B.JPG']), hiding }), '1 before 2: it has a twin'],
    ['paired: derivative', between({ scan: scanOf([MID, '/p/B.tif']) }), '1: it has a derivative'],
    [
      'unlisted: unlisted',
      between({ hiding, stamps: new Map([[MID, ok(stampWith({ mtimeNs: NOW_NS }))]]) }),
      '2 before 3: a folder was not listed',
    ],
    ['unlisted: unlisted', between({ stamps: new Map([[MID, gone]]) }, told('with-jpeg')), '2: the raw itself is out of sight'],
    [
      'too-recent: recent',
      between({ stamps: new Map([[MID, ok(stampWith({ mtimeNs: NOW_NS }))]]) }, told('raw-only')),
      '3 before 4: just written',
    ],
    [
      'too-recent: recent',
      between({ stamps: new Map([[MID, ok(stampWith({ ctimeNs: NOW_NS - 59_000_000_000n }))]]) }),
      '3: only its ctime is young',
    ],
    [
      'inferred: neighbours',
      between({ stamps: new Map([[MID, ok(stampWith({ mtimeNs: NOW_NS - 61_000_000_000n }))]]) }),
      '3: rested a second longer than asked',
    ],
    [
      'inferred: neighbours',
      between({ stamps: new Map([[MID, ok(stampWith({ mtimeNs: NOW_NS * 2n }))]]) }),
      '3: a time far in the future is a wrong clock',
    ],
    ['raw-only: camera-raw-only', between({ sightings }, told('raw-only')), '4 before 6: memory saw an export'],
    ['raw-only: camera-raw-only', between(lone, told('raw-only')), '4 before 5: no JPEGs here either'],
    ['no-jpegs-here: no-twins-here', between(lone, told('with-jpeg')), '5 before 7: the JPEGs are elsewhere'],
    ['proven: witnessed', between({ ...lone, sightings }), '6: memory alone shows that the JPEGs were here'],
    ['proven: witnessed+camera-recorded', between({ sightings }, told('with-jpeg')), '6 and 7: both are named'],
    ['proven: camera-recorded', between({}, told('with-heif')), '7: HEIF counts as well'],
    ['inferred: neighbours', between(), '8: between two camera JPEGs'],
    ['unsure: exif-unreadable', noFacts(between()), '9: its head cannot be read'],
    ['unsure: exif-unreadable', between({}, new Map([[MID, factsWith({ model: 'ILCE-7M4', takenAt: '' })]])), '9: it names no time'],
    ['unsure: neighbours', between({}, new Map([[MID, camera(0)]])), '9: before the first known shot'],
    ['unsure: neighbours', between({}, new Map([[MID, camera(9)]])), '9: after the last known shot'],
    ['unsure: neighbours', between({}, new Map([['/p/A.ARW', camera(1, { recorded: 'raw-only' })]])), '9: the earlier one was RAW-only'],
    ['unsure: neighbours', between({}, new Map([['/p/C.JPG', camera(3, { rendition: true })]])), '9: the later one has only an export'],
    [
      'no-jpegs-here: no-twins-here',
      between({}, new Map([[MID, camera(2, { bodySerial: '77' })]])),
      '5: the neighbours are of another body',
    ],
    [
      'no-jpegs-here: no-twins-here',
      between({ ...lone, sightings: new Map([[MID, { ...seen, camera: false }]]) }),
      '6: an export that memory saw is no witness',
    ],
    [
      'no-jpegs-here: no-twins-here',
      between({ ...lone, sightings: new Map([[MID, { ...seen, bytes: 99 }]]) }),
      '6: memory of a file of another size',
    ],
    [
      'no-jpegs-here: no-twins-here',
      between({ ...lone, sightings: new Map([[MID, { ...seen, mtimeNs: 1n }]]) }),
      '6: memory of a file of another mtime',
    ],
    [
      'no-jpegs-here: no-twins-here',
      between({ ...lone, sightings: new Map([[MID, { ...seen, camera: null }]]) }),
      '6: a twin that was not read',
    ],
    [
      'proven: witnessed+camera-recorded',
      between({ ...lone, sightings: new Map([[MID, { ...seen, camera: null }]]) }, told('with-jpeg')),
      '6: not read, but the raw itself tells of one',
    ],
  ];
  it.each(rows.map(([fate, world, sentence]) => ({ fate, world, sentence })))('$fate ($sentence)', ({ fate, world }) => {
    expect(fateOf(world)).toBe(fate);
  });
});

describe('--trust and --include', () => {
  const rows: { fate: string; world: World; sentence: string }[] = [
    { fate: 'unsure: neighbours', world: between({ policy: policy({ trust: 'proven' }) }), sentence: 'inferred is too weak for proven' },
    {
      fate: 'inferred: neighbours',
      world: between({ policy: policy({ trust: 'proven', include: ['unsure'] }) }),
      sentence: 'unsure lets it in again, as what it was',
    },
    {
      fate: 'stem: no-twins-here',
      world: between({ policy: policy({ trust: 'stem' }) }, told('raw-only')),
      sentence: 'stem asks no metadata',
    },
    {
      fate: 'paired: same-stem',
      world: between({ policy: policy({ trust: 'stem' }), scan: scanOf([MID, '/p/b.jpg']) }),
      sentence: 'stem still sees a twin',
    },
    {
      fate: 'unlisted: unlisted',
      world: between({ policy: policy({ trust: 'stem' }), hiding }),
      sentence: 'stem still wants whole listings',
    },
    {
      fate: 'stem: camera-raw-only',
      world: between({ policy: policy({ include: ['raw-only'] }) }, told('raw-only')),
      sentence: 'raw-only said',
    },
    {
      fate: 'raw-only: camera-raw-only',
      world: between({ policy: policy({ include: ['unsure', 'no-jpegs-here'] }) }, told('raw-only')),
      sentence: 'another word than its own',
    },
    {
      fate: 'stem: no-twins-here',
      world: between({ ...lone, policy: policy({ include: ['no-jpegs-here'] }) }),
      sentence: 'no-jpegs-here said',
    },
    {
      fate: 'unlisted: unlisted',
      world: between({ hiding, policy: policy({ include: ['raw-only', 'unsure', 'protected', 'no-jpegs-here'] }) }),
      sentence: 'no word overrules unlisted',
    },
    { fate: 'protected: rated+neighbours', world: between({}, new Map([[MID, camera(2, { rating: 1 })]])), sentence: 'one star protects' },
    {
      fate: 'inferred: neighbours+rated',
      world: between({ policy: policy({ include: ['protected'] }) }, new Map([[MID, camera(2, { rating: 1 })]])),
      sentence: 'protected said',
    },
    {
      fate: 'protected: rated+camera-raw-only',
      world: between({ policy: policy({ include: ['raw-only'] }) }, new Map([[MID, camera(2, { rating: 5, recorded: 'raw-only' })]])),
      sentence: 'one word does not say the other',
    },
  ];
  it.each(rows)('$fate ($sentence)', ({ fate, world }) => expect(fateOf(world)).toBe(fate));
});
