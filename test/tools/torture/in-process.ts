import { type Amount, CELLS, type Cell, exploreCell, lineFor } from '../../faults/explore/cells.js';
import type { Ask, Failure, Outcome, Part } from './part.js';

const WANTED = 1_000_000;
const MOST_FAILURES = 10;
/** Points between two words of progress. */
const STEP = 5_000;

const COUNTS = { ordered: 3, some: 3 };
/** The first round holds every single interruption in all its ways; each round a part of what has more, or is refused. */
const EVERY = { counts: COUNTS, deeper: [], share: { dies: 1, cut: 1 }, refusals: 0 };
const PART = { counts: COUNTS, deeper: [0.008, 0.004], share: { dies: 1, cut: 0.2 }, refusals: 0.04 };
const ALL_NAMED = { counts: COUNTS, deeper: [1, 1], share: { dies: 1, cut: 1 }, refusals: 1 };

/** Trash, undo and recovery on disks in memory, cut short and refused everywhere; `--only` takes the ids that it prints. */
export const inProcess: Part = {
  name: 'in-process',
  tells: 'commands on disks in memory, cut short behind every step and refused at every call',
  run,
};

async function run({ seed, points, only, slice }: Ask, say: (line: string) => void): Promise<Outcome> {
  const failures: Failure[] = [];
  const tables = { path: new Map<string, number>(), setting: new Map<string, number>(), story: new Map<string, number>() };
  const named = CELLS.filter(({ id }) => id.startsWith(only) || only.startsWith(`${id}/`));
  const cells = named.filter((_, at) => at % slice.of === slice.number - 1);
  const wanted = (points ?? WANTED) / slice.of;
  const seeds: number[] = [];
  let tried = 0;
  for (let round = 1; round === 1 || (only === '' && tried < wanted && failures.length === 0); round++) {
    const now = seed + round - 1;
    seeds.push(now);
    for (const cell of cells) {
      const amount = amountOf(cell, round, now, only);
      if (!amount) continue;
      const before = tried;
      await exploreCell(cell, amount, (id, mistakes) => {
        tried++;
        if (tried % STEP === 0) say(`seed ${now}: ${tried} points, at ${id}`);
        if (mistakes.length > 0) failures.push({ line: lineFor(now, id), mistakes });
        return failures.length < MOST_FAILURES;
      });
      add(tables.path, cell.way.name, tried - before);
      add(tables.setting, cell.setting.name, tried - before);
      add(tables.story, cell.story.name, tried - before);
      if (failures.length >= MOST_FAILURES) return { points: tried, seeds, failures, tables };
    }
  }
  return { points: tried, seeds, failures, tables };
}

function amountOf({ way }: Cell, round: number, seed: number, only: string): Amount | null {
  if (only !== '') return { ...ALL_NAMED, seed, only };
  const isSingle = 'cut' in way && way.cut.length === 1;
  if (isSingle && round > 1) return null;
  return { ...(isSingle ? EVERY : PART), seed, only };
}

const add = (table: Map<string, number>, name: string, count: number): unknown => table.set(name, (table.get(name) ?? 0) + count);
