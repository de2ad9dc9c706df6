import type { Phase, Progress } from '../../ports/progress.js';
import { NO_PROGRESS } from '../../ports/progress.js';
import { duration } from '../../report/duration.js';
import { printable } from '../../report/printable.js';
import type { Words } from '../../report/words/index.js';
import { Pace } from './pace.js';

/** Milliseconds between two changes on the screen. */
const REFRESH_MS = 100;

/** `enabled`: not switched off. The stream and the time can be another's, for tests. */
interface ProgressOptions {
  readonly words: Words;
  readonly enabled: boolean;
  readonly stream?: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
  readonly now?: () => number;
}

/**
 * A spinner with counts on stderr, the only use of ora, loaded when the first phase begins. Silent without a terminal, without columns
 * (ora 9.4 writes without end at 0) or when switched off; notes are told all the same.
 */
export function makeProgress({ words, enabled, stream = process.stderr, now = () => performance.now() }: ProgressOptions): Progress {
  const note = (line: string) => void stream.write(`${printable(line)}\n`);
  if (!enabled || stream.isTTY !== true || !((stream.columns ?? 0) > 0) || process.env.TERM === 'dumb') return { ...NO_PROGRESS, note };
  return spinning(stream, now, note, words);
}

interface Spinner {
  text: string;
  start(): unknown;
  stop(): unknown;
}

function spinning(stream: NodeJS.WritableStream, now: () => number, note: (line: string) => void, words: Words): Progress {
  let spinner: Spinner | undefined;
  let current: Going | undefined;
  let loading = false;
  let shownAt = Number.NEGATIVE_INFINITY;
  const load = async () => {
    const { default: ora } = await import('ora');
    spinner = ora({ stream, color: process.env.NO_COLOR ? false : 'green', discardStdin: false, isEnabled: true });
    if (current !== undefined) start();
  };
  const start = () => {
    if (!spinner || !current) return;
    spinner.text = textOf(current, now(), words);
    spinner.start();
  };
  return {
    phase(phase) {
      current = { phase, pace: new Pace(), expected: 0 };
      start();
      if (!loading) load().catch(() => undefined); // without ora there are no counts; the work goes on
      loading = true;
    },
    expect(n) {
      if (current) current.expected += n;
    },
    tick(n) {
      if (!current) return;
      const at = now();
      current.pace.add(n, at);
      if (!spinner || at - shownAt < REFRESH_MS) return;
      shownAt = at;
      spinner.text = textOf(current, at, words);
    },
    note(line) {
      spinner?.stop();
      note(line);
      start();
    },
    stop() {
      current = undefined;
      spinner?.stop();
    },
  };
}

interface Going {
  readonly phase: Phase;
  readonly pace: Pace;
  expected: number;
}

/** `Reading 1,200 of 4,000 heads, 850/s, 3 s left`: as much of it as is known. */
function textOf({ phase, pace, expected }: Going, now: number, { progress, say }: Words): string {
  if (pace.done === 0) return progress.begins(phase);
  const rate = pace.rate(now);
  const parts = [progress.done(phase, pace.done, expected >= pace.done ? expected : null)];
  if (rate !== undefined) {
    parts.push(progress.rate(Math.max(1, Math.round(rate))));
    const leftMs = ((expected - pace.done) * 1_000) / rate;
    if (leftMs >= 1_000) parts.push(progress.left(duration(Math.ceil(leftMs / 1_000) * 1_000, say)));
  }
  return progress.join(parts);
}
