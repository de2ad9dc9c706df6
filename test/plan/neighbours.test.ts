import { describe, expect, it } from 'vitest';
import type { Facts } from '../../src/model/facts.js';
import type { AbsPath } from '../../src/model/frame.js';
import { pairByStem } from '../../src/pair/by-stem.js';
import { neighboursToRead } from '../../src/plan/neighbours.js';
import { factsWith, inputOf, scanOf } from './small-world.js';

interface Row {
  readonly sentence: string;
  /** Raws in the order in which they were taken: `J` beside the camera's JPEG, `e` beside an export, `.` loose. */
  readonly shots: string;
  /** Number of the first by name; counted on from 9999 to 0001. */
  readonly first?: number;
  readonly recorded?: 'with-jpeg' | 'unknown';
  /** Places of `shots` that are read. */
  readonly read: readonly number[];
}

/** Which of the paired shots are read, in the pipeline's way: the reach doubles until nothing more is wanted. */
function readOf({ shots, first = 1, recorded = 'unknown' }: Row): readonly number[] {
  const nameOf = (place: number) => `/p/IMG_${String(((first + place - 1) % 9999) + 1).padStart(4, '0')}`;
  const facts = new Map<string, Facts>(
    [...shots].flatMap((kind, place) => {
      const own = factsWith({ takenAt: new Date(Date.UTC(2024, 4, 17, 10, 0, place)).toISOString().slice(0, 19), recorded });
      return [[`${nameOf(place)}.ARW`, own] as const, [`${nameOf(place)}.JPG`, { ...own, rendition: kind === 'e' }] as const];
    }),
  );
  const scan = scanOf([...shots].flatMap((kind, place) => [`${nameOf(place)}.ARW`, ...(kind === '.' ? [] : [`${nameOf(place)}.JPG`])]));
  const paired = pairByStem(scan).shots.map(({ raw, evidence, twins }) => ({
    raw,
    pairing: evidence,
    twins: twins.filter(twin => twin.kind === 'rendered'),
  }));
  const known = new Set<string>(paired.flatMap(({ raw, pairing }) => (pairing.length === 0 ? [raw.path] : [])));
  const input = inputOf({ scan, facts }, paired, path => (known.has(path) ? facts.get(path) : undefined));
  const asked = new Set<AbsPath>();
  for (let reach = 1; ; reach *= 2) {
    const near = neighboursToRead(input, asked, reach);
    for (const { raw, twins } of near) {
      asked.add(raw.path);
      for (const { path } of [raw, ...twins]) known.add(path);
    }
    if (near.length === 0)
      return [...shots].flatMap((_, place) => ((asked as ReadonlySet<string>).has(`${nameOf(place)}.ARW`) ? [place] : []));
  }
}

describe('which neighbours are read', () => {
  it.each<Row>([
    { sentence: 'none where all have their JPEG', shots: 'JJJJJJJJ', read: [] },
    { sentence: 'both sides of a raw of a silent body', shots: 'JJJJ.JJJJJ', read: [3, 5] },
    { sentence: 'not the whole folder for its last raw, which has nobody behind it', shots: 'JJJJJJJJJJJJJJJJJJJJ.', read: [0, 19] },
    { sentence: 'nor for its first', shots: '.JJJJJJJJJJJJJJJJJJJJ', read: [1, 20] },
    { sentence: 'one raw asks for the JPEGs of a shoot whose body tells', shots: 'J.J.J.J.J.J.J', recorded: 'with-jpeg', read: [0, 2] },
    { sentence: 'farther away where the nearest have exports alone', shots: 'JJJee.eeJJJ', read: [2, 3, 4, 6, 7, 8] },
    {
      sentence: 'the first by name, which is behind the last where the counter began anew',
      shots: 'JJJJJ.JJJJJJJ',
      first: 9994,
      read: [4, 6],
    },
    {
      sentence: 'no more for a last raw where the nearest has an export alone: with nobody behind it, it stays in any case',
      shots: 'JJJJJJee.',
      read: [0, 7],
    },
  ])('$sentence', row => expect(readOf(row)).toEqual(row.read));
});
