import { AppError, errnoOf } from '../model/errors.js';
import type { AbsPath } from '../model/frame.js';
import type { JournalEntry } from '../model/journal.js';
import type { Message } from '../model/message.js';
import { folderOf } from '../model/path.js';
import { isSecondName } from '../model/same-stamp.js';
import type { TrashItem } from '../model/trash-items.js';
import type { FsPort } from '../ports/fs.js';
import type { RunJournal } from '../ports/journal.js';
import { syncFolders } from '../ports/sync-folders.js';
import type { WayBack } from '../ports/trash.js';
import { standingOf } from './look-around.js';
import { makeFoldersAgain, takeAway } from './make-folders-again.js';
import { prospectOf } from './plan-undo.js';
import { restoredStep, type Step } from './step.js';

interface BatchDeps {
  readonly fs: FsPort;
  readonly journal: RunJournal;
  readonly wayBack: WayBack;
}
/** `linked`: home, and still in trash under a second name. */
type Arrival = { readonly item: TrashItem } & ({ readonly how: 'linked' | 'moved' } | { readonly how: 'blocked'; readonly why: Message });

/**
 * Brings a batch home: all get their names at home, those names become durable, only then the names in trash go, for good
 * before the journal says so. Whenever it is cut short, each file has at least one durable name, and the journal names the others.
 */
export async function restoreBatch(items: readonly TrashItem[], deps: BatchDeps): Promise<readonly Step[]> {
  const arrivals: Arrival[] = [];
  for (const item of items) arrivals.push(await arrive(item, deps));
  // In trash a folder may be gone (emptied by us); at home it decides whether the other name may go.
  const unsure = await syncFolders(
    arrivals.filter(({ how }) => how !== 'blocked').map(({ item }) => folderOf(item.from)),
    deps.fs,
  );
  const steps: Step[] = [];
  for (const arrival of arrivals) steps.push(await depart(arrival, unsure.has(folderOf(arrival.item.from)), deps));
  await syncFolders(
    arrivals.flatMap(({ item }) => [folderOf(item.at), ...(item.info ? [folderOf(item.info)] : [])]),
    deps.fs,
  );
  await deps.journal.append(steps.map(asEntry));
  await deps.journal.sync();
  return steps;
}

const asEntry = (step: Step): JournalEntry => {
  const { from, at } = step;
  return step.outcome === 'blocked' ? { type: 'blocked', from, at, why: step.why } : { type: 'restored', from, at };
};

/** Everything the plan saw is asked of the disk again. */
async function arrive(item: TrashItem, deps: BatchDeps): Promise<Arrival> {
  const { fs, journal, wayBack } = deps;
  const standing = await standingOf(item, fs);
  const prospect = prospectOf(item, standing);
  if (prospect.is === 'blocked') return { item, how: 'blocked', why: prospect.why };
  if (prospect.is === 'absent') return { item, how: 'blocked', why: { is: 'not-in-trash' } };
  if (prospect.is === 'already') return { item, how: 'moved' };
  if (standing.atHome !== null) return { item, how: 'linked' };
  const made: AbsPath[] = [];
  try {
    await makeFoldersAgain(folderOf(item.from), made, { fs, journal });
    const how = await wayBack.bringBack(item.at, item.from, async () => {
      await journal.append([{ type: 'placeholder', from: item.from, at: item.at }]);
      await journal.sync();
    });
    return { item, how };
  } catch (error) {
    if (error instanceof AppError) throw error;
    await takeAway(made, fs);
    const code = errnoOf(error);
    const why: Message = code === 'EEXIST' ? { is: 'home-taken' } : { is: 'cannot-bring-back', code };
    return { item, how: 'blocked', why };
  }
}

/** The name in trash goes only while both names are surely one file, and the one at home is on the disk. */
async function depart(arrival: Arrival, isUnsure: boolean, { fs, wayBack }: BatchDeps): Promise<Step> {
  const { item } = arrival;
  const { from, at } = item;
  if (arrival.how === 'blocked') return { outcome: 'blocked', from, at, why: arrival.why };
  if (arrival.how === 'linked' && isUnsure) {
    return { outcome: 'blocked', from, at, why: { is: 'home-unconfirmed' } };
  }
  if (arrival.how === 'linked') {
    try {
      const [home, trash] = [await fs.look(from), await fs.look(at)];
      if (!isSecondName(home.stamp, trash.stamp)) return { outcome: 'blocked', from, at, why: { is: 'home-taken-meanwhile' } };
      await fs.unlink(at);
    } catch (error) {
      return { outcome: 'blocked', from, at, why: { is: 'trash-name-stays', code: errnoOf(error) } };
    }
  }
  await wayBack.sweep(item);
  return restoredStep(item);
}
