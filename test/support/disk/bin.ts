import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Stage } from './stage.js';

/** The project's own folder, from here or from where the tools are built to. */
export const PROJECT = (() => {
  for (let at = import.meta.dirname; ; at = dirname(at)) if (existsSync(join(at, 'bin/rawtwin.js'))) return at;
})();
const BIN = join(PROJECT, 'bin/rawtwin.js');
const LEAN = join(PROJECT, 'test/support/disk/lean.mjs');

export interface Ran {
  readonly status: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
}
export interface How {
  /** Words before `node`: strace, setpriv, prlimit. */
  readonly under?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Told once, when the process has been started. */
  readonly onStart?: (pid: number) => void;
}

/** The environment of a process on the stage; nothing of the person who runs the tests comes in. */
export const environment = (stage: Stage): Record<string, string> => ({
  ...{ PATH: process.env.PATH ?? '', HOME: stage.home, XDG_DATA_HOME: stage.data, RAWTWIN_STATE_DIR: stage.state, NO_COLOR: '1' },
  ...{ XDG_STATE_HOME: join(stage.home, 'xs'), XDG_CONFIG_HOME: join(stage.home, 'xc') },
  // With io_uring strace sees no rename; with one thread its counts are those of the process.
  ...{ UV_USE_IO_URING: '0', UV_THREADPOOL_SIZE: '1' },
});

/** Runs the built command line on the stage. */
export function rawtwin(stage: Stage, words: readonly string[], how: How = {}): Promise<Ran> {
  const child = start(stage, [BIN, ...words], how, 'ignore');
  how.onStart?.(child.pid ?? 0);
  return ended(child);
}

/**
 * Runs the built stages without planning: the same `carryOut` and `undoRun`, started in a third of the time. `rules` are words of
 * strace (`-e inject=…`, `-P path`), which is attached once all is loaded: so it costs little.
 */
export async function lean(stage: Stage, request: object, rules: readonly string[] = [], how: How = {}): Promise<Ran> {
  const file = join(stage.top, 'request.json');
  writeFileSync(file, JSON.stringify(request));
  const child = start(stage, [LEAN, file], how, 'pipe');
  const ran = ended(child);
  await new Promise(resolve => child.stdout?.once('data', resolve));
  const tracer = rules.length > 0 ? spawn('strace', ['-f', ...rules, '-p', `${child.pid}`], { stdio: ['ignore', 'ignore', 'pipe'] }) : null;
  // Its first word says that it holds the process.
  if (tracer) await new Promise(resolve => tracer.stderr.once('data', resolve));
  child.stdin?.end('go');
  how.onStart?.(child.pid ?? 0);
  if (tracer) await new Promise(resolve => tracer.once('close', resolve));
  const { stdout, ...rest } = await ran;
  return { ...rest, stdout: stdout.slice('ready\n'.length) };
}

function start(
  stage: Stage,
  words: readonly string[],
  { under = [], env = {}, cwd = stage.top }: How,
  stdin: 'ignore' | 'pipe',
): ChildProcess {
  if (!existsSync(join(PROJECT, 'dist/cli/main.js'))) throw new Error('dist is missing; build first: npx tsc -p src');
  const [program = '', ...rest] = [...under, process.execPath, ...words];
  return spawn(program, rest, { cwd, env: { ...environment(stage), ...env }, stdio: [stdin, 'pipe', 'pipe'] });
}

function ended(child: ChildProcess): Promise<Ran> {
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  child.stdout?.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => err.push(chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status, signal) =>
      resolve({ status, signal, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }),
    );
  });
}

/** The words that take every orphan of the stage by name alone. */
export const trashWords = (folder: string, ...more: readonly string[]): string[] => [
  ...['trash', folder, '--yes', '--settle', '0', '--trust', 'stem', '--max-trash', '100%', '--json', '--no-progress'],
  ...more,
];

export const saysStackTrace = ({ stdout, stderr }: Ran): boolean => /^\s+at .+:\d+/m.test(stdout + stderr);

/**
 * strace around a program: `rules` are its own words (`-e inject=…`, `-P path`). Slow on purpose: with --seccomp-bpf,
 * strace 6.1 injects errors but forgets signals after the first call.
 */
export const strace = (...rules: readonly string[]): string[] => ['strace', '-f', '-qq', '-o', '/dev/null', ...rules];

const works = (program: string, ...words: readonly string[]): boolean => {
  const { status, error } = spawnSync(program, words, { stdio: 'ignore' });
  return error === undefined && status === 0;
};
/** Null, or why strace cannot be used here. */
export const noStrace: string | null = !works('strace', '-V')
  ? 'strace is not installed'
  : works(...(['strace', '-f', '-o', '/dev/null', 'true'] as const))
    ? null
    : 'strace may not trace here';
