import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One whole process, started anew for each run; its output goes nowhere. */
export interface Subject {
  readonly name: string;
  readonly words: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** Before each run, not measured. */
  readonly before?: () => void;
}
export interface Measured {
  readonly name: string;
  readonly medianMs: number;
  readonly leastMs: number;
  /** Null where the system does not tell. */
  readonly peakMb: number | null;
}

const GNU_TIME = '/usr/bin/time';
export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

/** Every subject once, then all once more, as many times as `runs`: what else the machine does falls on all alike. The first round only warms up. */
export function measure(subjects: readonly Subject[], runs: number): readonly Measured[] {
  const times = subjects.map(() => [] as number[]);
  const peaks = subjects.map(() => [] as number[]);
  for (let run = -1; run < runs; run++) {
    for (const [i, subject] of subjects.entries()) {
      subject.before?.();
      const { ms, peakMb } = once(subject);
      if (run < 0) continue;
      times[i]?.push(ms);
      if (peakMb !== null) peaks[i]?.push(peakMb);
    }
  }
  return subjects.map(({ name }, i) => {
    const [ms, peak] = [times[i] ?? [], peaks[i] ?? []];
    return { name, medianMs: median(ms), leastMs: Math.min(...ms), peakMb: peak.length > 0 ? median(peak) : null };
  });
}

function once({ name, words, env }: Subject): { readonly ms: number; readonly peakMb: number | null } {
  const folder = mkdtempSync(join(tmpdir(), 'rawtwin-peak-'));
  const note = join(folder, 'peak');
  const [program = '', ...rest] = existsSync(GNU_TIME) ? [GNU_TIME, '-q', '-f', '%M', '-o', note, ...words] : words;
  try {
    const start = performance.now();
    const done = spawnSync(program, rest, { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
    const ms = performance.now() - start;
    if (done.status !== 0) throw new Error(`${name} ended with ${done.status ?? done.error}: ${done.stderr}`);
    return { ms, peakMb: existsSync(note) ? Math.round(Number(readFileSync(note, 'utf8')) / 1024) : null };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
