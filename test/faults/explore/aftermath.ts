import type { FakeFs } from '../../support/fake-fs.js';
import { ACTS, type Told } from './acts.js';
import { journalsOn, mistakesWhenCutShort, mistakesWhenSettled, mistakesWhenUndone, type Units } from './check.js';
import { handOn, type Scene, STRANGER } from './scene.js';

/** What an interruption may leave: units that are not whole yet; notes and empty folders of files that are home. */
export interface Leave {
  readonly units: Units;
  readonly litter: 'none' | 'some';
}

/** What the next commands make of a disk that was left in mid-run: recovery, then undo until nothing is left. Empty: as promised. */
export async function aftermath(scene: Scene, disk: FakeFs, { units, litter }: Leave, pid: number): Promise<string[]> {
  const left = mistakesWhenCutShort(scene, disk);
  if (left.length > 0) return left.map(mistake => `cut short: ${mistake}`);
  const settled = [...toldWrong(scene, await ACTS.recover(scene, disk, pid)), ...mistakesWhenSettled(scene, disk, units)];
  if (settled.length > 0) return settled.map(mistake => `settled: ${mistake}`);
  const undone = await undoAll(scene, disk, pid + 1);
  const met = { ...scene, strangers: new Set<string>() };
  return undone.length > 0 ? undone : mistakesWhenUndone(met, disk, litter).map(mistake => `undone: ${mistake}`);
}

function toldWrong({ story }: Scene, { settled, refused }: Told): string[] {
  if (refused) return [`recovery ended with ${refused}`];
  return settled.flatMap(({ state, alarms }) =>
    state === 'settled' && alarms.every(alarm => story.mayAlarm?.test(alarm)) ? [] : [`${state}: ${alarms.join(' ')}`],
  );
}

async function undoAll(scene: Scene, disk: FakeFs, pid: number): Promise<string[]> {
  const met = scene.strangers.size > 0 ? scene : intruded(scene, disk);
  if (met.strangers.size > 0) {
    await ACTS.undo(met, disk, pid);
    const wrong = mistakesWhenSettled(met, disk, 'in part');
    if (wrong.length > 0) return wrong.map(mistake => `undone around others: ${mistake}`);
    withdraw(met, disk);
  }
  for (let round = 1; isLeft(disk); round++) {
    const { undone, refused, settled } = await ACTS.undo(scene, disk, pid + round);
    if (settled.length > 0) return ['undo: a run was open still'];
    if (refused) return [`undo: ended with ${refused}`];
    const [blocked] = undone?.blocked ?? [];
    if (blocked) return [`undo: ${blocked.from} is blocked: ${blocked.why}`];
    if (round === 3) return ['undo: the journal holds that something is left'];
  }
  return [];
}

const isLeft = (disk: FakeFs): boolean => journalsOn(disk).some(({ certain }) => certain.length > 0);

/** What happens in the photo folders between run and undo, long after all was synced: other files come, empty folders go. */
export function intruded(scene: Scene, disk: FakeFs): Scene {
  const { intruders = [], foldersGone = [] } = scene.story;
  if (intruders.length + foldersGone.length === 0) return scene;
  disk.settle();
  const hand = handOn(disk, scene.setting);
  const free = intruders.map(hand.at).filter(path => !disk.entries.has(path));
  for (const path of free) hand.put(path, STRANGER);
  for (const folder of foldersGone.map(hand.at)) {
    if ([...disk.entries.keys()].every(path => !path.startsWith(`${folder}/`))) hand.remove(folder);
  }
  return { ...scene, strangers: new Set(free) };
}

function withdraw(scene: Scene, disk: FakeFs): void {
  for (const path of scene.strangers) disk.removeForGood(path);
}
