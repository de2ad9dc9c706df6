import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WatchEvent, WatchStatus } from '../../../src/model/watch.js';

export interface Out {
  readonly status: number | null;
  readonly text: string;
}
interface Deps {
  readonly bin: string;
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** The daemon's log, over all its starts. */
  readonly log: string;
}

/** The real built program: its daemon, and commands beside it. */
export class Watcher {
  readonly #deps: Deps;
  #child: ChildProcess | null = null;
  #rest = '';
  readonly events: WatchEvent[] = [];
  #eventsBefore = 0;
  readonly troubles: string[] = [];

  constructor(deps: Deps) {
    this.#deps = deps;
  }
  get isUp(): boolean {
    return this.#child !== null && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  start(words: readonly string[]): void {
    const { bin, cwd, env, log } = this.#deps;
    const child = spawn(process.execPath, [bin, 'watch', ...words, '--json'], { cwd, env, stdio: ['ignore', 'ignore', 'pipe'] });
    this.#child = child;
    this.#rest = '';
    this.#eventsBefore = this.events.length;
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      appendFileSync(log, text);
      const lines = (this.#rest + text).split('\n');
      this.#rest = lines.pop() ?? '';
      for (const line of lines) {
        if (line.startsWith('{')) this.events.push(JSON.parse(line) as WatchEvent);
        else this.troubles.push(line);
      }
    });
  }
  /** A process that has not come to hear of signals yet is ended by them like any other. */
  async hasStarted(forMs = 20_000): Promise<void> {
    const from = Date.now();
    while (this.isUp && !this.events.slice(this.#eventsBefore).some(({ kind }) => kind === 'started') && Date.now() < from + forMs)
      await sleep(20);
  }
  signal(name: NodeJS.Signals): void {
    this.#child?.kill(name);
  }
  /** Ends it and waits for the end. The exit status; null when it was killed. */
  async end(name: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    const child = this.#child;
    if (!child || !this.isUp) return null;
    const ended = new Promise<number | null>(resolve => child.once('close', resolve));
    child.kill(name);
    return ended;
  }
  run(...words: string[]): Out {
    const { bin, cwd, env, log } = this.#deps;
    const done = spawnSync(process.execPath, [bin, ...words], { cwd, env, encoding: 'utf8' });
    appendFileSync(log, `# rawtwin ${words.join(' ')}: exit ${done.status}\n${done.stderr}`);
    return { status: done.status, text: done.stdout };
  }

  /** What it wrote of itself last. */
  status(): WatchStatus | null {
    const folder = join(this.#deps.env.RAWTWIN_STATE_DIR ?? '', 'watch');
    if (!existsSync(folder)) return null;
    const name = readdirSync(folder).find(one => one.startsWith('status-') && one.endsWith('.json'));
    try {
      return name === undefined ? null : (JSON.parse(readFileSync(join(folder, name), 'utf8')) as WatchStatus);
    } catch {
      return null; // taken away just now
    }
  }
  /** Asks for a whole pass, until one is over that began after the asking. False: none came in time. */
  async wholePass(forMs = 60_000): Promise<boolean> {
    const from = Date.now();
    for (let asked = 0; Date.now() < from + forMs; await sleep(50)) {
      if (Date.now() > asked + 5_000) {
        this.signal('SIGHUP');
        asked = Date.now();
      }
      const scan = this.status()?.lastScan;
      // Its times are rounded to milliseconds, and it may begin within the one in which it was asked for.
      if (scan && Date.parse(scan.at) - scan.tookMs >= from - 2) return true;
    }
    return false;
  }
}
