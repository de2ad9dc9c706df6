import fc from 'fast-check';
import type { Facts, Recorded } from '../../src/model/facts.js';
import { factsWith, scanOf, type World } from '../plan/small-world.js';

export type Place = 'beside' | 'elsewhere' | 'renamed' | 'gone';
export interface Press {
  readonly folder: string;
  readonly twin: Place;
  readonly recorded: Recorded;
  readonly second: number;
  readonly by: 'camera' | 'editor' | 'nobody';
  readonly rating: number;
  readonly sidecar: boolean;
}
const press: fc.Arbitrary<Press> = fc.record({
  folder: fc.constantFrom('/p/a', '/p/b'),
  twin: fc.constantFrom('beside', 'elsewhere', 'renamed', 'gone', 'gone'),
  recorded: fc.constantFrom('unknown', 'unknown', 'with-jpeg', 'raw-only'),
  second: fc.nat(40),
  by: fc.constantFrom('camera', 'camera', 'editor', 'nobody'),
  rating: fc.constantFrom(0, 0, 0, 3),
  sidecar: fc.boolean(),
});
/** One camera either tells of each shot what it recorded, or of none. */
const tellsAll = (presses: readonly Press[]): Press[] =>
  presses.map(one =>
    presses[0]?.recorded === 'unknown'
      ? { ...one, recorded: 'unknown' }
      : one.recorded === 'unknown'
        ? { ...one, recorded: 'with-jpeg' }
        : one,
  );
export const shoot = fc.array(press, { minLength: 1, maxLength: 12 }).map(tellsAll);

export const rawOf = (one: Press, i: number) => `${one.folder}/DSC${String(i).padStart(5, '0')}.ARW`;
export const twinOf = (one: Press, i: number, where: Place) => {
  const stem = `DSC${String(i).padStart(5, '0')}`;
  if (where === 'elsewhere') return `/p/jpeg/${stem}.JPG`;
  return where === 'renamed' ? `${one.folder}/walk ${'abcdefghijkl'[i]}.JPG` : `${one.folder}/${stem}.JPG`;
};
const rawFacts = (one: Press, i: number): Facts => ({ ...momentOf(one, i), recorded: one.recorded, rating: one.rating });
const momentOf = (one: Press, i: number): Facts =>
  factsWith({ takenAt: `2024-05-17T10:00:${String(one.second).padStart(2, '0')}`, counter: i + 1 });
export function twinFacts(one: Press, i: number): Facts {
  const { make, model, takenAt, counter } = momentOf(one, i);
  if (one.by === 'nobody') return { format: 'jpeg', recorded: 'unknown', makerNote: false, rendition: false, warnings: [] };
  if (one.by === 'camera') return { ...momentOf(one, i), format: 'jpeg' };
  return {
    ...factsWith({ format: 'jpeg', makerNote: false, rendition: true, software: 'an editor' }),
    ...{ make, model, takenAt, counter },
  } as Facts;
}
export function worldOf(presses: readonly Press[]): World {
  const facts = new Map<string, Facts>();
  const paths: string[] = [];
  for (const [i, one] of presses.entries()) {
    paths.push(rawOf(one, i));
    facts.set(rawOf(one, i), rawFacts(one, i));
    if (one.sidecar) paths.push(rawOf(one, i).replace('.ARW', '.xmp'));
    if (one.twin === 'gone') continue;
    paths.push(twinOf(one, i, one.twin));
    facts.set(twinOf(one, i, one.twin), twinFacts(one, i));
  }
  return { scan: scanOf(paths), facts };
}
export const pathsOf = ({ scan }: World) => scan.folders.flatMap(({ files }) => files.map(({ path }) => path as string));
