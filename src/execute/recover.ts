import { AppError } from '../model/errors.js';
import type { AbsPath } from '../model/frame.js';
import type { EntryType, JournalLine } from '../model/journal.js';
import type { Message } from '../model/message.js';
import { purgingOf, rootsOf } from '../model/trash-items.js';
import type { JournalPort } from '../ports/journal.js';
import { liveLocks, takeLock } from './lock.js';
import { settleMoves } from './settle-moves.js';
import { settleUndo } from './settle-undo.js';
import type { TurnDeps } from './take-turn.js';
import { wayBack } from './way-back.js';

export interface RecoverDeps extends TurnDeps {
  readonly journal: JournalPort;
}
/**
 * What became of one unfinished run. `busy`: another process holds its folders; `away`: its disk is not there, or cannot be
 * read; `unwritable`: its journal cannot be read or written. All three are looked at again by the next command.
 */
export interface Settled extends Settlement {
  readonly run: string;
  readonly roots: readonly AbsPath[];
  readonly state: 'settled' | 'busy' | 'away' | 'unwritable';
}
/** Counts of files. `alarms`: what a person must see. */
export interface Settlement {
  readonly trashed: number;
  readonly putBack: number;
  readonly restored: number;
  /** Deleted by a purge that did not come to say so. */
  readonly purged: number;
  readonly alarms: readonly Message[];
}
const NOTHING: Settlement = { trashed: 0, putBack: 0, restored: 0, purged: 0, alarms: [] };

/**
 * Settles every run that a crash left open, by what the disk says: each raw with its sidecars ends wholly in trash or wholly
 * at home, and the journal says which. To be called before a command takes its own lock. May be cut short at any point.
 */
export async function settleUnfinished(deps: RecoverDeps): Promise<readonly Settled[]> {
  const settled: Settled[] = [];
  for (const run of await deps.journal.unfinished()) {
    const one = await settleOne(run, deps);
    if (one) settled.push(one);
  }
  return settled;
}

async function settleOne(run: string, deps: RecoverDeps): Promise<Settled | null> {
  let roots: readonly AbsPath[] = [];
  try {
    roots = rootsOf((await deps.journal.read(run))?.lines ?? []);
    const isHeld = (await liveLocks(deps)).some(({ record }) => record === null || record.run === run);
    if (isHeld) return { ...NOTHING, run, roots, state: 'busy' };
    const lock = await takeLock({ roots, verb: 'recovery', run }, deps);
    try {
      return await settleHeld(run, roots, deps);
    } finally {
      await lock.release();
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const state = error.code === 'RUN_LOCKED' ? 'busy' : 'unwritable';
    return { ...NOTHING, run, roots, state, alarms: state === 'busy' ? [] : [error.says] };
  }
}

/** Asked again now that nobody else can settle it: it may be done already. */
async function settleHeld(run: string, roots: readonly AbsPath[], deps: RecoverDeps): Promise<Settled | null> {
  if (!(await deps.journal.unfinished()).includes(run)) return null;
  const read = await deps.journal.read(run);
  if (!read) {
    // It died between its mark and its journal: nothing was touched.
    await deps.journal.settled(run);
    return null;
  }
  const journal = await deps.journal.reopen(run);
  let isSettled = false;
  try {
    const bench = { fs: deps.fs, journal, wayBack: wayBack(deps.fs) };
    const isAfter = read.lines.some(({ type }) => AFTER_MOVING.has(type));
    const outcome = isAfter ? await settleUndo(read, bench) : await settleMoves(read, bench);
    const entry = { type: endOf(read.lines, isAfter), interrupted: true, recovered: true } as const;
    const alarms = outcome.alarms.map(why => ({ type: 'alarm', why }) as const);
    if (!outcome.isAway) await journal.append([...alarms, entry]);
    await journal.sync();
    isSettled = !outcome.isAway;
    const { isAway: _, ...counts } = outcome;
    return { ...counts, run, roots, state: isSettled ? 'settled' : 'away' };
  } finally {
    await journal.close(isSettled);
  }
}

/** Any of these says that the moving was over, should the line that ended it be damaged. */
const AFTER_MOVING: ReadonlySet<EntryType> = new Set([
  'end',
  'handing',
  'undo-begin',
  'restored',
  'undo-end',
  'purging',
  'purged',
  'purge-end',
]);

function endOf(lines: readonly JournalLine[], isAfter: boolean): 'end' | 'undo-end' | 'purge-end' {
  if (!isAfter) return 'end';
  return purgingOf(lines).size > 0 ? 'purge-end' : 'undo-end';
}
