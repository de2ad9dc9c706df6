import type { AbsPath } from '../model/frame.js';
import type { JournalRead } from '../model/journal.js';
import type { Message } from '../model/message.js';
import type { Moved } from '../model/receipt.js';
import { type Identity, isSameContent, isSecondName } from '../model/same-stamp.js';
import { everPurged, orphansOf, rootsOf, stillInTrash, type TrashItem } from '../model/trash-items.js';
import type { Seen } from '../ports/seen.js';

/** What stands at both ends of one trashed file now. */
export interface Standing {
  readonly inTrash: Seen;
  readonly atHome: Seen;
  /** `elsewhere`: a link, or no folder at all, stands in its path. */
  readonly parent: 'there' | 'missing' | 'elsewhere';
  readonly identity: Identity;
}
export interface Blocked extends Moved {
  readonly why: Message;
}
/** What an undo will bring back, and what it cannot. `already`: home again without our doing. */
export interface UndoPlan {
  readonly run: string;
  /** It took JPEGs; what is called a raw here is a JPEG then. */
  readonly orphans?: 'jpeg';
  readonly roots: readonly AbsPath[];
  /** Whole units, each with its sidecars before its raw. */
  readonly restores: readonly TrashItem[];
  readonly blocked: readonly Blocked[];
  readonly already: readonly TrashItem[];
  /** Deleted for good by a purge; nothing brings these back. */
  readonly purged: readonly TrashItem[];
  /** Raws in trash that are not among those asked for. */
  readonly unasked: number;
  /** Numbers of lines of the journal that could not be used. */
  readonly damaged: readonly number[];
}
/** `absent`: it never moved, as far as the disk can tell. */
type Prospect = { readonly is: 'free' | 'already' | 'absent' } | { readonly is: 'blocked'; readonly why: Message };

/**
 * The journal of a run and what stands at both ends now, keyed by the place in trash → what can come back.
 * Sidecars of a raw that cannot come back stay with it in trash: beside another file they would edit that one.
 * `only`: ids of the actions asked for; without it, all.
 */
export function planUndo(read: JournalRead, standing: ReadonlyMap<AbsPath, Standing>, only?: ReadonlySet<string>): UndoPlan {
  const [restores, blocked, already]: [TrashItem[], Blocked[], TrashItem[]] = [[], [], []];
  const isAsked = ({ action }: TrashItem) => only?.has(action) ?? true;
  const inTrash = stillInTrash(read.lines);
  for (const unit of units(inTrash.filter(isAsked))) {
    const prospects = new Map(unit.map(item => [item, prospectOf(item, standing.get(item.at))]));
    const raw = unit.find(item => item.from === item.raw);
    const rawBlocked = raw && prospects.get(raw)?.is === 'blocked';
    for (const item of unit) {
      const prospect = prospects.get(item) ?? { is: 'absent' };
      if (prospect.is === 'already') already.push(item);
      else if (prospect.is === 'blocked') blocked.push({ from: item.from, at: item.at, why: prospect.why });
      else if (prospect.is === 'free' && rawBlocked)
        blocked.push({ from: item.from, at: item.at, why: { is: 'raw-blocked', path: raw.from } });
      else if (prospect.is === 'free') restores.push(item);
    }
  }
  const { run, lines, damaged } = read;
  const unasked = inTrash.filter(item => !isAsked(item) && item.certain && item.from === item.raw).length;
  const orphans = orphansOf(lines);
  return {
    run,
    ...(orphans ? { orphans } : {}),
    roots: rootsOf(lines),
    restores,
    blocked,
    already,
    purged: everPurged(lines).filter(isAsked),
    unasked,
    damaged,
  };
}

/** By action, sidecars first: a raw that is home has its sidecars, also when the undo is cut short. */
function units(items: readonly TrashItem[]): TrashItem[][] {
  const byAction = new Map<string, TrashItem[]>();
  for (const item of items) {
    const unit = byAction.get(item.action) ?? [];
    byAction.set(item.action, item.from === item.raw ? [...unit, item] : [item, ...unit]);
  }
  return [...byAction.values()];
}

/** What may become of one file; the first thing in its way is told. */
export function prospectOf(item: TrashItem, standing: Standing | undefined): Prospect {
  if (!standing) return { is: 'blocked', why: { is: 'nobody-looked' } };
  const { inTrash, atHome, parent, identity } = standing;
  if (inTrash === null) return prospectWithoutTrash(item, standing);
  if ('code' in inTrash) return { is: 'blocked', why: { is: 'cannot-look-trash', code: inTrash.code } };
  if (inTrash.kind !== 'file') return { is: 'blocked', why: { is: 'trash-no-file' } };
  if (item.stamp && !item.stuck && !isSameContent(item.stamp, inTrash.stamp, identity))
    return { is: 'blocked', why: { is: 'changed-in-trash' } };
  if (parent === 'elsewhere') return { is: 'blocked', why: { is: 'folder-replaced' } };
  if (atHome === null) return { is: 'free' };
  if ('code' in atHome) return { is: 'blocked', why: { is: 'home-unknown', code: atHome.code } };
  if (isSecondName(inTrash.stamp, atHome.stamp)) return { is: 'free' };
  return { is: 'blocked', why: { is: 'home-taken' } };
}

function prospectWithoutTrash({ stamp, certain, handed }: TrashItem, { atHome, identity }: Standing): Prospect {
  if (!certain) return { is: 'absent' };
  const isHome = atHome !== null && !('code' in atHome) && atHome.kind === 'file';
  if (isHome && stamp && isSameContent(stamp, atHome.stamp, identity)) return { is: 'already' };
  if (handed) return { is: 'blocked', why: { is: 'handed-over' } };
  return { is: 'blocked', why: { is: 'lost-from-trash' } };
}
