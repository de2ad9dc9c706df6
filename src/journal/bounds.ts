import { basename, dirname } from 'node:path';
import type { AbsPath } from '../model/frame.js';
import type { JournalLine } from '../model/journal.js';
import { isBelow, isPlain, type Slot, storeOf } from '../model/own-slot.js';

/**
 * A journal is data: a line may have been altered, and its checksum with it. True when a line leads only where this run itself could
 * have gone: from a place inside its roots to the place that a store gives that very file. All else is as good as damaged.
 */
export function isInBounds(line: JournalLine, run: string, roots: readonly AbsPath[] | null): boolean {
  const inside = (slot: Slot) => storeOf(slot, run, roots) !== null && isBelow(slot.from, roots);
  switch (line.type) {
    case 'begin':
      return line.roots.every(root => isPlain(root) && dirname(root) !== root);
    case 'intent':
      return line.moves.every(({ from, to, info }) => inside({ from, at: to, place: line.place, info: info ?? null }));
    case 'receipt':
      return line.to.every(({ from, at }) => inside({ from, at }));
    case 'handing':
    case 'placeholder':
    case 'restored':
    case 'purged':
    case 'blocked':
      return inside({ from: line.from, at: line.at });
    case 'purging':
      return inside({ from: line.from, at: line.at }) && isPurgeName(line.under, line.at, run);
    default:
      return true;
  }
}

/** A file about to be deleted gets a name beside its own, and none that another run could give. */
const isPurgeName = (under: AbsPath, at: AbsPath, run: string): boolean =>
  isPlain(under) && dirname(under) === dirname(at) && basename(under).replace(/\d+$/, '') === `.purge-${run}-`;
