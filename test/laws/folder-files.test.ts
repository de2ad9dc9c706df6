import fc from 'fast-check';
import { expect, it } from 'vitest';
import { policyOf } from '../../src/cli/options.js';
import { PLAN_SETTINGS } from '../../src/cli/settings.js';
import { mergeFolders, useOf } from '../../src/config/folder-settings.js';
import { mergeSettings, type Settings } from '../../src/config/settings.js';
import { CONFIDENCES, INCLUDABLE, STORES } from '../../src/model/policy.js';
import { ok } from '../../src/model/result.js';
import { decide, NOW_NS, pathsGoing, stampWith } from '../plan/small-world.js';
import { pathsOf, shoot, worldOf } from './shoots.js';

const limit = fc.oneof(fc.record({ count: fc.nat(50) }), fc.record({ percent: fc.nat(100) }));
const settings: fc.Arbitrary<Settings> = fc.record(
  {
    trust: fc.constantFrom(...CONFIDENCES),
    include: fc.subarray([...INCLUDABLE]),
    settle: fc.constantFrom(5, 59, 60, 61, 200, 100_000),
    maxTrash: limit,
    to: fc.constantFrom(...STORES),
    memory: fc.boolean(),
    cache: fc.boolean(),
    also: fc.subarray(['/j', '/k']),
    ignore: fc.subarray(['selects/**', '**/*.JPG']),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Settings>;
/** Seconds for which a raw has rested. */
const rests = fc.array(fc.constantFrom(1, 30, 59, 61, 150, 90_000), { minLength: 12, maxLength: 12 });

const withFile = (own: Settings, theirs: Settings, allowed: boolean): Settings => {
  const use = useOf({ root: '/p', path: '/p/.rawtwin.json', hash: '', settings: theirs, allowed }, own, PLAN_SETTINGS);
  const folder = mergeFolders([use], ['/p'], own, {});
  return mergeSettings([
    { source: 'file', settings: own },
    { source: 'folder', settings: folder },
  ]).settings;
};

function goingOf(settings: Settings, presses: Parameters<typeof worldOf>[0], rested: readonly number[]): string[] {
  const world = worldOf(presses);
  const stamps = pathsOf(world)
    .filter(path => path.endsWith('.ARW'))
    .map((path, i) => [path, ok(stampWith({ mtimeNs: NOW_NS - BigInt(rested[i] ?? 0) * 1_000_000_000n }))] as const);
  return pathsGoing(decide({ ...world, policy: policyOf(settings), stamps: new Map(stamps) }));
}

it('no file of a folder makes a raw an orphan that was none without it, unless it is allowed', () => {
  fc.assert(
    fc.property(shoot, settings, settings, rests, (presses, own, theirs, rested) => {
      const narrowed = withFile(own, theirs, false);
      const before = goingOf(own, presses, rested);
      expect(goingOf(narrowed, presses, rested).filter(raw => !before.includes(raw))).toEqual([]);
      // These say what is looked at, what is remembered, and where trash is.
      for (const name of ['also', 'ignore', 'memory', 'to'] as const) {
        const defaults = { also: [], ignore: [], memory: true, to: 'auto' } as const;
        expect(narrowed[name] ?? defaults[name]).toEqual(own[name] ?? defaults[name]);
      }
      expect([...(narrowed.ignoreBelow?.values() ?? [])].flat().every(pattern => own.ignore?.includes(pattern))).toBe(true);
    }),
    { numRuns: 400 },
  );
});

it('the generated files would do so when allowed, so that the law says something', () => {
  const samples = fc.sample(fc.tuple(shoot, settings, settings, rests), { numRuns: 400, seed: 11 });
  const wider = samples.filter(([presses, own, theirs, rested]) => {
    const before = goingOf(own, presses, rested);
    return goingOf(withFile(own, theirs, true), presses, rested).some(raw => !before.includes(raw));
  });
  expect(wider.length).toBeGreaterThan(20);
});
