import assert from 'node:assert/strict';
import { type Dirent, mkdirSync, readdirSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { buildHead } from '../../../fixtures/heads/build-head.js';
import { Daemon, jpegOf, nameOf, shotOf } from '../../e2e/daemon.js';
import { E2eWorld, type Out } from '../../e2e/world.js';

/** Ends the name of a folder that another one shows, too. */
const MIRRORED = '.mirror';

/** A world with a daemon in it, and all raws that were ever laid there: each is known by its content wherever it lies. */
export class Scene {
  readonly world = new E2eWorld();
  readonly #shots = new Map<string, number>();
  #daemon: Daemon | undefined;

  get daemon(): Daemon {
    assert(this.#daemon, 'no daemon was started');
    return this.#daemon;
  }
  at = (...names: string[]): string => this.world.at(...names);
  jpeg = (n: number, folder = 'photos/day'): string => this.at(folder, `${nameOf(n)}.JPG`);
  raw = (n: number, folder = 'photos/day'): string => this.at(folder, `${nameOf(n)}.ARW`);

  layRaw(n: number, folder = 'photos/day'): void {
    const bytes = buildHead(shotOf(n), 'raw');
    this.own(n, bytes);
    mkdirSync(this.at(folder), { recursive: true });
    this.world.put(join(folder, `${nameOf(n)}.ARW`), bytes);
  }
  layJpeg(n: number, folder = 'photos/day'): void {
    mkdirSync(this.at(folder), { recursive: true });
    this.world.put(join(folder, `${nameOf(n)}.JPG`), jpegOf(n));
  }
  layPairs(from: number, to: number, folder = 'photos/day'): void {
    for (let n = from; n <= to; n++) {
      this.layRaw(n, folder);
      this.layJpeg(n, folder);
    }
  }
  /** From now on this content is the raw of that shot. */
  own(n: number, bytes: Buffer): void {
    this.#shots.set(bytes.toString('base64'), n);
  }
  delete(...shots: readonly number[]): void {
    for (const n of shots) unlinkSync(this.jpeg(n));
  }

  async start(...words: readonly string[]): Promise<Daemon> {
    this.#daemon = new Daemon(this.world, ...words);
    await this.#daemon.next('ready');
    return this.#daemon;
  }
  wholePass = (): Promise<void> => this.daemon.wholePass(this.world);

  /** The shots whose raws lie in trash, and those whose raws lie anywhere else, in order; a raw that lies twice counts twice. */
  stock(): { readonly trashed: readonly number[]; readonly home: readonly number[] } {
    const [trashed, home]: [number[], number[]] = [[], []];
    const visit = (folder: string): void => {
      for (const entry of entriesOf(folder)) {
        const path = join(folder, entry.name);
        if (entry.isDirectory() && !entry.name.endsWith(MIRRORED)) visit(path);
        const shot = entry.name.endsWith('.ARW') ? this.#shots.get(readFileSync(path).toString('base64')) : undefined;
        if (shot !== undefined) (path.includes('/.rawtwin/') || path.includes('/Trash') ? trashed : home).push(shot);
      }
    };
    visit(this.world.top);
    return { trashed: trashed.sort((a, b) => a - b), home: home.sort((a, b) => a - b) };
  }
  all = (): readonly number[] => [...this.#shots.values()].sort((a, b) => a - b);
  /** How often raws went, put back or not. */
  hasTrashed = (n: number): boolean =>
    this.daemon.events.some(event => event.kind === 'trashed' && event.raws.some(raw => raw.endsWith(`/${nameOf(n)}.ARW`)));

  /** Waits until these and no others are in trash. */
  async trashed(...shots: readonly number[]): Promise<void> {
    await this.daemon.until(() => shots.every(this.hasTrashed), `the raws of ${shots} were trashed`);
  }

  /** By hand, with its times, as a file manager moves it. */
  takeFromTrash(n: number, folder = 'photos/day'): void {
    const name = `${nameOf(n)}.ARW`;
    const trash = this.at('photos/.rawtwin/trash');
    const [lies, ...others] = readdirSync(trash, { recursive: true }).filter(path => basename(String(path)) === name);
    assert(lies !== undefined && others.length === 0, `${name} lies not just once in trash`);
    renameSync(join(trash, String(lies)), this.raw(n, folder));
  }
  /** What is kept of the watched folders; gives back the way to set it so again, as if it had not been written since. */
  noteRecords(): () => void {
    const folder = this.at('state/watch');
    const names = readdirSync(folder).filter(name => /^[0-9a-f]+\.json$/.test(name));
    const texts = names.map(name => [join(folder, name), readFileSync(join(folder, name))] as const);
    return () => {
      for (const [path, text] of texts) writeFileSync(path, text);
    };
  }

  /** Another command beside the daemon; it must end with 0. */
  run = (...words: readonly string[]): Promise<Out> => this.#runTo([0], words);
  /** The same, of a run beside others of its kind: what they took from under it is told and ends with 3, that one is at work with 5. */
  runAmongOthers = (...words: readonly string[]): Promise<Out> => this.#runTo([0, 3, 5], words);
  async #runTo(allowed: readonly number[], words: readonly string[]): Promise<Out> {
    const out = await this.world.start(...words).done;
    assert(allowed.includes(out.status ?? -1), `exit ${out.status}: ${out.stdout}${out.stderr}`);
    return out;
  }

  end(): void {
    this.world.end();
  }
}

/** None where the disk under it is not there. */
function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTCONN') return [];
    throw error;
  }
}

/** A file with its folders. */
export function put(scene: Scene, name: string, content: Uint8Array | string): void {
  mkdirSync(dirname(scene.at(name)), { recursive: true });
  scene.world.put(name, content);
}
export const sleep = (milliseconds: number): Promise<void> => new Promise(resolve => setTimeout(resolve, milliseconds));
