import { describe, expect, it } from 'vitest';
import { ACTS, takenOn } from './explore/acts.js';
import { type Amount, CELLS, exploreCell, lineFor } from './explore/cells.js';
import { PATHS } from './explore/crashes.js';
import { REFUSALS } from './explore/refusals.js';
import { sceneOf } from './explore/scene.js';
import { SETTINGS } from './explore/settings.js';

/** Every death of a process while moving and undoing; of those while purging, of power cuts, second interruptions and refusals a part, chosen by the seed. */
const SEED = 4;
const AMOUNT: Amount = {
  ...{ seed: SEED, only: '', counts: { ordered: 1, some: 1 }, deeper: [0.01, 0.01], refusals: 0.002 },
  share: { dies: 0.05, cut: 0.005 },
};
const WANTED = 20_000;
const AMOUNTS: ReadonlyMap<string, Partial<Amount>> = new Map([
  ['trash', { share: { dies: 1, cut: 0.01 } }],
  ['undo', { share: { dies: 1, cut: 0.01 } }],
  ['purge', { share: { dies: 0.15, cut: 0.01 } }],
]);
/** Each end of a purge is met twice, by a purge and by an undo. */
const PURGES: Partial<Amount> = { share: { dies: 0.05, cut: 0.005 }, deeper: [0.002, 0.01], refusals: 0.001 };

const ways = [...PATHS, ...REFUSALS].map(({ name }) => name);
let points = 0;

describe.each(SETTINGS)('cut short anywhere: $name', { timeout: 300_000 }, ({ name: setting }) => {
  it.each(ways)('%s: nothing is lost, the journal is right, all comes back', async way => {
    const cells = CELLS.filter(cell => cell.setting.name === setting && cell.way.name === way);
    const amount = { ...AMOUNT, ...(AMOUNTS.get(way) ?? (/purge|rest/.test(way) ? PURGES : {})) };
    const wrong: string[] = [];
    for (const cell of cells) {
      await exploreCell(cell, amount, (id, mistakes) => {
        points++;
        if (mistakes.length > 0) wrong.push(`${lineFor(SEED, id)}\n  ${mistakes.join('\n  ')}`);
        return wrong.length < 5;
      });
    }
    expect(wrong).toEqual([]);
  });
});

it(`that were at least ${WANTED} points`, () => {
  expect(points).toBeGreaterThanOrEqual(WANTED);
});

const told = [...new Map(CELLS.map(({ story, setting }) => [`${story.name} ${setting.name}`, { story, setting }])).values()];
it.each(told)('the story $story.name ends as told: $setting.name', async ({ story, setting }) => {
  const scene = await sceneOf(story, setting);
  const disk = scene.disk.clone();
  const { receipts, refused } = await ACTS.trash(scene, disk, 1);
  expect([refused, ...receipts.map(({ outcome }) => outcome)]).toEqual([null, ...story.ends]);
  const half = story.orphans ?? 'raw';
  const gone = scene.actions.flatMap(({ raw }, n) => (story.ends[n] === 'trashed' ? [raw.path] : []));
  expect((await takenOn(disk).recall(half)).map(({ path }) => path)).toEqual(gone);
  await ACTS.undo(scene, disk, 2);
  expect(await takenOn(disk).recall(half)).toEqual([]);
});
