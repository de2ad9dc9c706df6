import type { JournalRead } from '../model/journal.js';
import type { Message } from '../model/message.js';
import { folderOf } from '../model/path.js';
import { isSameContent } from '../model/same-stamp.js';
import { everPurged, purgingOf, stillInTrash, type TrashItem } from '../model/trash-items.js';
import type { FsPort } from '../ports/fs.js';
import { placeholdersOf, whereIs } from './both-ends.js';
import { isVolumeThere } from './is-volume-there.js';
import type { PutBackDeps } from './put-back.js';
import type { Outcome } from './settle-moves.js';
import { afterPurge } from './settle-purge.js';
import { syncMoves } from './sync-moves.js';

/**
 * Settles a run that died while it was undone or purged: what is home is told as restored, what a purge had in hand and is gone as
 * purged, the rest stays in trash.
 */
export async function settleUndo(read: JournalRead, { fs, journal, wayBack }: PutBackDeps): Promise<Outcome> {
  const placeholders = placeholdersOf(read.lines);
  const purging = purgingOf(read.lines);
  const outcome = { trashed: 0, putBack: 0, restored: 0, purged: 0, alarms: [] as Message[], isAway: false };
  const [home, gone]: [TrashItem[], TrashItem[]] = [[], []];
  for (const item of stillInTrash(read.lines)) {
    const under = purging.get(item.at);
    const after = under === undefined ? null : await afterPurge(item, under, fs);
    if (after === 'gone' && !(await isItself(item, fs))) {
      await wayBack.sweep(item);
      gone.push(item);
      continue;
    }
    if (after === 'unknown') {
      outcome.isAway = true;
      outcome.alarms.push({ is: 'trash-unknown', path: item.from });
      continue;
    }
    const where = await whereIs({ from: item.from, to: item.at, stamp: item.stamp }, placeholders, fs);
    if (where === 'unknown' || (where === 'neither' && item.certain && !(await isThere(item, fs)))) {
      outcome.isAway = true;
      outcome.alarms.push({ is: 'disk-unknown', path: item.from });
      continue;
    }
    if (where !== 'home' || !(await isItself(item, fs))) continue;
    await wayBack.sweep(item);
    home.push(item);
  }
  const purged = purging.size > 0 ? everPurged(read.lines) : [];
  for (const item of purged) await wayBack.sweep(item);
  // Nobody looks again at what the journal calls restored or purged, nor at a run that has ended: what was cleared, here or by a recovery that
  // died, is gone for good by then.
  await syncMoves(
    [...stillInTrash(read.lines), ...purged].map(({ from, at, info }) => ({ from, to: at, ...(info ? { info } : {}) })),
    fs,
  );
  for (const { from, at } of gone) {
    await journal.append([{ type: 'purged', from, at, recovered: true }]);
    outcome.purged++;
  }
  for (const { from, at } of home.filter(({ certain }) => certain)) {
    await journal.append([{ type: 'restored', from, at, recovered: true }]);
    outcome.restored++;
  }
  return { ...outcome, alarms: outcome.alarms.slice(0, 1) };
}

const isThere = async ({ from, at, stamp, place }: TrashItem, fs: FsPort): Promise<boolean> =>
  stamp === null || (await isVolumeThere({ from, to: at, stamp }, place ?? folderOf(at), fs));

/** Another file in its place does not make it restored. */
async function isItself({ from, stamp }: TrashItem, fs: FsPort): Promise<boolean> {
  try {
    const found = await fs.look(from);
    return stamp === null || isSameContent(stamp, found.stamp, await fs.identity(folderOf(from)));
  } catch {
    // Gone in this moment: the next undo finds out.
    return false;
  }
}
