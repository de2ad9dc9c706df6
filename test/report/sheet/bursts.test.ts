import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../src/model/facts.js';
import type { AbsPath } from '../../../src/model/frame.js';
import { burstNeighbours, likelyNeighbours, momentOf } from '../../../src/report/sheet/bursts.js';
import { factsAt } from '../../support/sheet.js';
import { at } from '../plan-of.js';

interface Shot {
  readonly path: AbsPath;
  readonly facts: Facts;
  readonly goes: boolean;
}
const shot = (name: string, second: string, subsec: string, goes: boolean, model = 'ILCE-7M4'): Shot => ({
  path: at(`/p/${name}.ARW`),
  facts: factsAt(`2026-05-17T10:00:${second}`, { subsec, model }),
  goes,
});
function named(shots: readonly Shot[]) {
  const moments = new Map(
    shots.flatMap(({ path, facts }) => {
      const moment = momentOf(facts);
      return moment === null ? [] : [[path, moment] as const];
    }),
  );
  const near = burstNeighbours(moments, new Set(shots.flatMap(({ path, goes }) => (goes ? [path] : []))));
  return Object.fromEntries([...near].map(([path, paths]) => [path.slice(3, -4), paths.map(one => one.slice(3, -4)).join(' ')]));
}

describe('neighbours of a burst', () => {
  it.each<[string, readonly Shot[], Record<string, string>]>([
    ['a frame within a second stays beside it', [shot('1', '02', '100', true), shot('2', '02', '900', false)], { 1: '2' }],
    ['a frame later than that is of no burst', [shot('1', '02', '0', true), shot('2', '03', '001', false)], {}],
    [
      'frames that follow one another are one burst, however long',
      [shot('1', '02', '0', true), shot('2', '02', '8', true), shot('3', '03', '6', false)],
      { 1: '3', 2: '3' },
    ],
    ['another body is another burst', [shot('1', '02', '0', true), shot('2', '02', '1', false, 'Z 8')], {}],
    ['what goes is no neighbour', [shot('1', '02', '0', true), shot('2', '02', '1', true)], {}],
    [
      'the nearest three are shown, in their order',
      [...'12345'].map((name, i) => shot(name, '02', `${i}`, false)).concat(shot('x', '02', '5', true)),
      { x: '3 4 5' },
    ],
  ])('%s', (_, shots, near) => expect(named(shots)).toEqual(near));

  it('is asked of the raws nearest by name on each side, past others that go', () => {
    const paths = (names: string) => [...names].map(name => at(`/p/${name}.ARW`));
    const likely = likelyNeighbours(paths('efg'), [...paths('abcdhijk'), at('/p/d.NEF'), at('/q/e.ARW')], 2);
    expect([...likely].map(path => path.slice(3, 4)).sort()).toEqual(['c', 'd', 'h', 'i']);
  });
});
