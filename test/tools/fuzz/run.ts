import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { many } from '../../../src/report/amount.js';
import type { Broken, Report } from './fuzz.js';
import { targetsOf } from './targets.js';
import { type Job, watched } from './watched.js';

const USAGE = `Usage: npm run fuzz -- [--runs N] [--seconds N] [--seed S] [--only READER]... [--samples DIR]

Gives changed files to every reader and holds it to its promises: nothing thrown, an end, no read outside the file,
at most 3 reads and 256 KiB, 16 MiB of memory and a second of time, and facts of the right kind.

  --runs N        inputs; 100,000 if neither this nor --seconds is given
  --seconds N     ends when this much time has gone by
  --seed S        the same seed gives the same inputs; 1 if absent
  --only READER   only this reader; more than once for more
  --samples DIR   real files, whose first 64 KiB are begun from too; ../shared/samples if absent, none if empty
  -h, --help      this text

Exit: 0 all held, 1 a reader broke a promise (the input is written to a file), 2 wrong usage.
`;
const OPTIONS = {
  runs: { type: 'string' },
  seconds: { type: 'string' },
  seed: { type: 'string', default: '1' },
  only: { type: 'string', multiple: true, default: [] as string[] },
  samples: { type: 'string', default: '../shared/samples' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

export interface World {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly run: typeof watched;
  /** Where failing inputs go. */
  readonly folder: string;
}
const WORLD: World = {
  out: text => process.stdout.write(text),
  err: text => process.stderr.write(text),
  run: watched,
  folder: resolve('.build', 'fuzz'),
};

/** The command `npm run fuzz`; gives the exit code. */
export async function fuzzCommand(words: readonly string[], { out, err, run, folder }: World = WORLD): Promise<0 | 1 | 2> {
  const asked = understood(words);
  if (typeof asked === 'string') {
    if (asked === 'help') out(USAGE);
    else err(`${asked}\n\n${USAGE}`);
    return asked === 'help' ? 0 : 2;
  }
  out(`seed ${asked.seed}, ${asked.seconds === undefined ? many(asked.runs, 'run') : `${asked.seconds} s`}\n`);
  const report = await run(asked, soFar => err(`${soFar}\n`));
  out(summary(report, asked));
  if (report.broken) out(broken(report.broken, asked, folder));
  return report.broken ? 1 : 0;
}

function understood(words: readonly string[]): Job | string {
  try {
    const { values } = parseArgs({ args: [...words], options: OPTIONS });
    if (values.help) return 'help';
    const [runs, seconds, seed] = [values.runs, values.seconds, values.seed].map(word => (word === undefined ? undefined : Number(word)));
    if ([runs, seconds, seed].some(number => number !== undefined && !(Number.isSafeInteger(number) && number >= 0)))
      return '--runs, --seconds and --seed take whole numbers.';
    const samples = values.samples === '' ? undefined : resolve(values.samples);
    const names = targetsOf(samples).map(({ name }) => name);
    const unknown = values.only.find(name => !names.includes(name));
    if (unknown !== undefined) return `There is no reader "${unknown}"; there are ${names.join(', ')}.`;
    const endless = seconds === undefined ? 100_000 : Number.MAX_SAFE_INTEGER;
    return { runs: runs ?? endless, seconds, seed: seed ?? 1, only: values.only, samples };
  } catch (wrong) {
    if (wrong instanceof TypeError) return wrong.message;
    throw wrong;
  }
}

function summary({ readers, runs, seconds, slowest, largest }: Report, { seed }: Job): string {
  const widest = Math.max(0, ...readers.map(({ name }) => name.length));
  return [
    ...readers.map(({ name, ...one }) => {
      const counts = `${String(one.runs).padStart(8)} runs  ${String(one.outcomes).padStart(5)} outcomes`;
      return `${name.padEnd(widest)}  ${counts}  from ${many(one.seeds, 'seed file')}`;
    }),
    `seed ${seed}: ${many(runs, 'input')} in ${seconds.toFixed(1)} s, ${Math.round(runs / seconds)} a second`,
    `slowest input ${slowest.value.toFixed(0)} ms (${slowest.reader}), most memory ${(largest.value / 2 ** 20).toFixed(1)} MiB (${largest.reader})`,
    '',
  ].join('\n');
}

/** Where the failing input is kept, and what to type to see it again. */
function broken({ run, reader, why, input }: Broken, { seed, only }: Job, folder: string): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${reader}-seed${seed}-run${run}.${input.extension}`);
  writeFileSync(file, input.bytes);
  const again = [`--seed ${seed}`, `--runs ${run + 1}`, ...only.map(name => `--only ${name}`)].join(' ');
  return [
    `BROKEN: ${reader}, seed ${seed}, run ${run}: ${why}`,
    `The input is ${file} (${input.bytes.length} bytes of a file of ${input.size}).`,
    `Again: npm run fuzz -- ${again}`,
    '',
  ].join('\n');
}
