import { AppError, errnoOf } from '../../model/errors.js';
import type { AbsPath } from '../../model/frame.js';
import type { Told } from '../../model/message.js';
import type { PauseReason } from '../../model/watch.js';
import { judgeCount, judgeRoot, type RootLook, type RootVerdict } from '../../watch/judge-root.js';
import { lookAtRoot } from '../../watch/look-at-root.js';
import { writeMarker } from '../../watch/marker.js';
import type { RecordStore } from '../../watch/record-store.js';
import { newRecord, type RootRecord } from '../../watch/root-record.js';
import type { Tell } from './watching.js';

export interface Pause {
  readonly reason: PauseReason;
  readonly since: string;
  readonly message: Told;
}
interface Deps {
  readonly records: RecordStore;
  readonly tell: Tell;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly mayMark: (root: AbsPath) => Promise<boolean>;
  readonly isDryRun: boolean;
}

/** The watched folders: whether each is the one it was, what is kept of it, and why nothing is trashed below it. */
export class WatchedRoots {
  readonly roots: readonly AbsPath[];
  readonly also: readonly AbsPath[];
  readonly #deps: Deps;
  readonly #records = new Map<AbsPath, RootRecord | null | undefined>();
  readonly #pauses = new Map<AbsPath, Pause>();
  readonly #accepting = new Set<AbsPath>();
  #looks: RootLook[] = [];

  constructor(roots: readonly AbsPath[], also: readonly AbsPath[], deps: Deps) {
    this.roots = roots;
    this.also = also.filter(folder => !roots.includes(folder));
    this.#deps = deps;
  }

  get tops(): readonly AbsPath[] {
    return [...this.roots, ...this.also];
  }
  recordOf = (top: AbsPath): RootRecord | undefined => this.#records.get(top) ?? undefined;
  pauseOf = (top: AbsPath): Pause | undefined => this.#pauses.get(top);
  isAccepting = (top: AbsPath): boolean => this.#accepting.has(top);
  /** All but the brake, which holds for one root alone. */
  get isWell(): boolean {
    return [...this.#pauses.values()].every(({ reason }) => reason === 'brake');
  }

  async load(): Promise<void> {
    for (const top of this.tops) this.#records.set(top, await this.#deps.records.read(top));
    for (const root of this.roots) {
      const brake = this.recordOf(root)?.brake;
      if (brake) this.pause(root, 'brake', brake.message);
    }
  }

  /** Keeps the record, on the disk too unless this is a dry run; the disk first, so that a record that is known is there. */
  async keep(record: RootRecord): Promise<void> {
    if (!this.#deps.isDryRun) await this.#deps.records.write(record);
    this.#records.set(record.root, record);
  }

  /** What a person asked for since the last pass: a folder that is accepted becomes the known one, whatever it was before. */
  async heedAccepts(): Promise<void> {
    this.#accepting.clear();
    if (this.#deps.isDryRun) return;
    for (const top of this.tops) {
      if (!(await this.#deps.records.asked(top)).includes('accept')) continue;
      await this.#deps.records.done(top, 'accept');
      const look = await lookAtRoot(top);
      if (look.is !== 'there' || !look.hasEntries) continue;
      await this.#accept(top, look);
      this.#accepting.add(top);
      this.#deps.tell({ kind: 'accepted', root: top });
    }
  }

  async #accept(top: AbsPath, look: Extract<RootLook, { is: 'there' }>): Promise<void> {
    const isMarked = look.marker !== null && look.marker !== 'unreadable';
    const id = !this.roots.includes(top) ? null : isMarked ? look.marker : this.#deps.newId();
    const { trashed = [], seenRun = null, brake = null } = this.recordOf(top) ?? {};
    const record = { ...newRecord(top, id, look.identity), trashed, seenRun, brake };
    await this.keep({ ...record, marking: id !== null && !isMarked });
    if (id !== null && !isMarked) await this.#mark(top, id);
    await this.keep({ ...record, marking: false });
  }

  /** What a look at all of them says, as one text; it costs next to nothing. */
  async sight(): Promise<string> {
    const looks: RootLook[] = [];
    for (const top of this.tops) looks.push(await lookAtRoot(top));
    return JSON.stringify(looks);
  }
  /** The same as the last `look` saw it. */
  get lastSight(): string {
    return JSON.stringify(this.#looks);
  }

  /** Looks at all of them. The ones that are as they should be; the others are paused. */
  async look(): Promise<readonly AbsPath[]> {
    const well: AbsPath[] = [];
    this.#looks = [];
    for (const top of this.tops) {
      const marks = this.roots.includes(top);
      const look = await lookAtRoot(top);
      this.#looks.push(look);
      await this.#heedLoss(top);
      const verdict = judgeRoot(top, look, this.#records.get(top), marks);
      if (verdict.is === 'new' && look.is === 'there') await this.#welcome(top, look, marks);
      if (verdict.is === 'well' && look.is === 'there') await this.#know(top, look);
      if (verdict.is === 'unwell') this.pause(top, verdict.reason, verdict.message);
      else well.push(top);
    }
    return well;
  }

  /** State that was taken away may have held what is wanted: what this process still knows of the folder does not count then. */
  async #heedLoss(top: AbsPath): Promise<void> {
    if (this.#deps.isDryRun || !this.recordOf(top) || (await this.#deps.records.isThere(top))) return;
    this.#records.set(top, null);
  }

  /** A second look, after the folders were listed: whatever changed meanwhile makes the listing worthless. */
  async isStillAs(well: readonly AbsPath[]): Promise<boolean> {
    let isStill = true;
    for (const top of well) {
      const record = this.#records.get(top);
      const verdict = judgeRoot(top, await lookAtRoot(top), record, this.roots.includes(top));
      const isFine = verdict.is === 'well' || (this.#deps.isDryRun && verdict.is === 'new');
      if (verdict.is === 'unwell') this.pause(top, verdict.reason, verdict.message);
      isStill = isStill && isFine;
    }
    return isStill;
  }

  /** The folders whose listing is as large as it should be. */
  judgeCounts(well: readonly AbsPath[], filesIn: (top: AbsPath) => number | undefined): readonly AbsPath[] {
    return well.filter(top => {
      const record = this.isAccepting(top) ? undefined : this.recordOf(top);
      const verdict: RootVerdict = judgeCount(top, filesIn(top) ?? 0, record);
      if (verdict.is === 'unwell') this.pause(top, verdict.reason, verdict.message);
      return verdict.is !== 'unwell';
    });
  }

  /** Told once for as long as the reason is the same. */
  pause(top: AbsPath, reason: PauseReason, message: Told): void {
    const before = this.#pauses.get(top);
    if (before?.reason === reason || (before !== undefined && reason === 'brake')) return;
    this.#pauses.set(top, { reason, since: this.#deps.now().toISOString(), message });
    this.#deps.tell({ kind: 'paused', root: top, reason, message });
  }

  /** True when one of them was unwell. */
  heal(well: readonly AbsPath[]): boolean {
    let hasHealed = false;
    for (const top of well) {
      const before = this.#pauses.get(top);
      if (before === undefined || before.reason === 'brake') continue;
      this.#pauses.delete(top);
      hasHealed = true;
      if (!this.isAccepting(top)) this.#deps.tell({ kind: 'well-again', root: top });
      const brake = this.recordOf(top)?.brake;
      if (brake) this.pause(top, 'brake', brake.message);
    }
    return hasHealed;
  }

  liftBrake(root: AbsPath): void {
    if (this.#pauses.get(root)?.reason === 'brake') this.#pauses.delete(root);
  }

  async #welcome(top: AbsPath, look: Extract<RootLook, { is: 'there' }>, marks: boolean): Promise<void> {
    if (this.#deps.isDryRun) return;
    if (!marks) return this.keep(newRecord(top, null, look.identity));
    if (!(await this.#deps.mayMark(top))) throw new AppError('USAGE', { is: 'not-marked', path: top }, top);
    const record = newRecord(top, this.#deps.newId(), look.identity);
    await this.keep(record);
    await this.#finishMark(record);
  }

  /** What a crash left half done is done; what the file system did not tell before is learnt. */
  async #know(top: AbsPath, { identity }: Extract<RootLook, { is: 'there' }>): Promise<void> {
    const record = this.recordOf(top);
    if (record?.marking) return this.#finishMark(record);
    if (record && record.identity.birth === null && identity.birth !== null) await this.keep({ ...record, identity });
  }

  async #finishMark(record: RootRecord): Promise<void> {
    if (record.id !== null) await this.#mark(record.root, record.id);
    await this.keep({ ...record, marking: false });
  }

  async #mark(root: AbsPath, id: string): Promise<void> {
    if (this.#deps.isDryRun) return;
    try {
      await writeMarker(root, id);
    } catch (error) {
      throw new AppError('STATE_UNUSABLE', { is: 'cannot-mark', path: root, code: errnoOf(error) }, root, { cause: error });
    }
    this.#deps.tell({ kind: 'marked', root, id });
  }
}
