import type { Cut, FakeFs } from '../../support/fake-fs.js';
import { randomFrom } from './chance.js';

/** One way in which a run ends at a moment. `dies`: its process alone; the others: the power goes too. */
export interface Loss {
  readonly name: string;
  readonly cut: Cut | null;
}

/** How many of the losses that chance decides are tried at each moment. */
export interface LossCounts {
  readonly ordered: number;
  readonly some: number;
}

/** All losses to try at a moment; `id` and `seed` choose what chance decides. */
export function lossesAt(disk: FakeFs, id: string, seed: number, counts: LossCounts): readonly Loss[] {
  const random = randomFrom(0);
  const fixed = (name: string, names: Cut['names'], torn: Cut['torn']): Loss => ({ name, cut: { names, torn, random } });
  const dies: Loss = { name: 'dies', cut: null };
  if (!disk.hasUnsynced) return [dies];
  const seeded = (names: 'ordered' | 'some', count: number) =>
    Array.from({ length: count }, (_, i): Loss => {
      const name = `${names}${i + 1}`;
      const chance = randomFrom(seed, id, name);
      return { name, cut: { names, torn: Math.floor(chance() * 200), random: chance } };
    });
  return [
    dies,
    fixed('kept', 'kept', 0),
    fixed('kept-torn', 'kept', 30),
    fixed('kept-zeros', 'kept', 'zeros'),
    fixed('lost', 'lost', 0),
    fixed('bare', 'bare', 0),
    ...seeded('ordered', counts.ordered),
    ...seeded('some', counts.some),
  ];
}

/** The disk as the next process finds it. */
export function after(disk: FakeFs, { cut }: Loss): FakeFs {
  const left = disk.clone();
  if (cut) left.powerCut(cut);
  return left;
}
