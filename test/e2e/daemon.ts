import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildHead } from '../../fixtures/heads/build-head.js';
import type { WatchEvent, WatchEventKind } from '../../src/model/watch.js';
import type { E2eWorld, Out } from './world.js';

type Of<K extends WatchEventKind> = Extract<WatchEvent, { kind: K }>;
const LONGEST_WAIT_MS = 100_000;

/** A real daemon of the built bin, told by its own log. Waiting is for events, never for a time. */
export class Daemon {
  readonly child: ChildProcess;
  readonly done: Promise<Out>;
  readonly events: WatchEvent[] = [];
  readonly others: string[] = [];
  readonly #listeners = new Set<() => void>();
  #rest = '';
  #seen = 0;

  constructor(world: E2eWorld, ...words: string[]) {
    const { child, done } = world.start('watch', ...words, '--json');
    this.child = child;
    this.done = done;
    child.stderr?.on('data', text => this.#read(String(text)));
    child.on('close', () => this.#ring());
  }

  #read(text: string): void {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line.startsWith('{')) this.events.push(JSON.parse(line) as WatchEvent);
      else this.others.push(line);
    }
    this.#ring();
  }
  #ring(): void {
    for (const listener of this.#listeners) listener();
  }

  /** The next event of this kind, after those that were waited for before. */
  async next<K extends WatchEventKind>(kind: K, isIt: (event: Of<K>) => boolean = () => true): Promise<Of<K>> {
    const fits = (event: WatchEvent): event is Of<K> => event.kind === kind && isIt(event as Of<K>);
    const take = (): Of<K> | undefined => {
      const at = this.events.findIndex((event, index) => index >= this.#seen && fits(event));
      if (at < 0) return undefined;
      this.#seen = at + 1;
      return this.events[at] as Of<K>;
    };
    return this.#until(take, kind);
  }

  async #until<T>(take: () => T | undefined, what: string): Promise<T> {
    const now = take();
    if (now !== undefined) return now;
    return new Promise((resolve, reject) => {
      const fail = (why: string) => end(() => reject(new Error(`${why} before "${what}":\n${this.told()}`)));
      const timer = setTimeout(() => fail(`${LONGEST_WAIT_MS} ms passed`), LONGEST_WAIT_MS);
      const end = (then: () => void) => {
        clearTimeout(timer);
        this.#listeners.delete(look);
        then();
      };
      const look = () => {
        const found = take();
        if (found !== undefined) end(() => resolve(found));
        else if (this.child.exitCode !== null || this.child.signalCode !== null) fail('the daemon ended');
      };
      this.#listeners.add(look);
      look();
    });
  }

  has(kind: WatchEventKind): boolean {
    return this.events.some(event => event.kind === kind);
  }
  told(): string {
    return [...this.events.map(event => JSON.stringify(event)), ...this.others].join('\n');
  }

  /** Resolves when it is so; looked at after every event. */
  async until(isSo: () => boolean, what: string): Promise<void> {
    await this.#until(() => (isSo() ? true : undefined), what);
  }

  /**
   * A whole pass that began from now on, and its end. Two are asked for, as one may be under way; whichever way its clock goes, another
   * time of the last scan tells of another pass.
   */
  async wholePass(world: E2eWorld): Promise<void> {
    for (const _ of ['one that may have begun before', 'one that surely did not']) {
      const last = this.#lastScan(world);
      this.child.kill('SIGHUP');
      await this.#polled(() => this.#lastScan(world) !== last, 'a whole pass');
    }
  }

  /** A condition of the disk, which no event tells. */
  async #polled(isSo: () => boolean, what: string): Promise<void> {
    for (let waited = 0; !isSo(); waited += 25) {
      const hasEnded = this.child.exitCode !== null || this.child.signalCode !== null;
      if (hasEnded || waited > LONGEST_WAIT_MS) throw new Error(`no end of ${what}:\n${this.told()}`);
      await new Promise(resolve => setTimeout(resolve, 25));
    }
  }

  #lastScan(world: E2eWorld): string | undefined {
    const folder = world.at('state/watch');
    for (const name of existsSync(folder) ? readdirSync(folder) : []) {
      if (!/^status-.*\.json$/.test(name)) continue;
      const status = parsed(readFileSync(join(folder, name), 'utf8'));
      if (status?.pid === this.child.pid) return status?.lastScan?.at;
    }
    return undefined;
  }

  async stop(): Promise<Out> {
    this.child.kill('SIGTERM');
    return this.done;
  }
}

function parsed(text: string): { readonly pid: number; readonly lastScan: { readonly at: string } | null } | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // damaged by the test
  }
}

/** Raws of a camera that says it wrote a JPEG with each, all with their JPEGs. */
export function layPairs(world: E2eWorld, folder: string, count: number, from = 1): void {
  mkdirSync(world.at(folder), { recursive: true });
  for (let n = from; n < from + count; n++) {
    world.put(join(folder, `${nameOf(n)}.ARW`), buildHead(shotOf(n), 'raw'));
    world.put(join(folder, `${nameOf(n)}.JPG`), buildHead(shotOf(n), 'jpeg'));
  }
}
export const nameOf = (n: number): string => `DSC${String(n).padStart(5, '0')}`;
export const rawOf = (n: number): Buffer => buildHead(shotOf(n), 'raw');
export const jpegOf = (n: number): Buffer => buildHead(shotOf(n), 'jpeg');

export function shotOf(n: number) {
  const two = (number: number) => String(number).padStart(2, '0');
  const takenAt = `2024-05-17T10:${two(Math.floor(n / 60) % 60)}:${two(n % 60)}`;
  return { camera: 'sony', takenAt, subsec: '120', serial: '4711', counter: n, recorded: 'with-jpeg' } as const;
}

export const rawsIn = (world: E2eWorld, folder: string): string[] =>
  existsSync(world.at(folder))
    ? readdirSync(world.at(folder))
        .filter(name => name.endsWith('.ARW'))
        .sort()
    : [];
