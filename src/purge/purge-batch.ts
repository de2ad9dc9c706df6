import { errnoOf } from '../model/errors.js';
import type { AbsPath } from '../model/frame.js';
import type { Message } from '../model/message.js';
import { folderOf, pathIn } from '../model/path.js';
import { type Identity, isSameFile } from '../model/same-stamp.js';
import type { FsPort, Look } from '../ports/fs.js';
import type { RunJournal } from '../ports/journal.js';
import { isThere } from '../ports/seen.js';
import { syncFolders } from '../ports/sync-folders.js';
import type { WayBack } from '../ports/trash.js';
import { foundOf } from './look-at-trash.js';
import { type PurgeItem, purgeTrouble } from './plan-purge.js';
import type { PurgeStep } from './purge.js';

interface BatchDeps {
  readonly fs: FsPort;
  readonly journal: RunJournal;
  readonly wayBack: WayBack;
  /** Raws that stay after all, by their action; those of this batch are added. Without its sidecars a raw would come back unedited. */
  readonly staying: Map<string, AbsPath>;
}
interface Doomed {
  readonly one: PurgeItem;
  readonly under: AbsPath;
}

/**
 * Deletes a batch, whose files are numbered from `first`, each raw before its sidecars: that it will is on disk first, that it did is
 * told when the folders are synced. Whenever it is cut short, each file is in trash, perhaps under the name that the journal tells, or
 * gone and about to be told as purged.
 */
export async function purgeBatch(
  items: readonly PurgeItem[],
  first: number,
  signal: AbortSignal,
  deps: BatchDeps,
): Promise<readonly PurgeStep[]> {
  const doomed = items.map((one, i): Doomed => ({ one, under: underName(one, first + i) }));
  await deps.journal.append(doomed.map(({ one: { item }, under }) => ({ type: 'purging', from: item.from, at: item.at, under })));
  await deps.journal.sync();
  const steps: PurgeStep[] = [];
  for (const one of doomed) {
    if (signal.aborted) break;
    steps.push(await purgeOne(one, deps));
  }
  const purged = doomed.filter((_, i) => steps[i]?.outcome === 'purged').map(({ one }) => one.item);
  // A file, or a note, that a power cut brings back in trash is told as purged and harms nobody.
  await syncFolders(
    purged.map(({ at }) => folderOf(at)),
    deps.fs,
  );
  await deps.journal.append(purged.map(({ from, at }) => ({ type: 'purged', from, at })));
  await deps.journal.sync();
  for (const item of purged) await deps.wayBack.sweep(item);
  await syncFolders(
    purged.flatMap(({ info }) => (info ? [folderOf(info)] : [])),
    deps.fs,
  );
  return steps;
}

/** Short and beside the file, so that it fits wherever the file's own name does and no disk is left. */
const underName = ({ run, item }: PurgeItem, i: number): AbsPath => pathIn(folderOf(item.at), `.purge-${run}-${i}`);

async function purgeOne(doomed: Doomed, { fs, staying }: BatchDeps): Promise<PurgeStep> {
  const { run, item } = doomed.one;
  const raw = staying.get(item.action);
  if (raw) return { outcome: 'refused', run, from: item.from, at: item.at, why: { is: 'stays-with', path: raw } };
  const step = await purgeFile(doomed, fs);
  if (step.outcome === 'refused' && item.from === item.raw) staying.set(item.action, item.at);
  return step;
}

/**
 * Everything the plan saw is asked of the disk again. The file then gets a name that nothing else has and is looked at once more
 * under it: if a folder on the way was swapped for another in the instant before, the wrong file is seen, and gets its name back.
 */
async function purgeFile({ one, under }: Doomed, fs: FsPort): Promise<PurgeStep> {
  const { run, item } = one;
  const moved = { run, from: item.from, at: item.at };
  const found = await foundOf(item, run, fs);
  const refused = (why: Message) => ({ outcome: 'refused', ...moved, why }) as const;
  const why = purgeTrouble(item, found) ?? (await renamed(item.at, under, fs));
  if (why !== null) return refused(why);
  const trouble = await deleted(under, found.inTrash as Look, found.identity, fs);
  if (trouble === null) return { outcome: 'purged', ...moved, bytes: item.stamp?.bytes ?? 0 };
  return (await isBack(item.at, under, fs))
    ? refused(trouble)
    : { ...refused({ is: 'stuck-under', path: under, why: trouble }), stuck: under };
}

/** Network file systems may report a failure for a rename or an unlink that was done, so the disk is asked either way. */
async function renamed(at: AbsPath, under: AbsPath, fs: FsPort): Promise<Message | null> {
  try {
    if (await isThere(under, fs)) return { is: 'taken-at', path: under };
    await fs.rename(at, under);
    return null;
  } catch (error) {
    return (await isThere(under, fs).catch(() => false)) ? null : { is: 'cannot-delete', code: errnoOf(error) };
  }
}

async function deleted(under: AbsPath, was: Look, identity: Identity, fs: FsPort): Promise<Message | null> {
  try {
    const now = await fs.look(under);
    if (now.kind !== 'file' || !isSameFile(was.stamp, now.stamp, identity)) return { is: 'changed-in-purge' };
  } catch (error) {
    return { is: 'cannot-look-trash', code: errnoOf(error) };
  }
  try {
    await fs.unlink(under);
    return null;
  } catch (error) {
    return (await isThere(under, fs).catch(() => true)) ? { is: 'cannot-delete', code: errnoOf(error) } : null;
  }
}

async function isBack(at: AbsPath, under: AbsPath, fs: FsPort): Promise<boolean> {
  try {
    if (await isThere(at, fs)) return !(await isThere(under, fs));
    await fs.rename(under, at);
    return true;
  } catch {
    // The run stays open, and recovery tries again.
    return false;
  }
}
