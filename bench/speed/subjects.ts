import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Subject } from './measure.js';

/** A file, by its way from this folder in the build. */
export const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
export const BIN = at('../../../../bin/rawtwin.js');
const SCRIPT = at('../../../../bench/speed/stem_set.py');

/** A column of ratios: each subject against this one. */
export interface Group {
  readonly title: string;
  readonly subjects: readonly Subject[];
  /** Names of subjects that the others are held against. */
  readonly peers: readonly string[];
  /** What could not be measured here, and why. */
  readonly absent: readonly string[];
  /** Runs for each that is asked for; more where a run takes no time. */
  readonly runsEach?: number;
}

export const startGroup = (): Group => ({
  title: 'Start-up',
  subjects: [
    { name: 'node -e 0', words: [process.execPath, '-e', '0'] },
    { name: 'rawtwin --version', words: [process.execPath, BIN, '--version'] },
    { name: 'rawtwin --help', words: [process.execPath, BIN, '--help'] },
  ],
  ...{ peers: ['node -e 0'], absent: [], runsEach: 10 },
});

/** A plan by names alone, beside what only lists. */
export function namesGroup(title: string, tree: string, top: string): Group {
  const script = pythonScript(tree);
  const fd = isHere('fdfind') ? [{ name: 'fd --type f', words: ['fdfind', '--unrestricted', '--type', 'f', '.', tree] }] : [];
  const stem = ['--trust', 'stem'];
  return {
    title,
    subjects: [
      { name: 'find -type f', words: ['find', tree, '-type', 'f'] },
      ...fd,
      ...script,
      plan('plan --trust stem --no-memory', tree, [...stem, '--no-memory'], stateOf(top, 'none')),
      plan('plan --trust stem --no-memory --json', tree, [...stem, '--no-memory', '--json'], stateOf(top, 'none')),
      plan('plan --trust stem, first time', tree, stem, anew(top)),
      plan('plan --trust stem, again', tree, stem, stateOf(top, 'names')),
    ],
    peers: ['find -type f', ...script.map(({ name }) => name)],
    absent: [...(script.length > 0 ? [] : ['the Python script: no python3 here']), ...(fd.length > 0 ? [] : ['fd: no fdfind here'])],
  };
}

/** A plan with all evidence, beside the reads that it cannot do without and a plan by names alone. */
export function evidenceGroup(title: string, tree: string, top: string): Group {
  const list = listReads(tree, top);
  const names = 'plan --trust stem --no-memory';
  return {
    title,
    subjects: [
      { name: 'open, read 64 KiB, close', words: [process.execPath, at('read-heads.js'), list] },
      plan(names, tree, ['--trust', 'stem', '--no-memory'], stateOf(top, 'none')),
      plan('plan --no-memory --no-cache', tree, ['--no-memory', '--no-cache'], stateOf(top, 'none')),
      plan('plan, first time', tree, [], anew(top)),
      plan('plan, again', tree, [], stateOf(top, 'evidence')),
    ],
    ...{ peers: ['open, read 64 KiB, close', names], absent: [] },
  };
}

/** What a plan of the tree reads, a path a line. */
function listReads(tree: string, top: string): string {
  const list = join(top, 'reads.txt');
  const listed = spawnSync(process.execPath, [at('list-reads.js'), tree, list], { encoding: 'utf8' });
  if (listed.status !== 0) throw new Error(`the reads of ${tree} could not be listed: ${listed.stderr}`);
  return list;
}

/** Each read waits 5 ms before it begins, as on a network disk; opening and listing do not. */
const SLOWLY = ['strace', '-f', '-qq', '-o', '/dev/null', '-e', 'trace=pread64', '-e', 'inject=pread64:delay_enter=5000'];
const THREADS = { UV_THREADPOOL_SIZE: '16' };

/** The same plan on a disk that takes its time, beside the reads alone, as many at a time. */
export function slowGroup(title: string, tree: string, top: string): Group {
  if (!isHere('strace')) return { title, subjects: [], peers: [], absent: ['a slow disk: no strace here'] };
  const limit = 'open, read 64 KiB, close, 16 at a time';
  const { words, ...world } = plan('', tree, ['--no-memory', '--no-cache'], stateOf(top, 'none'));
  return {
    title,
    subjects: [
      { name: limit, words: [...SLOWLY, process.execPath, at('read-heads-together.js'), listReads(tree, top)], env: THREADS },
      { ...world, name: 'plan --no-memory --no-cache', words: [...SLOWLY, ...words] },
    ],
    ...{ peers: [limit], absent: [] },
  };
}

/** A plan beside what asks a peer about every file. */
export function exiftoolGroup(title: string, tree: string, top: string): Group {
  const name = 'exiftool -fast -r -json';
  if (!isHere('exiftool')) return { title, subjects: [], peers: [], absent: ['exiftool: it is not here'] };
  return {
    title,
    subjects: [
      { name, words: ['exiftool', '-fast', '-r', '-json', tree] },
      plan('plan --no-memory --no-cache', tree, ['--no-memory', '--no-cache'], stateOf(top, 'none')),
    ],
    ...{ peers: [name], absent: [] },
  };
}

export const isHere = (program: string): boolean => spawnSync('which', [program]).status === 0;

/** No settings of the person who runs it. */
export const envOf = (top: string, state: string) => ({ HOME: top, XDG_CONFIG_HOME: top, RAWTWIN_STATE_DIR: state, NO_COLOR: '1' });
type World = Pick<Subject, 'env' | 'before'>;
const stateOf = (top: string, name: string): World => ({ env: envOf(top, join(top, `state-${name}`)) });

/** A state folder that never saw the tree. */
function anew(top: string): World {
  const state = mkdtempSync(join(top, 'state-anew-'));
  return { env: envOf(top, state), before: () => rmSync(state, { recursive: true, force: true }) };
}

function plan(name: string, tree: string, flags: readonly string[], world: World): Subject {
  return { name, words: [process.execPath, BIN, 'plan', tree, '--settle', '0', '--no-progress', ...flags], ...world };
}

/** By its real interpreter: what stands in PATH may be a shell script that starts it. */
function pythonScript(tree: string): readonly Subject[] {
  const asked = spawnSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' });
  return asked.status === 0 ? [{ name: 'stem set in Python', words: [asked.stdout.trim(), SCRIPT, tree] }] : [];
}
