import { push } from '../model/groups.js';
import type { Intent, JournalEntry, JournalRead, PlannedMove } from '../model/journal.js';
import type { Message } from '../model/message.js';
import type { Receipt } from '../model/receipt.js';
import { intentsOf, receiptsOf } from '../model/trash-items.js';
import { placeholdersOf, type Whereabouts, whereIs } from './both-ends.js';
import { isVolumeThere } from './is-volume-there.js';
import { type PutBackDeps, putBack } from './put-back.js';
import type { Settlement } from './recover.js';
import { syncMoves } from './sync-moves.js';

/** `isAway`: some of it could not be looked at, so the run stays open. */
export type Outcome = Settlement & { readonly isAway: boolean };
interface Found {
  readonly intent: Intent;
  readonly move: PlannedMove;
  readonly where: Whereabouts;
}
interface Verdict {
  readonly receipt: Receipt | null;
  readonly putBack: number;
  readonly alarms: readonly Message[];
  readonly isAway?: boolean;
}

/**
 * Settles a run that died while moving: every intent is held against the disk, those with a receipt too, since a power cut
 * may have kept the receipt and lost the move. What moved only in part goes back, over nothing. All of it is durable at the end.
 */
export async function settleMoves(read: JournalRead, bench: PutBackDeps): Promise<Outcome> {
  const receipts = receiptsOf(read.lines);
  const placeholders = placeholdersOf(read.lines);
  const total = { trashed: 0, putBack: 0, restored: 0, purged: 0, alarms: [] as Message[], isAway: false };
  for (const [action, intents] of byAction(intentsOf(read.lines))) {
    const found: Found[] = [];
    for (const intent of intents) {
      for (const move of intent.moves) found.push({ intent, move, where: await whereIs(move, placeholders, bench.fs) });
    }
    const verdict = await settleUnit(action, withoutOthers(found), receipts.get(action), bench);
    if (verdict.receipt) await bench.journal.append([asEntry(verdict.receipt)]);
    total.trashed += verdict.receipt?.to.length ?? 0;
    total.putBack += verdict.putBack;
    total.alarms.push(...verdict.alarms);
    total.isAway ||= verdict.isAway ?? false;
  }
  const moves = intentsOf(read.lines).flatMap(intent => intent.moves);
  await syncMoves(moves, bench.fs);
  return total;
}

const asEntry = (receipt: Receipt): JournalEntry => ({ type: 'receipt', recovered: true, ...receipt });

function byAction(intents: readonly Intent[]): Map<string, Intent[]> {
  const actions = new Map<string, Intent[]>();
  for (const intent of intents) push(actions, intent.action, intent);
  return actions;
}

async function settleUnit(action: string, found: readonly Found[], receipt: Receipt | undefined, bench: PutBackDeps): Promise<Verdict> {
  const unknown = found.find(({ where }) => where === 'unknown');
  if (unknown) {
    return { receipt: null, putBack: 0, alarms: [{ is: 'ends-unknown', path: unknown.move.from }], isAway: true };
  }
  const inTrash = found.filter(({ where }) => where === 'trash' || where === 'both' || where === 'strange');
  await clearUnused(found, bench);
  if (receipt && agrees(receipt, inTrash)) return lostIfNowhere(found, receipt, bench);
  const isWhole = inTrash.length > 0 && found.every(one => inTrash.includes(one) || isElsewhere(one, inTrash));
  if (isWhole && inTrash.every(({ where }) => where !== 'strange')) return wholly(action, inTrash, found);
  if (inTrash.length > 0) return backHome(action, inTrash, found, bench);
  return notMoved(action, found, receipt, bench);
}

/** A file that went to its second store left its first place in trash to others, whatever lies there. */
function withoutOthers(found: readonly Found[]): readonly Found[] {
  const arrived = new Set(found.flatMap(({ move, where }) => (where === 'trash' || where === 'both' ? [move.from] : [])));
  return found.map(one => (one.where === 'strange' && arrived.has(one.move.from) ? { ...one, where: 'neither' } : one));
}

/** The receipt is what the disk says. Half a unit that could not be put back when it was written may be put back now. */
function agrees(receipt: Receipt, inTrash: readonly Found[]): boolean {
  if (receipt.outcome === 'failed' && inTrash.length > 0) return false;
  const told = new Set(receipt.to.map(({ at }) => at));
  return told.size === inTrash.length && inTrash.every(({ move, where }) => where !== 'strange' && told.has(move.to));
}

/** The other of two intents for the same file, when a second store was tried. */
const isElsewhere = ({ move }: Found, inTrash: readonly Found[]): boolean => inTrash.some(other => other.move.from === move.from);

const rawOf = (found: readonly Found[]): PlannedMove => (found[0] as Found).move;

function receiptFor(action: string, found: readonly Found[], outcome: Receipt['outcome'], stuck: readonly Found[], why?: Message): Receipt {
  const { from: raw, stamp } = rawOf(found);
  const to = stuck.map(({ move }) => ({ from: move.from, at: move.to }));
  return { action, raw, bytes: stamp.bytes, outcome, to, ...(why === undefined ? {} : { why }) };
}

function wholly(action: string, inTrash: readonly Found[], found: readonly Found[]): Verdict {
  const taken = inTrash.filter(({ where }) => where === 'both');
  const alarms = taken.map(({ move: { from, to } }): Message => ({ is: 'both-kept', from, to }));
  return { receipt: receiptFor(action, found, 'trashed', inTrash), putBack: 0, alarms };
}

async function backHome(action: string, inTrash: readonly Found[], found: readonly Found[], bench: PutBackDeps): Promise<Verdict> {
  const [stuck, alarms]: [Found[], Message[]] = [[], []];
  for (const one of inTrash) {
    const why = await putBack(one.move, bench);
    if (why === null) {
      await clear(one, bench);
      continue;
    }
    stuck.push(one);
    alarms.push({ is: 'left-in-trash', from: one.move.from, to: one.move.to, why });
  }
  const why: Message = { is: stuck.length > 0 ? 'cut-short-stuck' : 'cut-short-put-back' };
  const receipt = receiptFor(action, found, stuck.length > 0 ? 'failed' : 'skipped', stuck, why);
  return { receipt, putBack: inTrash.length - stuck.length, alarms };
}

async function notMoved(action: string, found: readonly Found[], receipt: Receipt | undefined, bench: PutBackDeps): Promise<Verdict> {
  const lost = await lostIfNowhere(found, receipt, bench);
  if (lost.isAway || (receipt && receipt.to.length === 0)) return lost;
  const why: Message = { is: lost.alarms.length > 0 ? 'at-neither-end' : 'cut-short' };
  return { ...lost, receipt: receiptFor(action, found, lost.alarms.length > 0 ? 'failed' : 'skipped', [], why) };
}

/** A file at neither end is an alarm, but only while its disk is there to be asked. A raw already skipped may be gone for any reason. */
async function lostIfNowhere(found: readonly Found[], receipt: Receipt | undefined, { fs }: PutBackDeps): Promise<Verdict> {
  const fine: Verdict = { receipt: null, putBack: 0, alarms: [] };
  if (receipt && receipt.to.length === 0) return fine;
  const froms = new Set(found.filter(({ where }) => where !== 'neither').map(({ move }) => move.from));
  const lost = found.filter(({ move }) => !froms.has(move.from));
  const [first] = lost;
  if (!first) return fine;
  const isThere = froms.size > 0 || (await isVolumeThere(first.move, first.intent.place, fs));
  if (!isThere) return { ...fine, isAway: true, alarms: [{ is: 'disk-away', path: first.move.from }] };
  const ends = new Map(lost.map(({ move: { from, to } }) => [`${from}\0${to}`, { is: 'lost', from, to } as const]));
  return { ...fine, alarms: [...ends.values()] };
}

/** Notes, and folders of ours, that were made for a file that did not come. */
async function clearUnused(found: readonly Found[], bench: PutBackDeps): Promise<void> {
  for (const one of found) if (one.where === 'home' || one.where === 'neither') await clear(one, bench);
}

const clear = ({ intent, move }: Found, { wayBack }: PutBackDeps): Promise<void> =>
  wayBack.sweep({ at: move.to, info: move.info ?? null, place: intent.place, store: intent.store });
