import type { FakeFs } from '../../support/fake-fs.js';
import { ACTS, type ActName } from './acts.js';
import { aftermath, intruded, meddled } from './aftermath.js';
import { chanceOf } from './chance.js';
import type { Units } from './check.js';
import { after, type LossCounts, lossesAt } from './losses.js';
import type { Scene } from './scene.js';

/** A way to lose one's place: each act of `cut` is cut short in turn, after those of `done` went well. */
export interface Path {
  readonly name: string;
  readonly done: readonly ActName[];
  readonly cut: readonly ActName[];
}
/** Every path that is explored. A new command that moves photos gets its lines here and in `ACTS`. */
export const PATHS: readonly Path[] = [
  { name: 'trash', done: [], cut: ['trash'] },
  { name: 'undo', done: ['trash'], cut: ['undo'] },
  { name: 'trash-recover', done: [], cut: ['trash', 'recover'] },
  { name: 'trash-again', done: [], cut: ['trash', 'again'] },
  { name: 'trash-undo', done: [], cut: ['trash', 'undo'] },
  { name: 'undo-recover', done: ['trash'], cut: ['undo', 'recover'] },
  { name: 'undo-undo', done: ['trash'], cut: ['undo', 'undo'] },
  { name: 'trash-recover-recover', done: [], cut: ['trash', 'recover', 'recover'] },
  { name: 'undo-recover-undo', done: ['trash'], cut: ['undo', 'recover', 'undo'] },
  { name: 'part', done: ['trash'], cut: ['undoPart'] },
  { name: 'part-part', done: ['trash'], cut: ['undoPart', 'undoPart'] },
  { name: 'rest-of-part', done: ['trash', 'undoPart'], cut: ['undo'] },
  { name: 'part-purge', done: ['trash', 'undoPart'], cut: ['purge'] },
  { name: 'purge', done: ['trash'], cut: ['purge'] },
  { name: 'rest-purge', done: ['trash', 'purgeSome'], cut: ['purge'] },
  { name: 'undone-purge', done: ['trash', 'undoSome'], cut: ['purge'] },
  { name: 'rest-undo', done: ['trash', 'purgeSome'], cut: ['undo'] },
  { name: 'two-runs-purge', done: ['trash', 'undoSome', 'again'], cut: ['purge'] },
  { name: 'purge-recover', done: ['trash'], cut: ['purge', 'recover'] },
  { name: 'purge-purge', done: ['trash'], cut: ['purge', 'purge'] },
  { name: 'purge-undo', done: ['trash'], cut: ['purge', 'undo'] },
  { name: 'undo-purge', done: ['trash'], cut: ['undo', 'purge'] },
  { name: 'trash-purge', done: [], cut: ['trash', 'purge'] },
  { name: 'purge-recover-purge', done: ['trash'], cut: ['purge', 'recover', 'purge'] },
];

/** What part of it is explored. `deeper`: of the disks left by one cut, how many go on to the next, from 0 to 1. */
export interface Extent {
  readonly seed: number;
  readonly counts: LossCounts;
  readonly deeper: readonly number[];
  /** Part of the ends of the last act that are tried: those where its process dies, and those where the power goes. */
  readonly share: { readonly dies: number; readonly cut: number };
  /** Only points whose id begins so; an id that is longer than a point's own leads to it. */
  readonly only: string;
}
/** Told of each point: its id, and what is wrong there. Gives false to end the exploration. */
export type OnPoint = (id: string, mistakes: readonly string[]) => boolean;

interface Moment {
  readonly what: string;
  readonly disk: FakeFs;
}

/** What stays the same while one path is walked. */
interface Walk {
  readonly scene: Scene;
  readonly isUndone: boolean;
  readonly purges: boolean;
  readonly extent: Extent;
  readonly onPoint: OnPoint;
}

/** Cuts every act of a path short behind each of its steps in every way, and looks what the next commands make of it. */
export async function exploreCrashes(scene: Scene, path: Path, id: string, extent: Extent, onPoint: OnPoint): Promise<void> {
  const disk = scene.disk.clone();
  for (const act of path.done) await ACTS[act](scene, disk, 1);
  disk.settle();
  const isUndone = [...path.cut, ...path.done].some(act => /^undo/.test(act));
  const walk = { scene: metAfter(path.done, scene, disk), isUndone, purges: purgesOn(path), extent, onPoint };
  await cutShort(walk, disk, path.cut, 0, id);
}

/** What others did behind acts that went well. */
export const metAfter = (done: readonly ActName[], scene: Scene, disk: FakeFs): Scene =>
  done.length > 0 ? meddled(intruded(scene, disk), disk) : scene;

export const purgesOn = ({ done, cut }: Pick<Path, 'done' | 'cut'>): boolean => [...done, ...cut].some(act => /^purge/.test(act));

/** Gives false when it was told to end. */
async function cutShort(walk: Walk, start: FakeFs, [act, ...rest]: readonly ActName[], depth: number, id: string): Promise<boolean> {
  if (act === undefined) return true;
  const { scene, extent, onPoint } = walk;
  const { moments, mistakes } = await momentsOf(scene, start, act, 10 * depth + 2);
  if (mistakes.length > 0 && !onPoint(`${id}/whole`, mistakes)) return false;
  // A deeper act that has done nothing yet leaves what the one before left.
  for (const [index, moment] of moments.entries()) {
    const here = `${id}/${index}`;
    if ((depth > 0 && index === 0) || !leads(here, extent.only)) continue;
    for (const loss of lossesAt(moment.disk, here, extent.seed, extent.counts)) {
      const point = `${here}-${loss.name}`;
      const part = rest.length > 0 ? (extent.deeper[depth] ?? 0) : loss.cut ? extent.share.cut : extent.share.dies;
      if (!leads(point, extent.only) || !isChosen(extent, part, point)) continue;
      const left = after(moment.disk, loss);
      if (rest.length === 0) {
        const leave = { units: unitsAfter(walk.isUndone, point), litter: 'none', purges: walk.purges } as const;
        const found = await aftermath(scene, left, leave, 10 * depth + 12);
        const told = found.map(mistake => `after "${moment.what}": ${mistake}`);
        if (!onPoint(point, told)) return false;
      } else if (!(await cutShort(walk, left, rest, depth + 1, point))) return false;
    }
  }
  return true;
}

/** Sidecars come back first, but of names not synced a power cut may take those alone. */
function unitsAfter(isUndone: boolean, point: string): Units {
  if (!isUndone) return 'whole';
  return point.includes('-some') ? 'in part' : 'raw last';
}

/** A point that was named is always tried. */
export const isChosen = ({ seed, only }: Pick<Extent, 'seed' | 'only'>, share: number, id: string): boolean =>
  share >= 1 || only.startsWith(id) || chanceOf(seed, 'chosen', id) < share;
export const leads = (id: string, only: string): boolean =>
  id.startsWith(only) || (only.startsWith(id) && /^[/-]/.test(only.slice(id.length)));

/** The disk as it was before an act and after each of its steps. An act that ends with an error by itself is a mistake. */
async function momentsOf(scene: Scene, start: FakeFs, act: ActName, pid: number): Promise<{ moments: Moment[]; mistakes: string[] }> {
  const moments: Moment[] = [{ what: 'the start', disk: start }];
  const live = start.clone();
  live.onStep = what => moments.push({ what, disk: live.clone() });
  const { refused } = await ACTS[act](scene, live, pid);
  const isFine = refused === null || (/^undo/.test(act) && (refused === 'RUN_UNKNOWN' || refused === 'USAGE'));
  return { moments, mistakes: isFine ? [] : [`${act} ended with ${refused}`] };
}
