import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countingFs, type Syncs } from './journal/counting-fs.js';
import { layRaws } from './journal/lay-raws.js';
import { plainMove } from './journal/plain-move.js';
import { trashAll } from './journal/trash-all.js';

/**
 * What the journal and all looking cost: moving raws to trash as rawtwin does, against a loop that renames the same files and syncs as
 * often. Both in one run, by turns. `npm run bench:journal [raws] [rounds]`; TMPDIR says on which disk.
 */
const [raws = 10_000, rounds = 5] = process.argv.slice(2).map(Number);
const STORES = ['folder', 'system'] as const;

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
const inFreshFolder = async <T>(work: (top: string) => Promise<T>): Promise<T> => {
  const top = realpathSync(mkdtempSync(join(tmpdir(), 'rawtwin-bench-')));
  try {
    return await work(top);
  } finally {
    rmSync(top, { recursive: true, force: true });
  }
};
const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

for (const store of process.platform === 'linux' ? STORES : STORES.slice(0, 1)) {
  const times = { trash: [] as number[], plain: [] as number[] };
  let syncs: Syncs = { files: 0, folders: 0, journal: 0 };
  for (let round = 0; round < rounds; round++) {
    times.trash.push(
      await inFreshFolder(async top => {
        const actions = await layRaws(top, raws);
        const counted = countingFs();
        const took = await timed(() => trashAll(top, actions, store, counted.fs));
        syncs = counted.syncs;
        return took;
      }),
    );
    times.plain.push(
      await inFreshFolder(async top => {
        const actions = await layRaws(top, raws);
        return timed(() => plainMove(top, actions, syncs));
      }),
    );
  }
  const [trash, plain] = [median(times.trash), median(times.plain)];
  const total = syncs.files + syncs.folders + syncs.journal;
  const rate = Math.round(raws / (trash / 1000));
  process.stdout.write(
    `${store}: trash ${Math.round(trash)} ms (${rate} raws/s), plain renames ${Math.round(plain)} ms, ratio ${(trash / plain).toFixed(2)}; ` +
      `${raws} raws, ${total} syncs each (${syncs.journal} of the journal, ${syncs.folders} of folders, ${syncs.files} of notes), median of ${rounds}\n`,
  );
}
