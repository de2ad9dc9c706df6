import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One whole process, started anew for each run; its output goes nowhere. */
export interface Subject {
  readonly name: string;
  readonly words: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** How many of what the group counts it has in hand; its ratios are then of the time for one. */
  readonly items?: number;
  /** Before each run, not measured. */
  readonly before?: () => void;
}
export interface Measured {
  readonly name: string;
  readonly items?: number;
  readonly medianMs: number;
  readonly leastMs: number;
  /** Of user and system together. Null where GNU time is not there to tell, as for the peak. */
  readonly cpuMs: number | null;
  readonly peakMb: number | null;
}

const GNU_TIME = '/usr/bin/time';
export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

/** Every subject once, then all once more, as many times as `runs`: what else the machine does falls on all alike. The first round only warms up. */
export function measure(subjects: readonly Subject[], runs: number): readonly Measured[] {
  const times = subjects.map(() => [] as number[]);
  const costs = subjects.map(() => [] as Cost[]);
  for (let run = -1; run < runs; run++) {
    for (const [i, subject] of subjects.entries()) {
      subject.before?.();
      const { ms, cost } = once(subject);
      if (run < 0) continue;
      times[i]?.push(ms);
      if (cost) costs[i]?.push(cost);
    }
  }
  return subjects.map(({ name, items }, i) => {
    const [ms, cost] = [times[i] ?? [], costs[i] ?? []];
    const typical = (of: (one: Cost) => number) => (cost.length > 0 ? median(cost.map(of)) : null);
    const measured = {
      medianMs: median(ms),
      leastMs: Math.min(...ms),
      cpuMs: typical(one => one.cpuMs),
      peakMb: typical(one => one.peakMb),
    };
    return { name, ...(items === undefined ? {} : { items }), ...measured };
  });
}

interface Cost {
  readonly cpuMs: number;
  readonly peakMb: number;
}

function once({ name, words, env }: Subject): { readonly ms: number; readonly cost: Cost | null } {
  const folder = mkdtempSync(join(tmpdir(), 'rawtwin-cost-'));
  const note = join(folder, 'cost');
  const [program = '', ...rest] = existsSync(GNU_TIME) ? [GNU_TIME, '-q', '-f', '%M %U %S', '-o', note, ...words] : words;
  try {
    const start = performance.now();
    const done = spawnSync(program, rest, { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
    const ms = performance.now() - start;
    if (done.status !== 0) throw new Error(`${name} ended with ${done.status ?? done.error}: ${done.stderr}`);
    return { ms, cost: existsSync(note) ? costIn(readFileSync(note, 'utf8')) : null };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Kilobytes at the peak, seconds of user and of system. */
function costIn(text: string): Cost {
  const [kilobytes = 0, user = 0, system = 0] = text.trim().split(' ').map(Number);
  return { cpuMs: (user + system) * 1000, peakMb: Math.round(kilobytes / 1024) };
}
