import type { Phase, Progress } from '../../ports/progress.js';
import { NO_PROGRESS } from '../../ports/progress.js';
import { count } from '../../report/amount.js';
import { printable } from '../../report/printable.js';

const WORDS: Readonly<Record<Phase, readonly [doing: string, what: string]>> = {
  scanning: ['Scanning', 'files listed'],
  reading: ['Reading', 'files opened'],
  moving: ['Moving to trash', 'done'],
  restoring: ['Putting back', 'done'],
  purging: ['Deleting from trash', 'done'],
};
/** Milliseconds between two changes on the screen. */
const REFRESH_MS = 100;

/** `enabled`: not switched off. The stream and the time can be another's, for tests. */
export interface ProgressOptions {
  readonly enabled: boolean;
  readonly stream?: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
  readonly now?: () => number;
}

/**
 * A spinner with counts on stderr, the only use of ora, loaded when the first phase begins. Silent without a terminal, without columns
 * (ora 9.4 writes without end at 0) or when switched off; notes are told all the same.
 */
export function makeProgress({ enabled, stream = process.stderr, now = () => performance.now() }: ProgressOptions): Progress {
  const note = (line: string) => void stream.write(`${printable(line)}\n`);
  if (!enabled || stream.isTTY !== true || !((stream.columns ?? 0) > 0) || process.env.TERM === 'dumb') return { ...NO_PROGRESS, note };
  return spinning(stream, now, note);
}

interface Spinner {
  text: string;
  start(): unknown;
  stop(): unknown;
}

function spinning(stream: NodeJS.WritableStream, now: () => number, note: (line: string) => void): Progress {
  let spinner: Spinner | undefined;
  let current: Phase | undefined;
  let loading = false;
  let done = 0;
  let shownAt = Number.NEGATIVE_INFINITY;
  const text = () => (current === undefined ? '' : wordsOf(current, done));
  const load = async () => {
    const { default: ora } = await import('ora');
    spinner = ora({ stream, color: process.env.NO_COLOR ? false : 'green', discardStdin: false, isEnabled: true });
    if (current !== undefined) start();
  };
  const start = () => {
    if (!spinner) return;
    spinner.text = text();
    spinner.start();
  };
  return {
    phase(name) {
      current = name;
      done = 0;
      start();
      if (!loading) load().catch(() => undefined); // without ora there are no counts; the work goes on
      loading = true;
    },
    tick(n) {
      done += n;
      if (!spinner || current === undefined || now() - shownAt < REFRESH_MS) return;
      shownAt = now();
      spinner.text = text();
    },
    note(line) {
      spinner?.stop();
      note(line);
      if (current !== undefined) start();
    },
    stop() {
      current = undefined;
      spinner?.stop();
    },
  };
}

const wordsOf = (phase: Phase, done: number) => `${WORDS[phase][0]} …${done > 0 ? ` ${count(done)} ${WORDS[phase][1]}` : ''}`;
