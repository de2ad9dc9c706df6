import { mkdirSync, mkdtempSync, readdirSync, realpathSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildHead } from '../../../fixtures/heads/build-head.js';
import { realFs } from '../../../src/execute/real-fs.js';
import { openJournal } from '../../../src/journal/journal.js';
import { newRunId } from '../../../src/journal/run-id.js';
import { fileMemory } from '../../../src/memory/file-memory.js';
import type { AbsPath } from '../../../src/model/frame.js';
import { lookAgain } from '../../../src/pipeline/watch/look.js';
import { startWatching } from '../../../src/pipeline/watch/start.js';
import type { News, WatchDeps, Watching, WatchSettings } from '../../../src/pipeline/watch/watching.js';
import { type PassDone, wholePass } from '../../../src/pipeline/watch/whole-pass.js';
import { recordStore } from '../../../src/watch/record-store.js';
import { shotOf } from '../../e2e/daemon.js';
import { processesNamed } from '../trash-world.js';

const GRACE_MS = 600_000;
const nothing = async (): Promise<void> => undefined;

/** Passes of a daemon in this process, over real files, by clocks that a test sets. */
export class Passes {
  readonly top = realpathSync(mkdtempSync(join(tmpdir(), 'rawtwin-passes-')));
  readonly told: News[] = [];
  readonly deps: WatchDeps;
  /** Done once, in the midst of the next listing. */
  amidListing: () => void = () => undefined;
  /** Done when a pass feels the pulse: first before it judges, then before it moves anything. */
  atPulse: (nth: number) => void = () => undefined;
  watching: Watching | undefined;
  #nowMs = Date.UTC(2026, 10, 24);

  constructor() {
    const fs = realFs();
    const clock = { now: () => new Date() };
    const stateDir = this.at('state');
    const memory = fileMemory(stateDir);
    const recallRoots: typeof memory.recallRoots = (...asked) => {
      const act = this.amidListing;
      this.amidListing = () => undefined;
      act();
      return memory.recallRoots(...asked);
    };
    const here = () => ({ wallMs: this.#nowMs, upMs: this.#nowMs, session: 's' });
    this.deps = {
      ...{ fs, clock, stateDir, journal: openJournal({ fs, clock, stateDir }), processes: processesNamed(7) },
      ...{ owner: { platform: 'linux', uid: process.getuid?.() ?? 0, dataHome: this.at('data') }, random: Math.random, pause: nothing },
      plan: { now: clock.now, newId: () => 'id', home: this.at('home') },
      memory: { ...memory, recallRoots },
      clocks: { beat: () => ({ wallMs: this.#nowMs, monoMs: this.#nowMs, upMs: this.#nowMs }), here, ofMachine: here },
      records: recordStore(stateDir),
      openListener: () => ({ listenTo: nothing, close: nothing }),
      manager: { ready: nothing, status: nothing, stopping: nothing, alive: nothing },
      tell: news => this.told.push(news),
      mayMark: async () => true,
      newRunId: () => newRunId(new Date(), Math.random),
      tidy: () => undefined,
    };
  }
  at = (...names: string[]): AbsPath => join(this.top, ...names) as AbsPath;
  raw = (n: number, folder = 'photos/day'): AbsPath => this.at(folder, `DSC${n}.ARW`);
  jpeg = (n: number, folder = 'photos/day'): AbsPath => this.at(folder, `DSC${n}.JPG`);

  lay(path: AbsPath, n: number, as: 'raw' | 'jpeg'): void {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, buildHead(shotOf(n), as));
  }
  layPairs(from: number, to: number, folder = 'photos/day'): void {
    for (let n = from; n <= to; n++) {
      this.lay(this.raw(n, folder), n, 'raw');
      this.lay(this.jpeg(n, folder), n, 'jpeg');
    }
  }
  remove(...shots: readonly number[]): void {
    for (const n of shots) unlinkSync(this.jpeg(n));
  }
  takeFromTrash(n: number): void {
    const trash = this.at('photos/.rawtwin/trash');
    const lies = readdirSync(trash, { recursive: true }).find(path => String(path).endsWith(`DSC${n}.ARW`));
    renameSync(join(trash, String(lies)), this.raw(n));
  }

  /** A daemon that starts, and forgets what one before it kept in its process alone. */
  async start(more: Partial<WatchSettings> = {}): Promise<Watching> {
    const settings: WatchSettings = {
      ...{ roots: [this.at('photos')], also: [], ignore: [], graceMs: GRACE_MS, settleSeconds: 0 },
      ...{ maxTrash: undefined, to: 'folder', dryRun: false },
      ...more,
    };
    this.watching = await startWatching(settings, this.deps, false);
    return this.watching;
  }
  /** One whole pass, so long after the last one; a grace, unless it is told otherwise. */
  async pass(laterMs = GRACE_MS): Promise<PassDone> {
    const watching = this.watching ?? (await this.start());
    this.#nowMs += laterMs;
    let felt = 0;
    const feelPulse = () => this.atPulse(++felt);
    return wholePass(watching, { now: this.deps.clocks.here, feelPulse }, this.deps, new AbortController().signal);
  }
  async look(...folders: readonly AbsPath[]): Promise<void> {
    await lookAgain(this.watching ?? (await this.start()), folders, this.deps, new AbortController().signal);
  }

  /** Names of the raws that are not at home, of those that were laid from 1 on. */
  gone(count: number): readonly number[] {
    const here = readdirSync(this.at('photos/day'));
    return Array.from({ length: count }, (_, n) => n + 1).filter(n => !here.includes(`DSC${n}.ARW`));
  }
  kinds = (): readonly string[] => this.told.map(({ kind }) => kind);
  end(): void {
    rmSync(this.top, { recursive: true, force: true });
  }
}
