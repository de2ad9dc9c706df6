import type { FakeFs } from '../../support/fake-fs.js';
import { english } from '../../support/said.js';
import { ACTS, type Told } from './acts.js';
import {
  journalsOn,
  mistakesInTaken,
  mistakesWhenCutShort,
  mistakesWhenPurged,
  mistakesWhenSettled,
  mistakesWhenUndone,
  type Units,
} from './check.js';
import { handOn, type Scene, type Seen, STRANGER, seenOf } from './scene.js';

/** What an interruption may leave: units that are not whole yet; notes and empty folders of files that are home. */
export interface Leave {
  readonly units: Units;
  readonly litter: 'none' | 'some';
  /** Tell also what another purge makes of it, beside the undo. */
  readonly purges: boolean;
}

/** What the next commands make of a disk that was left in mid-run: recovery, then undo until nothing is left. Empty: as promised. */
export async function aftermath(scene: Scene, disk: FakeFs, { units, litter, purges }: Leave, pid: number): Promise<string[]> {
  const left = [...mistakesWhenCutShort(scene, disk), ...(await mistakesInTaken(scene, disk))];
  if (left.length > 0) return left.map(mistake => `cut short: ${mistake}`);
  const settled = [
    ...toldWrong(scene, await ACTS.recover(scene, disk, pid)),
    ...mistakesWhenSettled(scene, disk, units),
    ...(await mistakesInTaken(scene, disk)),
  ];
  if (settled.length > 0) return settled.map(mistake => `settled: ${mistake}`);
  const purged = purges ? await purgeAll(scene, disk.clone(), litter, pid + 1) : [];
  if (purged.length > 0) return purged.map(mistake => `purged: ${mistake}`);
  const undone = await undoAll(scene, disk, pid + 1);
  if (undone.length > 0) return undone;
  const met = { ...scene, strangers: new Set<string>() };
  return [...mistakesWhenUndone(met, disk, litter), ...(await mistakesInTaken(met, disk))].map(mistake => `undone: ${mistake}`);
}

function toldWrong({ story }: Scene, { settled, refused }: Told): string[] {
  if (refused) return [`recovery ended with ${refused}`];
  return settled.flatMap(({ state, alarms }) =>
    state === 'settled' && alarms.every(alarm => story.mayAlarm?.test(english(alarm)))
      ? []
      : [`${state}: ${alarms.map(english).join(' ')}`],
  );
}

/** A second purge takes all that may go; an undo then brings what it had to leave. */
async function purgeAll(scene: Scene, disk: FakeFs, litter: Leave['litter'], pid: number): Promise<string[]> {
  const before = disk.clone();
  const { purged, refused, settled } = await ACTS.purge(scene, disk, pid);
  if (purged === null || refused || settled.length > 0) return [`ended with ${refused}`];
  const left = new Set<string>(purged.refused.map(({ at }) => at));
  const wrong = [...purged.gone.map(({ at }) => `${at} is gone`), ...mistakesWhenPurged(scene, before, disk, { refused: left, litter })];
  return wrong.length > 0 || left.size === 0 ? wrong : undoAll(scene, disk, pid + 1);
}

async function undoAll(scene: Scene, disk: FakeFs, pid: number): Promise<string[]> {
  const met = scene.strangers.size > 0 ? scene : intruded(scene, disk);
  if (met.strangers.size > 0) {
    await ACTS.undo(met, disk, pid);
    const wrong = mistakesWhenSettled(met, disk, 'in part');
    if (wrong.length > 0) return wrong.map(mistake => `undone around others: ${mistake}`);
    withdraw(met, disk);
  }
  for (let round = 1; isLeft(scene, disk); round++) {
    const { undone, refused, settled } = await ACTS.undo(scene, disk, pid + round);
    if (settled.length > 0) return ['undo: a run was open still'];
    if (refused) return [`undo: ended with ${refused}`];
    const [blocked] = (undone?.blocked ?? []).filter(({ from }) => !scene.stays.has(from));
    if (blocked) return [`undo: ${blocked.from} is blocked: ${english(blocked.why)}`];
    if (round === 3) return ['undo: the journal holds that something is left'];
  }
  return [];
}

const isLeft = ({ stays }: Scene, disk: FakeFs): boolean =>
  journalsOn(disk).some(({ certain }) => certain.some(({ from }) => !stays.has(from)));

/** What others do in the trash, and what then can be neither purged nor brought back. */
export function meddled(scene: Scene, disk: FakeFs): Scene {
  const { inTrash, spared = [], stays = [] } = scene.story;
  if (!inTrash) return scene;
  const hand = handOn(disk, scene.setting);
  const ats = new Map<string, string>(journalsOn(disk).flatMap(({ certain }) => certain.map(({ from, at }) => [from, at] as const)));
  inTrash(hand, file => ats.get(hand.at(file)) ?? '');
  const home = new Map([...scene.home].map(([from, seen]) => [from, seenIn(disk, ats.get(from)) ?? seen]));
  return { ...scene, home, spared: new Set(spared.map(hand.at)), stays: new Set(stays.map(hand.at)) };
}

function seenIn(disk: FakeFs, path: string | undefined): Seen | null {
  const node = path === undefined ? undefined : disk.entries.get(path);
  return node ? seenOf(node) : null;
}

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
