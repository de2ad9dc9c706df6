import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AbsPath } from '../../src/model/frame.js';
import { CONFIDENCES, DEFAULT_POLICY, INCLUDABLE } from '../../src/model/policy.js';
import { decide, fileAt, pathsGoing, scanOf, type World } from '../plan/small-world.js';
import { type Place, type Press, pathsOf, rawOf, shoot, twinFacts, twinOf, worldOf } from './shoots.js';

const silent: Press = { folder: '/p/b', twin: 'beside', recorded: 'unknown', second: 2, by: 'camera', rating: 0, sidecar: false };
/** Found by chance: by name before or behind all that have a twin, but not by the clock; and what is read of the rest depends on what can be. */
const OUT_OF_ORDER: [readonly Press[], string[]][] = [
  [[{ ...silent, twin: 'gone', second: 1 }, silent, { ...silent, second: 0 }, silent], ['/p/b/DSC00003.ARW']],
  [
    [
      { ...silent, twin: 'elsewhere', second: 9 },
      { ...silent, second: 29 },
      { ...silent, second: 5 },
      { ...silent, twin: 'renamed', second: 17, by: 'editor' },
      { ...silent, twin: 'gone', second: 18 },
    ],
    ['/p/b/DSC00000.ARW'],
  ],
];

describe('laws of the plan (design: every shoot)', () => {
  it('every raw is in exactly one of actions and kept, with evidence', () => {
    fc.assert(
      fc.property(shoot, presses => {
        const { actions, kept } = decide(worldOf(presses));
        expect([...actions, ...kept].map(({ raw }) => raw.path).sort()).toEqual(presses.map(rawOf).sort());
        for (const { because } of [...actions, ...kept]) expect(because.length).toBeGreaterThan(0);
      }),
    );
  });

  it('no sidecar goes twice, and none goes without its raw', () => {
    fc.assert(
      fc.property(shoot, presses => {
        const { actions } = decide(worldOf(presses));
        for (const action of actions) {
          expect(action.with.map(({ path }) => path)).toEqual(action.with.map(() => action.raw.path.replace('.ARW', '.xmp')));
          expect(action.with.length).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('the order in which folders and files come is irrelevant', () => {
    const shuffled = shoot.chain(presses => {
      const paths = pathsOf(worldOf(presses));
      return fc.tuple(fc.constant(presses), fc.shuffledSubarray(paths, { minLength: paths.length }));
    });
    const told = (world: World) => {
      const { actions, kept } = decide(world);
      const byPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : 1);
      return [
        actions
          .map(({ raw, confidence, with: along }) => ({ path: raw.path as string, confidence, along: along.map(({ path }) => path) }))
          .sort(byPath),
        kept.map(({ raw, reason }) => ({ path: raw.path as string, reason })).sort(byPath),
      ];
    };
    fc.assert(
      fc.property(shuffled, ([presses, paths]) => {
        const world = worldOf(presses);
        expect(told({ ...world, scan: scanOf(paths) })).toEqual(told(world));
      }),
    );
  });

  it('adding a rendered file of a shot never condemns that shot', () => {
    const added = fc.tuple(
      shoot,
      fc.nat(),
      fc.constantFrom<Place>('beside', 'elsewhere', 'renamed'),
      fc.constantFrom<Press['by']>('camera', 'editor', 'nobody'),
    );
    fc.assert(
      fc.property(added, ([presses, pick, where, by]) => {
        const i = pick % presses.length;
        const one: Press = { ...(presses[i] as Press), by };
        const world = worldOf(presses);
        const path = twinOf(one, i, where);
        fc.pre(!world.facts.has(path));
        const scan = scanOf([...pathsOf(world), path]);
        const more: World = { scan, facts: new Map([...world.facts, [path, twinFacts(one, i)]]) };
        const before = pathsGoing(decide(world));
        expect(pathsGoing(decide(more)).filter(raw => raw === rawOf(one, i) && !before.includes(raw))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  const unread = (isLost: (path: string) => boolean) =>
    shoot.chain(presses => {
      const paths = [...worldOf(presses).facts.keys()].filter(isLost);
      return fc.tuple(fc.constant(presses), fc.subarray(paths));
    });
  const readings: [what: string, isLost: (path: string) => boolean][] = [
    ['a raw', path => path.endsWith('.ARW')],
    ['a twin that bears the name of its raw', path => /DSC\d+\.JPG$/.test(path)],
    ['a renamed twin', path => /walk .\.JPG$/.test(path)],
  ];
  const rows = readings.flatMap(([what, isLost]) => CONFIDENCES.map(trust => ({ what, isLost, trust })));
  it.each(rows)('a head of $what that cannot be read never adds an action, under --trust $trust', ({ isLost, trust }) => {
    fc.assert(
      fc.property(unread(isLost), ([presses, lost]) => {
        const world: World = { ...worldOf(presses), policy: { ...DEFAULT_POLICY, trust } };
        const facts = new Map([...world.facts].filter(([path]) => !lost.includes(path)));
        const before = pathsGoing(decide(world));
        expect(pathsGoing(decide({ ...world, facts })).filter(path => !before.includes(path))).toEqual([]);
      }),
      { numRuns: 500, examples: OUT_OF_ORDER.filter(([, lost]) => lost.every(isLost)).map(one => [one]) },
    );
  });

  const place = fc.constantFrom('/p/a', '/p/b', '/p/jpeg', '/p/a/odd \\xff.JPG');
  const code = fc.constantFrom('EACCES', 'EIO', 'ENOTCONN', 'EMFILE', 'ENOMEM', 'ENOENT', 'EILSEQ');
  it.each(CONFIDENCES)('a place that could not be listed whole keeps every raw without a twin, saying so, under --trust %s', trust => {
    fc.assert(
      fc.property(shoot, place, code, (presses, path, code) => {
        const world: World = { ...worldOf(presses), policy: { ...DEFAULT_POLICY, trust } };
        const { actions, kept } = decide({ ...world, hiding: [{ path: path as AbsPath, code, hides: true }] });
        expect(actions).toEqual([]);
        for (const { reason, because } of kept) if (reason !== 'paired') expect(because).toEqual([{ kind: 'unlisted', path, code }]);
      }),
    );
  });

  it('a wider --trust only adds', () => {
    fc.assert(
      fc.property(shoot, presses => {
        const sets = CONFIDENCES.map(trust => pathsGoing(decide({ ...worldOf(presses), policy: { ...DEFAULT_POLICY, trust } })));
        for (const [i, narrow] of sets.slice(0, -1).entries()) expect(sets[i + 1]).toEqual(expect.arrayContaining(narrow));
      }),
    );
  });

  it('a wider --include only adds', () => {
    const words = fc.subarray([...INCLUDABLE]).chain(wide => fc.tuple(fc.constant(wide), fc.subarray(wide)));
    fc.assert(
      fc.property(shoot, words, fc.constantFrom(...CONFIDENCES), (presses, [wide, narrow], trust) => {
        const under = (include: typeof wide) => pathsGoing(decide({ ...worldOf(presses), policy: { ...DEFAULT_POLICY, trust, include } }));
        expect(under(wide)).toEqual(expect.arrayContaining(under(narrow)));
      }),
    );
  });

  it('the generated shoots do hold orphans, so that the laws say something', () => {
    const samples = fc.sample(shoot, { numRuns: 300, seed: 7 });
    expect(samples.filter(presses => decide(worldOf(presses)).actions.length > 0).length).toBeGreaterThan(20);
    expect(fileAt('/p/a/DSC00000.ARW').kind).toBe('raw');
  });
});
