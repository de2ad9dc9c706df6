import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildHead } from '../../fixtures/heads/build-head.js';
import { PROJECT } from '../support/disk/bin.js';
import { removeTree } from '../support/remove-tree.js';

export const BIN = join(PROJECT, 'bin/rawtwin.js');
const DIST = pathToFileURL(join(PROJECT, 'dist/'));

export interface Out {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of its own for one test, with state and homes in it, and the built bin. */
export class E2eWorld {
  readonly top = realpathSync(mkdtempSync(join(tmpdir(), 'rawtwin-e2e-')));
  readonly env: NodeJS.ProcessEnv;
  /** Words before `node` for what is started from now on: setpriv, unshare. */
  under: readonly string[] = [];
  readonly #children: ChildProcess[] = [];

  constructor() {
    if (!existsSync(new URL('cli/main.js', DIST))) throw new Error('dist is missing; build first: npx tsc -p src');
    const homes = {
      HOME: this.at('home'),
      XDG_DATA_HOME: this.at('data'),
      XDG_STATE_HOME: this.at('xdg'),
      XDG_CONFIG_HOME: this.at('config'),
    };
    this.env = { PATH: process.env.PATH, ...homes, RAWTWIN_STATE_DIR: this.at('state'), NO_COLOR: '1', NO_UPDATE_NOTIFIER: '1', TZ: 'UTC' };
  }

  at(...names: string[]): string {
    return join(this.top, ...names);
  }

  /** Raws of a camera that says it wrote a JPEG with each; only those of odd numbers still have one. */
  layShoot(folder: string, count = 5): void {
    mkdirSync(this.at(folder), { recursive: true });
    const two = (n: number) => String(n).padStart(2, '0');
    for (let n = 1; n <= count; n++) {
      const takenAt = `2024-05-17T10:${two(Math.floor(n / 60) % 60)}:${two(n % 60)}`;
      const shot = { camera: 'sony', takenAt, subsec: '120', serial: '4711', counter: n, recorded: 'with-jpeg' } as const;
      const name = `DSC${String(n).padStart(5, '0')}`;
      this.put(join(folder, `${name}.ARW`), buildHead(shot, 'raw'));
      if (n % 2 === 1) this.put(join(folder, `${name}.JPG`), buildHead(shot, 'jpeg'));
    }
  }

  put(name: string, bytes: Uint8Array | string): void {
    writeFileSync(this.at(name), bytes);
    utimesSync(this.at(name), 1_715_940_000, 1_715_940_000.25);
  }

  run(...words: string[]): Out {
    const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...words], { env: this.env, cwd: this.top, encoding: 'utf8' });
    return { status, stdout, stderr };
  }

  /** The same, beside others. */
  start(...words: string[]): { readonly child: ChildProcess; readonly done: Promise<Out> } {
    const [program = process.execPath, ...rest] = [...this.under, process.execPath, BIN, ...words];
    return this.#spawned(spawn(program, rest, { env: this.env, cwd: this.top }));
  }

  /** A real process that holds the lock of a folder until it is killed. */
  async hold(folder: string, verb = 'trash'): Promise<ChildProcess> {
    const from = (name: string) => JSON.stringify(new URL(name, DIST).href);
    const script = `
      const { takeLock } = await import(${from('execute/lock.js')});
      const { realFs } = await import(${from('execute/real-fs.js')});
      const { realProcesses } = await import(${from('execute/real-processes.js')});
      const deps = { fs: realFs(), stateDir: ${JSON.stringify(this.at('state'))}, processes: realProcesses(),
        clock: { now: () => new Date() }, random: Math.random, pause: async () => undefined };
      await takeLock({ roots: [${JSON.stringify(folder)}], verb: ${JSON.stringify(verb)}, run: null }, deps);
      process.stdout.write('held');
      setInterval(() => undefined, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { env: this.env });
    this.#spawned(child);
    await new Promise<void>((resolve, reject) => {
      child.stdout.on('data', () => resolve());
      child.on('exit', code => reject(new Error(`the holder ended with ${code}`)));
    });
    return child;
  }

  #spawned(child: ChildProcess): { readonly child: ChildProcess; readonly done: Promise<Out> } {
    this.#children.push(child);
    let [stdout, stderr] = ['', ''];
    child.stdout?.on('data', text => {
      stdout += text;
    });
    child.stderr?.on('data', text => {
      stderr += text;
    });
    return { child, done: new Promise(resolve => child.on('close', status => resolve({ status, stdout, stderr }))) };
  }

  /** Ctrl-C for all that was started. */
  interrupt(): void {
    for (const child of this.#children) child.kill('SIGINT');
  }

  end(): void {
    for (const child of this.#children) child.kill('SIGKILL');
    removeTree(this.top);
  }
}

/** Gone and reaped: its number no longer names a process. */
export const killed = (child: ChildProcess): Promise<void> =>
  new Promise(resolve => {
    child.on('close', () => resolve());
    child.kill('SIGKILL');
  });
