import { parseArgs } from 'node:util';
import { type Ask, type Outcome, soak } from './soak.js';

const USAGE = `Usage: npm run soak -- [--minutes N] [--seed N] [--verbose]
Lives with the daemon as a photographer would, by chance, for an hour or so long, and holds it to what the photographer wanted.
Without --seed, the seed is the day's number. Exit 1 on any failure, with the line that repeats it.`;

type Live = (ask: Ask, tell: (line: string) => void) => Promise<Outcome>;

/** Gives the exit status: 0 all well, 1 a wanted raw was moved or something else went wrong, 2 it was asked wrongly. */
export async function runSoak(
  words: readonly string[],
  bin: string,
  tell: (line: string) => void,
  now: () => number,
  live: Live = soak,
): Promise<number> {
  const asked = askOf(words, now);
  if (asked === null) {
    tell(USAGE);
    return 2;
  }
  const { seed, minutes, isVerbose } = asked;
  tell(`soak: ${minutes} minutes, seed ${seed}`);
  const started = now();
  const stamp = () => new Date(now()).toISOString().slice(11, 19);
  const outcome = await live({ seed, minutes, bin }, line =>
    isVerbose || line.startsWith('FAILURE') ? tell(`${stamp()} ${line}`) : undefined,
  );
  for (const [name, count] of [...outcome.counts].sort(([a], [b]) => (a < b ? -1 : 1)))
    tell(`  ${name.padEnd(44)}${String(count).padStart(6)}`);
  const { episodes, moved, wrongMoves, missed, failures, kept } = outcome;
  const took = ((now() - started) / 60_000).toFixed(1);
  tell(
    `soak: ${took} minutes, seed ${seed}, ${episodes} episodes, ${moved} raws moved, ${wrongMoves} wrongly, ${missed} missed, ${failures.length} failures`,
  );
  if (failures.length === 0) return episodes > 0 ? 0 : 1;
  for (const failure of failures) tell(`FAILED ${failure}`);
  tell(`FAILED npm run soak -- --minutes ${minutes} --seed ${seed}`);
  tell(`  daemon's log and all files: ${kept}`);
  return 1;
}

function askOf(words: readonly string[], now: () => number): { seed: number; minutes: number; isVerbose: boolean } | null {
  try {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({ args: [...words], options: { seed: text, minutes: text, verbose: { type: 'boolean' } } });
    const seed = values.seed === undefined ? Math.floor(now() / 86_400_000) : Number(values.seed);
    const minutes = Number(values.minutes ?? 60);
    return Number.isSafeInteger(seed) && minutes > 0 ? { seed, minutes, isVerbose: values.verbose === true } : null;
  } catch {
    return null; // an option that there is none of: the usage tells
  }
}
