import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Policy } from '../../src/model/policy.js';
import type { Made } from '../../src/pipeline.js';
import { BothPlans } from '../support/both-plans.js';

const CAMERAS = ['sony', 'nikon', 'canon'] as const;
const RAW = { sony: 'ARW', nikon: 'NEF', canon: 'CR3' } as const;
const WIDEST: Partial<Policy> = { trust: 'stem', include: ['unsure', 'protected', 'raw-only', 'no-jpegs-here'] };
/** Where a half of a shot is. */
const PLACES = ['beside', 'beside', 'beside', 'elsewhere', 'renamed', 'gone'] as const;
type Place = (typeof PLACES)[number];
interface Frame {
  readonly raw: Place;
  readonly jpeg: Place;
}
const frame: fc.Arbitrary<Frame> = fc.record({ raw: fc.constantFrom(...PLACES), jpeg: fc.constantFrom(...PLACES) });
const shoot = fc.record({
  camera: fc.constantFrom(...CAMERAS),
  frames: fc.array(frame, { minLength: 2, maxLength: 7 }),
  isSeen: fc.boolean(),
});
type Shoot = typeof shoot extends fc.Arbitrary<infer T> ? T : never;

const nameOf = (half: 'raw' | 'jpeg', place: Place, n: number, { camera }: Pick<Shoot, 'camera'>): string | null => {
  const extension = half === 'raw' ? RAW[camera] : 'JPG';
  if (place === 'gone') return null;
  if (place === 'renamed') return `a ${half} ${'abcdefgh'[n - 1]}.${extension}`;
  return `${place === 'elsewhere' ? `${half}s/` : ''}X${n}.${extension}`;
};
const lay = ({ camera, frames }: Shoot): string[] => [`shoot . ${camera} X%d 1-${frames.length}`];
/** What the person did: moved, renamed and deleted halves. */
const happened = (one: Shoot): string[] =>
  one.frames.flatMap((shot, i) =>
    (['raw', 'jpeg'] as const).flatMap(half => {
      const [from, to] = [nameOf(half, 'beside', i + 1, one), nameOf(half, shot[half], i + 1, one)];
      if (to === null) return [`delete ${from}`];
      return to === from ? [] : [`rename ${from} to "${to}"`];
    }),
  );

async function within<T>(one: Shoot, act: (world: BothPlans) => Promise<T>): Promise<T> {
  const world = await BothPlans.told(lay(one));
  try {
    if (one.isSeen) {
      await world.plan('raw');
      await world.plan('jpeg');
    }
    await world.tell(happened(one));
    return await act(world);
  } finally {
    await world.end();
  }
}
const going = ({ plan }: Made): readonly string[] => plan.actions.map(({ raw }) => raw.path);
/** Every file of the tree with bytes and times, but our own folder. */
const treeOf = (folder: string): readonly (readonly [string, string, bigint])[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.name !== '.rawtwin')
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(entry => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return treeOf(path);
      return [[path, readFileSync(path, 'latin1'), statSync(path, { bigint: true }).mtimeNs] as const];
    });
const halvesOf = (one: Shoot, world: BothPlans) =>
  one.frames.map((shot, i) => {
    const at = (half: 'raw' | 'jpeg') => {
      const name = nameOf(half, shot[half], i + 1, one);
      return name === null ? undefined : world.at(name);
    };
    return { raw: at('raw'), jpeg: at('jpeg') };
  });

describe('laws of --orphans jpeg', { timeout: 600_000 }, () => {
  it('a JPEG whose raw is anywhere in the folders never goes, whatever is asked for, and each JPEG is in just one list', async () => {
    await fc.assert(
      fc.asyncProperty(shoot, async one => {
        await within(one, async world => {
          const whole = new Set(halvesOf(one, world).flatMap(({ raw, jpeg }) => (raw && jpeg ? [jpeg] : [])));
          for (const policy of [{}, WIDEST]) {
            const made = await world.plan('jpeg', { policy });
            expect(going(made).filter(path => whole.has(path as never))).toEqual([]);
            const rows = [...made.plan.actions, ...made.plan.kept].map(({ raw }) => raw.path);
            expect(rows.toSorted()).toEqual(
              halvesOf(one, world)
                .flatMap(({ jpeg }) => jpeg ?? [])
                .toSorted(),
            );
          }
        });
      }),
      { numRuns: 60 },
    );
  });

  it('a raw more condemns no JPEG of its own, and wider trust and include only add', async () => {
    await fc.assert(
      fc.asyncProperty(shoot, fc.nat(), async (one, pick) => {
        const n = pick % one.frames.length;
        const more = {
          ...one,
          frames: one.frames.map((shot, i) => (i === n && shot.raw === 'gone' ? { ...shot, raw: 'elsewhere' as const } : shot)),
        };
        await within(more, async world => {
          const jpeg = halvesOf(more, world)[n]?.jpeg;
          const steps = [];
          for (const policy of [{ trust: 'proven' }, {}, { trust: 'stem' }, { trust: 'stem', include: ['unsure'] }, WIDEST] as const)
            steps.push(going(await world.plan('jpeg', { policy })));
          if (jpeg && more.frames[n]?.raw !== 'gone') expect(steps.flat()).not.toContain(jpeg);
          for (const [i, wider] of steps.entries()) expect(wider).toEqual(expect.arrayContaining([...(steps[i - 1] ?? [])]));
        });
      }),
      { numRuns: 40 },
    );
  });

  it('both plans in turn: a whole shot loses neither half, what we took proves nothing of the half that comes back, and undo brings all back', async () => {
    await fc.assert(
      fc.asyncProperty(shoot, fc.constantFrom(['raw', 'jpeg'] as const, ['jpeg', 'raw'] as const), async (one, [first, second]) => {
        await within(one, async world => {
          const before = treeOf(world.tree);
          const halves = halvesOf(one, world);
          const whole = new Set(halves.flatMap(({ raw, jpeg }) => (raw && jpeg ? [raw, jpeg] : [])));
          const made = await world.plan(first);
          await world.carry(made);
          const taken = going(made);
          const then = await world.plan(second);
          expect([...taken, ...going(then)].filter(path => whole.has(path as never))).toEqual([]);
          // Its other half comes back, as from a backup, under its first name.
          const back = halves.flatMap(({ raw, jpeg }, i) => {
            const [own, other] = first === 'raw' ? ([raw, 'jpeg'] as const) : ([jpeg, 'raw'] as const);
            return own && taken.includes(own) ? [nameOf(other, 'beside', i + 1, one) ?? ''] : [];
          });
          if (back.length > 0) {
            const stem = 'copies';
            await world.tell([
              `shoot ${stem} ${one.camera} X%d 1-${one.frames.length}`,
              ...back.map(name => `rename ${stem}/${name} to ${name}`),
              `delete ${stem}`,
            ]);
            const after = await world.plan(second, { memory: false });
            expect(going(after).filter(path => back.includes(path.slice(world.tree.length + 1)))).toEqual([]);
            await world.tell(back.map(name => `delete ${name}`));
          }
          if (taken.length > 0) await world.undo();
          expect(treeOf(world.tree)).toEqual(before);
        });
      }),
      { numRuns: 60 },
    );
  });
});
