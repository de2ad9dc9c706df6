import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AbsPath } from '../../src/model/frame.js';
import { type Candidate, judgeCandidates, type Missing, type WholePass } from '../../src/watch/candidates.js';
import { type Reading, surelyPassed } from '../../src/watch/reading.js';

const at = (path: string) => path as AbsPath;
const GRACE = 600;
const reading = (wallMs: number, upMs = wallMs, session: string | null = 's'): Reading => ({ wallMs, upMs, session });
const missing = (more: Partial<Missing> = {}): Missing => ({
  ...{ raw: at('/p/1.ARW'), folder: at('/p'), unit: 'u', print: 'p', witnessed: true },
  ...more,
});
const pass = (more: Partial<WholePass> = {}): WholePass => ({
  ...{ at: reading(0), epoch: 0, graceMs: GRACE, isWell: true, missing: [missing()], newRendered: false },
  ...more,
});
const dueAfter = (...passes: readonly WholePass[]): readonly string[] => {
  let waiting: ReadonlyMap<AbsPath, Candidate> = new Map();
  let due: readonly Candidate[] = [];
  for (const one of passes) ({ waiting, due } = judgeCandidates(waiting, one));
  return due.map(({ raw }) => raw);
};
const LATER = reading(GRACE);

describe('a raw is due after two whole passes a grace apart', () => {
  it('that both miss its twin, with nothing changed', () => expect(dueAfter(pass(), pass({ at: LATER }))).toEqual(['/p/1.ARW']));
  it('also when a third between them agreed', () =>
    expect(dueAfter(pass(), pass({ at: reading(300) }), pass({ at: LATER }))).toEqual(['/p/1.ARW']));

  it.each<[string, readonly WholePass[]]>([
    ['there was but one pass', [pass({ graceMs: 0 })]],
    ['the grace is not over', [pass(), pass({ at: reading(GRACE - 1) })]],
    ['a pass between them saw its twin', [pass(), pass({ at: reading(300), missing: [] }), pass({ at: LATER })]],
    ['a folder was unwell between them', [pass(), pass({ at: reading(300), isWell: false }), pass({ at: LATER })]],
    ['a folder is unwell in the last one', [pass(), pass({ at: LATER, isWell: false })]],
    ['another epoch began', [pass(), pass({ at: LATER, epoch: 1 })]],
    ['the raw or a sidecar changed', [pass(), pass({ at: LATER, missing: [missing({ unit: 'v' })] })]],
    ['something else in its folder changed', [pass(), pass({ at: LATER, missing: [missing({ print: 'q' })] })]],
    ['pictures still arrive, and memory never saw it with its twin', unseen(true)],
    ['the wall clock went on and the other did not', [pass(), pass({ at: reading(GRACE, 10) })]],
    ['the wall clock went back', [pass(), pass({ at: reading(-5, GRACE) })]],
    ['another boot, and the wall clock went back', [pass(), pass({ at: reading(-GRACE, 5, 't') })]],
  ])('not when %s', (_, passes) => expect(dueAfter(...passes)).toEqual([]));

  it('pictures that arrive do not hold up a raw that memory saw with its twin', () =>
    expect(dueAfter(pass(), pass({ at: LATER, newRendered: true }))).toHaveLength(1));
  it('a raw that memory never saw goes when nothing arrives', () => expect(dueAfter(...unseen(false))).toHaveLength(1));
  it('a clock that went back starts the grace again, or it might never end', () =>
    expect(dueAfter(pass({ at: reading(9_999, 0) }), pass({ at: reading(0, 1) }), pass({ at: reading(GRACE, GRACE + 1) }))).toHaveLength(
      1,
    ));
  it('over another boot the wall clock decides', () => expect(dueAfter(pass(), pass({ at: reading(GRACE, 1, 't') }))).toHaveLength(1));
});

function unseen(newRendered: boolean): readonly WholePass[] {
  const one = [missing({ witnessed: false })];
  return [pass({ missing: one }), pass({ at: LATER, missing: one, newRendered })];
}

describe('laws', () => {
  /** Steps of random clocks, epochs and sights of three raws. */
  const steps = fc.array(
    fc.record({
      wall: fc.integer({ min: -400, max: 900 }),
      up: fc.integer({ min: 0, max: 900 }),
      reboots: fc.constantFrom(0, 0, 0, 1),
      newEpoch: fc.boolean(),
      isWell: fc.constantFrom(true, true, true, false),
      newRendered: fc.constantFrom(false, false, true),
      seen: fc.array(
        fc.record({
          raw: fc.constantFrom('/p/1.ARW', '/p/2.ARW', '/q/3.ARW'),
          unit: fc.constantFrom('u', 'u', 'u', 'v'),
          print: fc.constantFrom('p', 'p', 'p', 'q'),
          witnessed: fc.boolean(),
        }),
        { maxLength: 4 },
      ),
    }),
    { minLength: 1, maxLength: 12 },
  );
  type Step = typeof steps extends fc.Arbitrary<readonly (infer S)[]> ? S : never;

  function passesOf(some: readonly Step[]): readonly WholePass[] {
    let [wallMs, upMs, epoch, boot] = [0, 0, 0, 0];
    return some.map(({ wall, up, reboots, newEpoch, isWell, newRendered, seen }, n) => {
      wallMs += wall;
      upMs = up + (reboots > 0 ? 0 : upMs);
      boot += reboots;
      if (newEpoch && n % 3 === 2) epoch += 1;
      const byRaw = new Map(seen.map(one => [one.raw, { ...one, raw: at(one.raw), folder: at(one.raw.slice(0, 2)) }]));
      return { at: { wallMs, upMs, session: String(boot) }, epoch, graceMs: GRACE, isWell, missing: [...byRaw.values()], newRendered };
    });
  }
  /** The rule said the other way round: is there an earlier pass from which on everything held? */
  function mayGo(raw: string, passes: readonly WholePass[], last: number): boolean {
    const end = passes[last] as WholePass;
    const of = (one: WholePass) => one.missing.find(found => found.raw === raw);
    const now = of(end);
    if (!now || !end.isWell) return false;
    for (let first = last - 1; first >= 0; first--) {
      const one = passes[first] as WholePass;
      const was = of(one);
      const next = passes[first + 1] as WholePass;
      const isArriving = next.newRendered && !of(next)?.witnessed;
      if (!one.isWell || !was || one.epoch !== end.epoch || was.unit !== now.unit || was.print !== now.print || isArriving) return false;
      if (surelyPassed(one.at, end.at) >= GRACE) return true;
    }
    return false;
  }
  const run = (passes: readonly WholePass[]) => {
    let waiting: ReadonlyMap<AbsPath, Candidate> = new Map();
    return passes.map(one => {
      const judged = judgeCandidates(waiting, one);
      waiting = judged.waiting;
      return judged;
    });
  };

  it('nothing is due unless every condition held in an unbroken row of passes', () => {
    let dueSeen = 0;
    fc.assert(
      fc.property(steps, some => {
        const passes = passesOf(some);
        for (const [n, { due }] of run(passes).entries()) {
          for (const { raw } of due) {
            dueSeen += 1;
            expect(mayGo(raw, passes, n)).toBe(true);
          }
        }
      }),
      { numRuns: 3000 },
    );
    expect(dueSeen).toBeGreaterThan(50);
  });

  it('a disturbance of any pass makes nothing due earlier', () => {
    const disturb: readonly ((one: WholePass) => WholePass)[] = [
      one => ({ ...one, isWell: false }),
      one => ({ ...one, missing: [] }),
      one => ({ ...one, newRendered: true }),
      one => ({ ...one, missing: one.missing.map(found => ({ ...found, unit: 'other' })) }),
      one => ({ ...one, missing: one.missing.map(found => ({ ...found, print: 'other' })) }),
    ];
    fc.assert(
      fc.property(steps, fc.nat(), fc.constantFrom(...disturb), (some, place, change) => {
        const passes = passesOf(some);
        const at = place % passes.length;
        const disturbed = passes.map((one, n) => (n === at ? change(one) : one));
        const firstDue = (judged: ReturnType<typeof run>) => {
          const first = new Map<AbsPath, number>();
          for (const [n, { due }] of judged.entries()) for (const { raw } of due) if (!first.has(raw)) first.set(raw, n);
          return first;
        };
        const before = firstDue(run(passes));
        for (const [raw, n] of firstDue(run(disturbed))) expect(n).toBeGreaterThanOrEqual(before.get(raw) ?? Number.POSITIVE_INFINITY);
      }),
      { numRuns: 3000 },
    );
  });

  it('what waited is waiting still, due, or dropped', () => {
    fc.assert(
      fc.property(steps, some => {
        let before: readonly string[] = [];
        for (const { waiting, due, dropped } of run(passesOf(some))) {
          for (const raw of before) expect(waiting.has(at(raw)) || dropped.some(one => one.raw === raw)).toBe(true);
          for (const { raw } of due) expect(waiting.has(raw)).toBe(true);
          before = [...waiting.keys()];
        }
      }),
    );
  });
});
