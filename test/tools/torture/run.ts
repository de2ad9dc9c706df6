import { parseArgs } from 'node:util';
import type { Ask, Failure, Part, Tables } from './part.js';

export interface Voice {
  /** What was found, for stdout. */
  readonly tell: (line: string) => void;
  /** How far it is, for stderr. */
  readonly say: (line: string) => void;
}
const USAGE = `Usage: npm run torture -- [--seed N] [--points N] [--part NAME] [--only ID] [--slice N/OF]
Cuts rawtwin short at every point and looks whether anything is lost. Without --seed, the seed is the day's number.
Exit 1 on a failure, with the line that shows it again.`;

/** Runs the parts asked for. Gives the exit status: 0 all well, 1 something was lost or wrong, 2 it was asked wrongly. */
export async function torture(words: readonly string[], parts: readonly Part[], { tell, say }: Voice, now: () => number): Promise<number> {
  const asked = askOf(words, now);
  const chosen = parts.filter(({ name }) => asked === null || asked.part === undefined || name === asked.part);
  if (asked === null || chosen.length === 0) {
    tell(`${USAGE}\nParts: ${parts.map(({ name, tells }) => `${name} (${tells})`).join('; ')}`);
    return 2;
  }
  let failed = 0;
  for (const part of chosen) {
    const started = now();
    tell(`== ${part.name}: ${part.tells}; seed ${asked.ask.seed}`);
    const seconds = () => Math.round((now() - started) / 1000);
    const { points, seeds, failures, tables } = await part.run(asked.ask, line => say(`${line}, ${seconds()} s`));
    tellTables(tables, tell);
    tellFailures(failures, tell);
    tell(`${part.name}: ${points} points, ${failures.length} failed, seeds ${seeds.join(' ')}, ${seconds()} s`);
    // Nothing tried proves nothing: a misspelt id must not look like success.
    failed += failures.length + (points === 0 ? 1 : 0);
  }
  return failed > 0 ? 1 : 0;
}

function askOf(words: readonly string[], now: () => number): { ask: Ask; part: string | undefined } | null {
  try {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({ args: [...words], options: { seed: text, points: text, part: text, only: text, slice: text } });
    const number = (value: string | undefined) => (value === undefined ? undefined : Number(value));
    const seed = number(values.seed) ?? Math.floor(now() / 86_400_000);
    const points = number(values.points);
    const slice = sliceOf(values.slice ?? '1/1');
    if (slice === null || !Number.isSafeInteger(seed) || (points !== undefined && !Number.isSafeInteger(points))) return null;
    return { ask: { seed, points, only: values.only ?? '', slice }, part: values.part };
  } catch {
    // An option that there is none of: the usage tells.
    return null;
  }
}

function sliceOf(text: string): Ask['slice'] | null {
  const [number, of] = (/^(\d+)\/(\d+)$/.exec(text) ?? []).slice(1).map(Number);
  return number !== undefined && of !== undefined && number >= 1 && number <= of ? { number, of } : null;
}

function tellTables(tables: Tables, tell: (line: string) => void): void {
  for (const [what, rows] of Object.entries(tables)) {
    tell(`${what.padEnd(28)}${'points'.padStart(10)}`);
    for (const [name, count] of rows) tell(`  ${name.padEnd(26)}${String(count).padStart(10)}`);
  }
}

function tellFailures(failures: readonly Failure[], tell: (line: string) => void): void {
  for (const { line, mistakes } of failures) {
    tell(`FAILED ${line}`);
    for (const mistake of mistakes) tell(`  ${mistake}`);
  }
}
