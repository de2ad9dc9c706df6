import { dirname } from 'node:path';
import type { FakeFs } from '../../support/fake-fs.js';
import { type Calls, type Fault, faulty } from '../../support/faulty-fs.js';
import { ACTS, type ActName, type Told } from './acts.js';
import { aftermath } from './aftermath.js';
import { mistakesWhenCutShort } from './check.js';
import { isChosen, leads, metAfter, type OnPoint, purgesOn } from './crashes.js';
import type { Scene } from './scene.js';

/** What disks say when they refuse: permissions, room, hardware, mounts, limits of the system. */
export const CODES = [
  ...['EACCES', 'EPERM', 'EIO', 'ENOSPC', 'EDQUOT', 'EROFS'],
  ...['EXDEV', 'EMFILE', 'ENOMEM', 'ENOTCONN', 'EBUSY', 'EINVAL'],
] as const;
const HOWS = ['fail', 'fail-on', 'fail-told'] as const;

/** An act whose every call is refused in turn, after those of `done`; `died`: the last of them ended at this part of its steps. */
export interface Refusal {
  readonly name: string;
  readonly done: readonly ActName[];
  readonly act: ActName;
  readonly died?: number;
}
export const REFUSALS: readonly Refusal[] = [
  { name: 'trash-refused', done: [], act: 'trash' },
  { name: 'undo-refused', done: ['trash'], act: 'undo' },
  { name: 'recover-refused', done: ['trash'], act: 'recover', died: 0.6 },
  { name: 'recover-undo-refused', done: ['trash', 'undo'], act: 'recover', died: 0.6 },
  { name: 'purge-refused', done: ['trash'], act: 'purge' },
  { name: 'recover-purge-refused', done: ['trash', 'purge'], act: 'recover', died: 0.6 },
];

export interface RefusalExtent {
  readonly seed: number;
  /** Part of the points that are tried. */
  readonly share: number;
  readonly only: string;
}

/** Refuses every call of an act in every way and with every errno; the process lives on, and the next commands find what it left. */
export async function exploreRefusals(scene: Scene, refusal: Refusal, id: string, extent: RefusalExtent, onPoint: OnPoint): Promise<void> {
  const { met, start } = await before(scene, refusal);
  const calls: Calls = { count: 0, log: [] };
  const rehearsal = start.clone();
  await ACTS[refusal.act](met, rehearsal, 2, faulty(rehearsal, null, calls));
  for (let at = 0; at < calls.count; at++) {
    for (const code of CODES) {
      for (const how of HOWS) {
        const point = `${id}/${at}-${code}-${how}`;
        if (!leads(point, extent.only) || !isChosen(extent, extent.share, point)) continue;
        const mistakes = await refusedAt(met, refusal, start.clone(), { at, how, code });
        if (
          !onPoint(
            point,
            mistakes.map(mistake => `at "${calls.log[at]}": ${mistake}`),
          )
        )
          return;
      }
    }
  }
}

async function before(scene: Scene, { done, died }: Refusal): Promise<{ met: Scene; start: FakeFs }> {
  let disk = scene.disk.clone();
  for (const [i, act] of done.entries()) {
    const steps: FakeFs[] = [];
    const live = disk.clone();
    if (died !== undefined && i === done.length - 1) live.onStep = () => steps.push(live.clone());
    await ACTS[act](scene, live, 1);
    live.onStep = null;
    disk = steps[Math.floor(steps.length * (died ?? 0))] ?? live;
  }
  if (died !== undefined) return { met: scene, start: disk };
  disk.settle();
  return { met: metAfter(done, scene, disk), start: disk };
}

async function refusedAt(scene: Scene, { done, act }: Refusal, disk: FakeFs, fault: Fault): Promise<string[]> {
  const purges = purgesOn({ done, cut: [act] });
  try {
    const told = await ACTS[act](scene, disk, 2, faulty(disk, fault));
    const untrue = [...untrueIn(told, disk), ...mistakesWhenCutShort(scene, disk)];
    if (untrue.length > 0) return untrue;
  } catch (error) {
    return [`ended with a bare error: ${error}`];
  }
  return aftermath(scene, disk, { units: 'in part', litter: 'some', purges }, 3);
}

/** What a person was told, held against the disk. */
function untrueIn({ receipts, undone, purged }: Told, disk: FakeFs): string[] {
  const isThere = (path: string) => disk.entries.get(path)?.kind === 'file';
  const trashed = receipts.flatMap(({ to }) => to).filter(({ at }) => !isThere(at));
  const skipped = receipts.filter(({ outcome, to }) => outcome === 'skipped' && to.length > 0);
  const home = (undone?.restored ?? []).filter(({ from }) => !isThere(from));
  const deleted = (purged?.purged ?? []).filter(({ at }) => isThere(at));
  const kept = (purged?.refused ?? []).filter(({ at }) => !isThere(at) && !isUnderAnotherName(at, disk));
  return [
    ...deleted.map(({ at }) => `told as purged, and is there: ${at}`),
    ...kept.map(({ at }) => `told as refused, and is gone: ${at}`),
    ...trashed.map(({ at }) => `told to be in trash, and is not: ${at}`),
    ...skipped.map(({ raw }) => `told as skipped, with files in trash: ${raw}`),
    ...home.map(({ from }) => `told as restored, and is not: ${from}`),
  ];
}

const isUnderAnotherName = (at: string, disk: FakeFs): boolean =>
  [...disk.entries.keys()].some(path => path.startsWith(`${dirname(at)}/.purge-`));
