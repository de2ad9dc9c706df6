import { fstatSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { AppError, errnoOf } from '../../model/errors.js';
import type { AbsPath } from '../../model/frame.js';
import type { WatchEvent } from '../../model/watch.js';
import { printable } from '../../report/printable.js';
import { type Loudness, loudness, watchLine, watchLogJson } from '../../report/watch-log.js';
import type { Words } from '../../report/words/index.js';

export interface LogSink {
  /** One line; never fails, and never waits. */
  write(event: WatchEvent): void;
  /** Resolves when all that was written is on its way out. */
  close(): Promise<void>;
}
interface LogOptions {
  readonly words: Words;
  readonly roots: readonly AbsPath[];
  readonly dryRun: boolean;
  readonly json: boolean;
  /** Undefined: stderr. */
  readonly file?: string | undefined;
}

/** The log and five older ones, so that a daemon that runs for years takes 6 MB at most. */
const ROTATE = { size: '1M', rotate: 5 } as const;
/** How long a file that could not be written is left alone. */
const AGAIN_MS = 60_000;
/** Levels of sd-daemon(3): error, warning, info. journald takes them off the line. */
const LEVEL: Readonly<Record<Loudness, string>> = { bad: '<3>', note: '<4>', plain: '<6>' };

/**
 * Where the daemon's events go: to stderr, or to a file that is rotated. A file that cannot be opened is refused as USAGE; one that cannot
 * be written later is told, what follows goes to stderr, and it is tried again from time to time.
 */
export async function openLogSink({ words, roots, dryRun, json, file }: LogOptions, stderr: LogStream = process.stderr): Promise<LogSink> {
  const toJournal = file === undefined && isJournal(process.env.JOURNAL_STREAM);
  const colour = file === undefined && stderr.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb';
  const view = { words, roots, dryRun, colour, time: !toJournal };
  const textOf = (event: WatchEvent): string | null => (json ? watchLogJson(event) : watchLine(event, view));
  const opened = file === undefined ? null : new LogFile(resolve(file), words, stderr);
  await opened?.open();
  return {
    write: event => {
      const line = textOf(event);
      if (line === null || opened?.write(line)) return;
      stderr.write(toJournal ? `${LEVEL[loudness(event)]}${line}` : line);
    },
    close: async () => opened?.close(),
  };
}

export type LogStream = Pick<NodeJS.WritableStream, 'write'> & { readonly isTTY?: boolean };

class LogFile {
  readonly #path: string;
  readonly #words: Words;
  readonly #stderr: LogStream;
  #stream: Writable | null = null;
  #triedAt = 0;

  constructor(path: string, words: Words, stderr: LogStream) {
    this.#path = path;
    this.#words = words;
    this.#stderr = stderr;
  }

  /** Throws USAGE. */
  async open(): Promise<void> {
    this.#triedAt = performance.now();
    const { createStream } = await import('rotating-file-stream');
    const stream = createStream(basename(this.#path), { ...ROTATE, path: dirname(this.#path), mode: 0o600 });
    await new Promise<void>((done, fail) => {
      stream.on('open', () => {
        this.#stream ??= stream;
        done();
      });
      stream.on('error', error => {
        const code = errnoOf(error);
        if (this.#stream === stream) this.#stderr.write(`rawtwin: ${this.#words.talk.logGoesOn(printable(this.#path), code)}\n`);
        if (this.#stream === stream) this.#stream = null;
        fail(new AppError('USAGE', { is: 'log-unwritable', path: this.#path, code }, this.#path, { cause: error }));
      });
    });
  }

  /** False where it must be told elsewhere. */
  write(line: string): boolean {
    if (this.#stream !== null) this.#stream.write(line);
    else if (performance.now() - this.#triedAt > AGAIN_MS) void this.open().catch(() => undefined); // it was told the first time
    return this.#stream !== null;
  }

  async close(): Promise<void> {
    const stream = this.#stream;
    if (stream === null) return;
    stream.end();
    // What could not be written has been told.
    await finished(stream).catch(() => undefined);
  }
}

/** Whether stderr is the journal. The variable is inherited by whatever a service starts, so it names the stream (systemd.exec(5)). */
function isJournal(named: string | undefined): boolean {
  if (!named) return false;
  try {
    const { dev, ino } = fstatSync(2);
    return named === `${dev}:${ino}`;
  } catch {
    return false; // stderr is closed
  }
}
