import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePlan } from '../../src/config/plan-file.js';
import { filterFor } from '../../src/page/filter.js';
import { heightOf, layLines, linesWithin, type Measure } from '../../src/page/lines.js';
import { compareBy, sortNamed } from '../../src/page/order.js';
import { planText } from '../../src/page/plan-text.js';
import { actionJson, chosenPlanHead, planJson } from '../../src/report/json.js';
import { hostilePlan } from '../report/plan-of.js';
import { faults } from '../support/schemas.js';

const ANY = { text: '', group: '', folder: '', badge: '' };
const row = { group: 'orphan', folder: '3', badge: 'proven', text: () => 'dsc00017.arw\ncoast\nthe camera wrote a jpeg' };

describe('the filter', () => {
  it.each([
    ['no wish', {}, true],
    ['its group', { group: 'orphan' }, true],
    ['another group', { group: 'kept' }, false],
    ['its folder', { folder: '3' }, true],
    ['another folder', { folder: '' }, true],
    ['a folder that begins alike', { folder: '33' }, false],
    ['another confidence', { badge: 'inferred' }, false],
    ['a part of its name, in any case', { text: 'Dsc0001' }, true],
    ['two words, both in it', { text: ' coast  17 ' }, true],
    ['two words, one not in it', { text: 'coast 18' }, false],
  ])('%s', (_, wish, fits) => expect(filterFor({ ...ANY, ...wish })(row)).toBe(fits));
});

describe('the order', () => {
  const [two, ten] = [
    { place: 0, name: 'IMG_10.CR3', time: 5, bytes: 7 },
    { place: 1, name: 'img_2.CR3', time: 9, bytes: 7 },
  ];
  it.each([
    ['folder', [two, ten]],
    ['name', [ten, two]],
    ['time', [two, ten]],
    ['size', [two, ten]],
  ] as const)('by %s', (sort, sorted) => expect([two, ten].sort(compareBy(sort))).toEqual(sorted));
  it('is by folder for a word that it does not know', () => expect(sortNamed('toString')).toBe('folder'));
});

describe('the saved plan', () => {
  it('is a plan of just the chosen actions, each as the plan has it, that trash --plan reads', () => {
    fc.assert(
      fc.property(hostilePlan, fc.array(fc.boolean(), { minLength: 4 }), (plan, ticks) => {
        const chosen = plan.actions.filter((_, i) => ticks[i]);
        const text = planText(
          chosenPlanHead(plan),
          chosen.map(action => JSON.parse(actionJson(action))),
        );
        const [saved, whole] = [JSON.parse(text), JSON.parse([...planJson(plan)].join(''))];
        expect(saved.actions).toEqual(whole.actions.filter((_: unknown, i: number) => ticks[i]));
        expect(Object.keys(saved)).toEqual(Object.keys(whole));
        expect(faults('plan-1', saved)).toEqual([]);
        const { id, roots, policy } = whole;
        expect(saved).toMatchObject({ id, roots, policy });
        expect(saved.totals.orphanBytes).toBe(chosen.reduce((sum, { raw }) => sum + raw.bytes, 0));
        expect(parsePlan(text, 'plan.json').actions.map(({ path }) => path)).toEqual(chosen.map(({ raw }) => raw.path));
      }),
    );
  });
});

describe('lines of the list', () => {
  const measure: Measure = { columns: 3, heights: { group: 50, folder: 30, cards: 200, tall: 300 } };
  const rows = [...'aaaabbA'].map((folder, i) => ({ group: i < 6 ? 'orphan' : 'kept', folder, hasNeighbours: i === 3 }));

  it('begin with their group and folder, and are taller where a card shows neighbours', () => {
    expect(layLines(rows, measure, true).map(({ kind, rows: own }) => `${kind} ${own.length}`)).toEqual(
      ['group 6', 'folder 4', 'cards 3', 'tall 1', 'folder 2', 'cards 2'].concat('group 1', 'folder 1', 'cards 1'),
    );
  });
  it('know no folders in any other order', () => {
    expect(layLines(rows, measure, false).map(({ kind }) => kind)).toEqual(['group', 'cards', 'tall', 'group', 'cards']);
  });
  it('that touch the screen are found, and all of them', () => {
    const some = fc.array(fc.record({ group: fc.constantFrom('a', 'b'), folder: fc.constantFrom('1', '2'), hasNeighbours: fc.boolean() }));
    fc.assert(
      fc.property(some, fc.integer({ min: -500, max: 3000 }), fc.nat(2000), (own, from, height) => {
        const lines = layLines(own, measure, true);
        const [first, last] = linesWithin(lines, from, from + height);
        const touching = lines.filter(line => line.top + line.height > from && line.top < from + height);
        expect(lines.slice(first, last)).toEqual(touching);
        expect(heightOf(lines)).toBe(lines.reduce((sum, line) => sum + line.height, 0));
      }),
    );
  });
});
