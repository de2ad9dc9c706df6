import { describe, expect, it } from 'vitest';
import { ACTS } from './explore/acts.js';
import { type Amount, CELLS, exploreCell, lineFor } from './explore/cells.js';
import { PATHS } from './explore/crashes.js';
import { REFUSALS } from './explore/refusals.js';
import { sceneOf } from './explore/scene.js';
import { SETTINGS } from './explore/settings.js';

/** Every death of a process while moving and undoing; of power cuts, second interruptions and refusals a part, chosen by the seed. */
const SEED = 4;
const AMOUNT: Omit<Amount, 'share'> = { seed: SEED, counts: { ordered: 1, some: 1 }, deeper: [0.01, 0.01], refusals: 0.002, only: '' };
const WANTED = 20_000;

const ways = [...PATHS, ...REFUSALS].map(({ name }) => name);
let points = 0;

describe.each(SETTINGS)('cut short anywhere: $name', { timeout: 300_000 }, ({ name: setting }) => {
  it.each(ways)('%s: nothing is lost, the journal is right, all comes back', async way => {
    const cells = CELLS.filter(cell => cell.setting.name === setting && cell.way.name === way);
    const isShort = 'cut' in (cells[0]?.way ?? {}) && !way.includes('-');
    const share = isShort ? { dies: 1, cut: 0.04 } : { dies: 0.05, cut: 0.007 };
    const wrong: string[] = [];
    for (const cell of cells) {
      await exploreCell(cell, { ...AMOUNT, share }, (id, mistakes) => {
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
  const { receipts, refused } = await ACTS.trash(scene, scene.disk.clone(), 1);
  expect([refused, ...receipts.map(({ outcome }) => outcome)]).toEqual([null, ...story.ends]);
});
