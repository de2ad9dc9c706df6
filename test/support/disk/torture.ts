import { killWatch } from '../watch/kill-watch.js';
import { noStrace } from './bin.js';
import { ERRNOS, refuseAll } from './errnos.js';
import { killBatches, killBin, killLean } from './kills.js';
import type { Tally } from './lanes.js';
import { cutPower } from './power.js';
import { editorRace, swapRace } from './rivals.js';
import { cannotMount, KINDS, noPowerSwitch } from './volumes.js';
import { yank } from './yank.js';

/** One part of the torture with real processes on real disks. */
export interface DiskPart {
  readonly name: string;
  /** What a whole torture asks for. */
  readonly count: number;
  /** Null, or why it cannot run here. */
  readonly missing: string | null;
  readonly run: (count: number, seed: number) => Promise<Tally>;
}

/** So many rounds of a race, each with a seed of its own. */
async function rounds(count: number, seed: number, race: (seed: number, to: 'system' | 'folder') => Promise<Tally>): Promise<Tally> {
  const sum: Tally = { points: 0, hits: 0, failures: [] };
  for (let n = 0; sum.points < count && n < count; n++) {
    const { points, hits, failures } = await race(seed + n, n % 2 === 0 ? 'system' : 'folder');
    sum.points += points;
    sum.hits += hits;
    sum.failures.push(...failures);
  }
  return sum;
}

/** Every part; their counts are those of the issue: 10,000 kills, 2,000 power cuts, a million replacements. */
export const DISK_PARTS: readonly DiskPart[] = [
  { name: 'kills, point by point', count: 1_500, missing: noStrace, run: killLean },
  { name: 'kills, many runs at once', count: 8_000, missing: noStrace, run: killBatches },
  { name: 'kills of the command line', count: 500, missing: noStrace, run: killBin },
  { name: 'kills of the daemon', count: 200, missing: process.platform === 'win32' ? 'no kill -9' : null, run: killWatch },
  { name: 'refused calls', count: 252, missing: noStrace, run: count => refuseAll(ERRNOS, Math.max(1, Math.round(252 / count))) },
  ...[KINDS.ext4, KINDS.xfs].map(kind => ({
    name: `power cuts on ${kind.name}`,
    count: 1_000,
    missing: noPowerSwitch(kind),
    run: (count: number, seed: number) => cutPower(kind, count, seed),
  })),
  ...[KINDS.exfat, KINDS.ntfs].map(kind => ({
    name: `cards pulled out, ${kind.name}`,
    count: 100,
    missing: cannotMount(kind),
    run: (count: number, seed: number) => yank(kind, count, seed),
  })),
  {
    name: 'replacements by an editor',
    count: 1_000_000,
    missing: null,
    run: (count, seed) => rounds(count, seed, (one, to) => editorRace(3334, one, to)),
  },
  {
    name: 'swaps of a folder for a link',
    count: 100_000,
    missing: null,
    run: (count, seed) => rounds(count, seed, (one, to) => swapRace(1000, one, to)),
  },
];
