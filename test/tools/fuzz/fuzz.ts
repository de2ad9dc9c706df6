import { getHeapStatistics } from 'node:v8';
import { Failure } from './failure.js';
import type { Input } from './input.js';
import { type Hot, mutate } from './mutate.js';
import { Random } from './random.js';
import type { Target } from './targets.js';

export interface Options {
  readonly seed: number;
  readonly runs: number;
  /** Ends earlier when this much time has gone by. */
  readonly seconds?: number | undefined;
  /** Longest that one input may take; a second if absent. */
  readonly longestMs?: number;
  /** Called before each run: whoever watches knows what is being run. */
  readonly before?: (run: number, target: Target, input: Input) => void;
}
export interface Broken {
  readonly run: number;
  readonly reader: string;
  readonly why: string;
  readonly input: Input;
}
/** The most that one input took, and which reader's it was: milliseconds, or bytes. */
export interface Worst {
  readonly value: number;
  readonly reader: string;
}
export const NOTHING: Worst = { value: 0, reader: 'none' };
export interface Report {
  readonly runs: number;
  readonly seconds: number;
  /** Per reader: runs, seeds, and how many different outcomes were seen. */
  readonly readers: readonly { readonly name: string; readonly runs: number; readonly seeds: number; readonly outcomes: number }[];
  readonly slowest: Worst;
  readonly largest: Worst;
  readonly broken?: Broken;
}

const LONGEST_MS = 1000;
/** Most memory that one input may take up. */
const MOST_MEMORY = 16 * 2 ** 20;
/** Inputs that are kept per reader, because they led to something new. */
const MOST_KEPT = 400;

/** What is known of one reader. */
interface Lane {
  readonly target: Target;
  readonly kept: { readonly input: Input; hot?: Hot }[];
  readonly outcomes: Set<string>;
  runs: number;
}

/** Gives changed inputs to each reader in turn, keeps those that lead to a new outcome, and stops at the first broken promise. */
export async function fuzz(targets: readonly Target[], options: Options): Promise<Report> {
  const random = new Random(options.seed);
  const lanes = targets.map((target): Lane => ({ target, kept: target.seeds.map(input => ({ input })), outcomes: new Set(), runs: 0 }));
  const started = performance.now();
  const worst = { slowest: NOTHING, largest: NOTHING };
  const report = (runs: number, broken?: Broken): Report => ({
    ...{ runs, seconds: (performance.now() - started) / 1000, ...worst },
    readers: lanes.map(({ target, runs: own, outcomes }) => ({
      name: target.name,
      runs: own,
      seeds: target.seeds.length,
      outcomes: outcomes.size,
    })),
    ...(broken ? { broken } : {}),
  });
  for (let run = 0; run < options.runs; run++) {
    if (options.seconds !== undefined && performance.now() - started > options.seconds * 1000) return report(run);
    const lane = lanes[run % lanes.length] as Lane;
    const input = next(lane, lanes, random, run);
    options.before?.(run, lane.target, input);
    const judged = await judge(lane.target, input, options.longestMs ?? LONGEST_MS, worst);
    lane.runs += 1;
    if (judged.why !== undefined) return report(run + 1, { run, reader: lane.target.name, why: judged.why, input });
    if (!lane.outcomes.has(judged.outcome)) {
      lane.outcomes.add(judged.outcome);
      if (lane.kept.length < lane.target.seeds.length + MOST_KEPT) lane.kept.push({ input });
    }
  }
  return report(options.runs);
}

/** First every seed as it is, then changed ones. */
function next(lane: Lane, lanes: readonly Lane[], random: Random, run: number): Input {
  const untouched = lane.target.seeds[Math.floor(run / lanes.length)];
  if (untouched) return untouched;
  const parent = random.pick(lane.kept) as Lane['kept'][number];
  parent.hot ??= lane.target.hot(parent.input);
  const other = random.pick((random.pick(lanes) as Lane).kept)?.input.bytes ?? new Uint8Array(0);
  return mutate(parent.input, random, parent.hot, other, lane.target.changes);
}

type Judged = { readonly outcome: string; readonly why?: never } | { readonly why: string };

/** Runs one input; what was too slow or too large is run again, for the machine may have been busy. */
async function judge(target: Target, input: Input, longestMs: number, worst: { slowest: Worst; largest: Worst }): Promise<Judged> {
  for (let tries = 2; ; tries--) {
    const { outcome, why, ms, bytes } = await measured(target, input);
    if (why !== undefined) return { why };
    const tooMuch = ms > longestMs ? `took ${Math.round(ms)} ms` : bytes > MOST_MEMORY ? `took up ${bytes} bytes` : undefined;
    if (tooMuch === undefined || tries === 0) {
      if (ms > worst.slowest.value) worst.slowest = { value: ms, reader: target.name };
      if (bytes > worst.largest.value) worst.largest = { value: bytes, reader: target.name };
      return tooMuch === undefined ? { outcome } : { why: tooMuch };
    }
  }
}

async function measured(target: Target, input: Input) {
  const memory = inUse();
  const from = performance.now();
  let [outcome, why]: [string, string | undefined] = ['', undefined];
  try {
    const answer = target.reader(input);
    outcome = typeof answer === 'string' ? answer : await answer;
  } catch (error) {
    why = error instanceof Failure ? `does not hold: ${error.message}` : `threw ${error instanceof Error ? error.stack : String(error)}`;
  }
  return { outcome, why, ms: performance.now() - from, bytes: inUse() - memory };
}

function inUse(): number {
  const { used_heap_size, external_memory } = getHeapStatistics();
  return used_heap_size + external_memory;
}
