import { type Lock, RunLocked, takeLock } from '../../execute/lock.js';
import { AppError } from '../../model/errors.js';
import type { AbsPath } from '../../model/frame.js';
import type { ListeningMode } from '../../ports/listener.js';
import { type Hints, NO_HINTS, nextRipe, takeRipe, withHint } from '../../watch/hints.js';
import { busyPauseAfter, pauseAfter, retryAfter } from '../../watch/pace.js';
import { surelyPassed } from '../../watch/reading.js';
import { settledAt } from '../../watch/settled-at.js';
import { statusFile } from '../../watch/status-file.js';
import { Alarm } from './alarm.js';
import { Heart } from './heart.js';
import { lookAgain } from './look.js';
import { startWatching } from './start.js';
import { countsOf, type RootCounts, statusOf } from './status.js';
import type { WatchDeps, Watching, WatchSettings } from './watching.js';
import { type PassDone, wholePass } from './whole-pass.js';

/** A paused folder is looked at again so soon; nothing tells when a disk is mounted. */
const PAUSED_MS = 5_000;
const BUSY_MS = 5_000;
/** Timers and clocks do not agree to the millisecond. */
const MARGIN_MS = 20;
const DAY_MS = 86_400_000;

/** From outside: SIGHUP asks for a whole pass, and whatever a person requested. */
export interface Control {
  readonly signal: AbortSignal;
  onReload(listener: () => void): void;
}

/**
 * Watches until it is told to stop; then the file in hand is finished and the journal complete. Throws RUN_LOCKED when another daemon
 * watches one of the folders. Trouble with state or disks is told, and tried again; a bug ends it.
 */
export async function watch(settings: WatchSettings, control: Control, deps: WatchDeps): Promise<void> {
  const lock: Lock = await takeLock({ roots: settings.roots, verb: 'watch', run: null }, { ...deps, locks: 'watchers' });
  try {
    await new Daemon(settings, control, deps, await startWatching(settings, deps, false)).run();
  } finally {
    await lock.release();
  }
}

class Daemon {
  readonly #control: Control;
  readonly #deps: WatchDeps;
  readonly #watching: Watching;
  readonly #alarm = new Alarm();
  readonly #heart: Heart;
  readonly #status: ReturnType<typeof statusFile>;
  readonly #startedAt: string;
  #hints: Hints = NO_HINTS;
  #listening: ListeningMode = { mode: 'native' };
  #listened = '';
  #wholeAt = Number.NEGATIVE_INFINITY;
  #earliestAt = Number.NEGATIVE_INFINITY;
  /** While a folder is paused: when it is looked at again. */
  #pollAt = Number.POSITIVE_INFINITY;
  #failures = 0;
  #isBusyTold = false;
  #isReady = false;
  #isWell = false;
  #counts: RootCounts = new Map();
  #lastScan: { at: string; tookMs: number; folders: number } | null = null;
  #summaryAt: number;

  constructor(settings: WatchSettings, control: Control, deps: WatchDeps, watching: Watching) {
    this.#control = control;
    this.#deps = deps;
    this.#watching = watching;
    this.#status = statusFile(deps.stateDir, settings.roots);
    this.#startedAt = deps.clock.now().toISOString();
    this.#heart = new Heart(
      () => deps.clocks.beat(),
      watching,
      hasStopped => this.#onBeat(hasStopped),
    );
    this.#summaryAt = this.#now() + DAY_MS;
  }

  async run(): Promise<void> {
    const { signal } = this.#control;
    const wake = () => this.#alarm.ring();
    signal.addEventListener('abort', wake);
    this.#control.onReload(() => {
      this.#earliestAt = Number.NEGATIVE_INFINITY;
      this.#hint(null);
    });
    const listener = this.#deps.openListener({
      onHint: folder => this.#hint(folder),
      onMode: mode => {
        this.#listening = mode;
        this.#deps.tell({ kind: 'listening', ...mode });
      },
    });
    this.#heart.start();
    try {
      while (!signal.aborted) {
        await this.#alarm.sleep(Math.max(0, this.#nextAt() - this.#now()));
        if (!signal.aborted) await this.#turn(folders => this.#listenTo(listener, folders));
      }
    } finally {
      signal.removeEventListener('abort', wake);
      this.#heart.stop();
      await this.#deps.manager.stopping();
      await listener.close();
      await this.#status.remove();
    }
    this.#deps.tell({ kind: 'stopped', why: { is: 'told-to-stop' } });
  }

  #now = (): number => this.#deps.clocks.beat().monoMs;

  #hint(folder: AbsPath | null): void {
    this.#hints = withHint(this.#hints, folder, this.#now());
    this.#alarm.ring();
  }

  #nextAt(): number {
    if (this.#hints.everywhere) return this.#earliestAt;
    return Math.min(this.#wholeAt, this.#pollAt, nextRipe(this.#hints) ?? Number.POSITIVE_INFINITY);
  }

  async #turn(listenTo: (folders: readonly AbsPath[]) => Promise<void>): Promise<void> {
    const now = this.#now();
    if (this.#nextAt() > now) return;
    if (this.#pollAt <= now) await this.#poll();
    if (this.#nextAt() > now) return;
    const { ripe, left } = takeRipe(this.#hints, now);
    const isWhole = this.#hints.everywhere || this.#wholeAt <= now || !this.#isWell;
    if (isWhole && now < this.#earliestAt) {
      this.#hints = NO_HINTS;
      this.#wholeAt = this.#earliestAt;
      return;
    }
    this.#hints = isWhole ? NO_HINTS : left;
    try {
      if (isWhole) await this.#whole(listenTo);
      else await this.#look(ripe, listenTo);
    } catch (error) {
      this.#onTrouble(error);
    }
    await this.#tellStatus();
    this.#deps.tidy();
  }

  async #whole(listenTo: (folders: readonly AbsPath[]) => Promise<void>): Promise<void> {
    const [began, cpu] = [this.#now(), process.cpuUsage()];
    const times = { now: () => this.#deps.clocks.here(), feelPulse: this.#heart.feel };
    const done = await wholePass(this.#watching, times, this.#deps, this.#control.signal);
    const { user, system } = process.cpuUsage(cpu);
    const cpuMs = (user + system) / 1000;
    const folders = done.made?.scan.folders.map(({ path }) => path) ?? [];
    const tookMs = Math.round(this.#now() - began);
    this.#lastScan = { at: this.#deps.clock.now().toISOString(), tookMs, folders: folders.length };
    this.#counts = countsOf(this.#watching, done.made);
    this.#isWell = done.isWell;
    this.#failures = 0;
    this.#isBusyTold = false;
    this.#plan(cpuMs, done);
    await listenTo(folders);
    if (!this.#isReady) await this.#ready(done, folders.length, tookMs);
  }

  /** When the next whole pass is due, by what the last one cost and by what waits. */
  #plan(cpuMs: number, { isWell, judgedAt, made }: PassDone): void {
    const now = this.#now();
    this.#earliestAt = now + busyPauseAfter(cpuMs);
    // A grace may have ended between the judging and now. One that had ended by then is held by a brake, or told by a dry run.
    const at = judgedAt ?? this.#deps.clocks.here();
    const { waiting, settings } = this.#watching;
    const rests = [...waiting.values()].map(({ since }) => settings.graceMs - surelyPassed(since, at)).filter(rest => rest > 0);
    const graceEnds = rests.reduce((least, rest) => Math.min(least, now + rest + MARGIN_MS), Number.POSITIVE_INFINITY);
    this.#wholeAt = Math.max(this.#earliestAt, Math.min(now + pauseAfter(cpuMs), graceEnds));
    this.#pollAt = isWell ? Number.POSITIVE_INFINITY : now + PAUSED_MS;
    this.#awaitSettled(made ? settledAt(made.plan.kept) : null);
  }

  #awaitSettled(wallMs: number | null): void {
    if (wallMs === null) return;
    const restMs = Math.max(0, wallMs - this.#deps.clock.now().getTime());
    this.#wholeAt = Math.max(this.#earliestAt, Math.min(this.#wholeAt, this.#now() + restMs + MARGIN_MS));
  }

  /** A paused folder is listed again only when something about it changed. */
  async #poll(): Promise<void> {
    const { roots } = this.#watching;
    this.#pollAt = this.#now() + PAUSED_MS;
    if ((await roots.sight()) !== roots.lastSight) this.#wholeAt = Math.min(this.#wholeAt, Math.max(this.#now(), this.#earliestAt));
  }

  async #ready({ made }: PassDone, folders: number, tookMs: number): Promise<void> {
    this.#isReady = true;
    const { raws, paired } = made?.plan.totals ?? { raws: 0, paired: 0 };
    this.#deps.tell({ kind: 'ready', folders, raws, paired, tookMs });
    await this.#deps.manager.ready();
  }

  async #look(ripe: readonly AbsPath[], listenTo: (folders: readonly AbsPath[]) => Promise<void>): Promise<void> {
    const { folders, hasMissing, isWell, settledAt: restedAt } = await lookAgain(this.#watching, ripe, this.#deps, this.#control.signal);
    if (hasMissing || !isWell) this.#wholeAt = Math.min(this.#wholeAt, this.#earliestAt);
    this.#awaitSettled(restedAt);
    if (isWell) await listenTo(folders);
  }

  async #listenTo(listener: { listenTo(folders: readonly AbsPath[]): Promise<void> }, folders: readonly AbsPath[]): Promise<void> {
    const key = folders.join('\0');
    if (key === this.#listened) return;
    await listener.listenTo(folders);
    this.#listened = key;
  }

  #onTrouble(error: unknown): void {
    if (this.#control.signal.aborted && error instanceof Error && error.name === 'AbortError') return;
    if (!(error instanceof AppError) || error.code === 'USAGE') throw error;
    if (error instanceof RunLocked) {
      if (!this.#isBusyTold) this.#deps.tell({ kind: 'busy', message: error.says });
      this.#isBusyTold = true;
      this.#wholeAt = this.#now() + BUSY_MS;
      return;
    }
    this.#failures += 1;
    this.#deps.tell({ kind: 'trouble', message: error.says });
    this.#wholeAt = this.#now() + retryAfter(this.#failures);
    this.#earliestAt = this.#wholeAt;
  }

  #onBeat(hasStopped: boolean): void {
    this.#deps.manager.alive().catch(() => undefined); // it never fails; a promise must be heard all the same
    if (hasStopped) this.#hint(null);
    if (this.#now() < this.#summaryAt) return;
    this.#summaryAt += DAY_MS;
    const { trashed, trashedBytes: bytes, waiting, learnt } = this.#watching;
    this.#deps.tell({ kind: 'summary', trashed, bytes, waiting: waiting.size, learnt });
    Object.assign(this.#watching, { trashed: 0, trashedBytes: 0, learnt: 0 });
  }

  async #tellStatus(): Promise<void> {
    const now = this.#deps.clock.now();
    const nextScanAt = Number.isFinite(this.#wholeAt) ? new Date(now.getTime() + this.#wholeAt - this.#now()).toISOString() : null;
    const standing = { startedAt: this.#startedAt, now: now.toISOString(), pid: process.pid, listening: this.#listening };
    const status = statusOf(this.#watching, { ...standing, lastScan: this.#lastScan, nextScanAt, counts: this.#counts });
    // A status that cannot be written costs no raw; the disk's trouble is told by what needs it.
    await this.#status.write(status).catch(() => undefined);
    const paused = status.roots.filter(root => root.paused).length;
    const waiting = this.#watching.waiting.size;
    await this.#deps.manager.status(`${waiting} RAWs wait${paused > 0 ? `; ${paused} of ${status.roots.length} folders paused` : ''}`);
  }
}
