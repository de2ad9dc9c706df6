import { errnoOf } from '../model/errors.js';
import type { PlannedMove } from '../model/journal.js';
import type { Message } from '../model/message.js';
import { folderOf } from '../model/path.js';
import { isSameFile } from '../model/same-stamp.js';
import type { TrashStore } from '../ports/trash.js';
import { putBack } from './put-back.js';
import type { RunContext } from './run-context.js';

/** `stuck`: files that moved and could not be put back; each with the reason in `why`. */
export type UnitOutcome =
  | { readonly kind: 'moved' }
  | { readonly kind: 'refused'; readonly by: 'store' | 'file'; readonly why: Message; readonly stuck: readonly PlannedMove[] };

/**
 * Moves the files of one unit into a store: all or none. Each is looked at again after its rename; if it is not the planned
 * file, or if one refuses, those that moved go back where they were, over nothing.
 */
export async function moveUnit(moves: readonly PlannedMove[], store: TrashStore, context: RunContext): Promise<UnitOutcome> {
  const moved: PlannedMove[] = [];
  for (const move of moves) {
    const trouble = await moveOne(move, store, context);
    if (trouble === null) {
      moved.push(move);
      context.moved.push(move);
      continue;
    }
    if (trouble.isUnsure) context.doubts.push(move.from);
    const back = await allBack(trouble.there ? [...moved, move] : moved, context);
    context.doubts.push(...back.stuck.map(({ from }) => from));
    context.refused.push({ move, store });
    if (trouble.mayHaveNote) await context.wayBack.sweep({ at: move.to, info: move.info ?? null, place: null, store: null });
    return {
      kind: 'refused',
      by: trouble.by,
      why: back.whys.length === 0 ? trouble.why : { is: 'several', whys: [trouble.why, ...back.whys] },
      stuck: back.stuck,
    };
  }
  return { kind: 'moved' };
}

interface Trouble {
  readonly by: 'store' | 'file';
  readonly why: Message;
  /** Something did move, so it has to go back. */
  readonly there: boolean;
  /** Where it is cannot be told now. */
  readonly isUnsure?: true;
  /** A note of ours may stand for a file that did not come. False when the name is another's, or the note serves what moved. */
  readonly mayHaveNote: boolean;
}

async function moveOne(move: PlannedMove, store: TrashStore, context: RunContext): Promise<Trouble | null> {
  try {
    await store.reserve(move, context.clock.now());
  } catch (error) {
    const code = errnoOf(error);
    return { by: 'store', why: { is: 'no-place', path: store.place, code }, there: false, mayHaveNote: code !== 'EEXIST' };
  }
  let refusal: string | null = null;
  try {
    await context.fs.rename(move.from, move.to);
  } catch (error) {
    refusal = errnoOf(error);
  }
  return verify(move, refusal, context);
}

/** Network file systems may report a failure for a rename that was done, so the disk is asked either way. */
async function verify(move: PlannedMove, refusal: string | null, { fs, identityOf }: RunContext): Promise<Trouble | null> {
  const here = { there: true, mayHaveNote: false } as const;
  try {
    const { kind, stamp } = await fs.look(move.to);
    const identity = await identityOf(folderOf(move.from));
    return kind === 'file' && isSameFile(move.stamp, stamp, identity) ? null : { by: 'file', why: { is: 'changed-in-move' }, ...here };
  } catch (error) {
    const code = errnoOf(error);
    if (refusal === null) return { by: 'file', why: { is: 'cannot-look-moved', code }, ...here, isUnsure: true };
    if (code !== 'ENOENT') return { by: 'file', why: { is: 'cannot-move-or-look', code: refusal, look: code }, ...here, isUnsure: true };
    const why: Message = { is: 'cannot-move', path: move.to, code: refusal };
    return { by: refusal === 'EXDEV' ? 'store' : 'file', why, there: false, mayHaveNote: true };
  }
}

async function allBack(moved: readonly PlannedMove[], context: RunContext): Promise<{ stuck: PlannedMove[]; whys: Message[] }> {
  const [stuck, whys]: [PlannedMove[], Message[]] = [[], []];
  for (const move of [...moved].reverse()) {
    const why = await putBack(move, context);
    if (why === null) continue;
    stuck.push(move);
    whys.push(why);
  }
  return { stuck, whys };
}
