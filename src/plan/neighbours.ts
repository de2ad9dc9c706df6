import type { AbsPath } from '../model/frame.js';
import { push } from '../model/groups.js';
import type { PlanInput, ShotAsPaired } from './case.js';
import { gatherShoots, nearestKnown } from './shoots.js';
import { isWitnessed } from './witness.js';

/**
 * The paired shots whose facts rules 5 and 8 still lack: nearest by name to a raw that is in doubt, `reach` on each side.
 * Empty: nothing more can or need be asked. A shot counts as asked once `asked` holds its raw.
 */
export function neighboursToRead(input: PlanInput, asked: ReadonlySet<AbsPath>, reach: number): readonly ShotAsPaired[] {
  const shootOf = gatherShoots(input);
  const doubtful = input.shots.filter(shot => isOpen(shot, input) && needsMore(shot, input, shootOf));
  const wanted = new Set<ShotAsPaired>();
  if (doubtful.length === 0) return [];
  const askable = groupByFolder(input.shots.filter(shot => shot.pairing.length > 0 && !asked.has(shot.raw.path)));
  for (const [group, open] of groupByFolder(doubtful)) {
    const unread = (askable.get(group) ?? []).toSorted((a, b) => (a.raw.stem < b.raw.stem ? -1 : 1));
    for (const shot of open) for (const near of nearest(unread, shot.raw.stem, reach)) wanted.add(near);
  }
  return [...wanted];
}

const groupOf = (shot: ShotAsPaired): string => `${shot.raw.folder}\0${shot.raw.format}`;

function groupByFolder(shots: readonly ShotAsPaired[]): ReadonlyMap<string, readonly ShotAsPaired[]> {
  const groups = new Map<string, ShotAsPaired[]>();
  for (const shot of shots) push(groups, groupOf(shot), shot);
  return groups;
}

function isOpen(shot: ShotAsPaired, input: PlanInput): boolean {
  const facts = input.factsOf(shot.raw.path);
  return shot.pairing.length === 0 && facts?.model !== undefined && facts.recorded !== 'raw-only' && !facts.composite;
}

function needsMore(shot: ShotAsPaired, input: PlanInput, shootOf: ReturnType<typeof gatherShoots>): boolean {
  const shoot = shootOf(shot);
  if (!shoot) return false;
  if (!shoot.hasTwin) return true;
  const recorded = input.factsOf(shot.raw.path)?.recorded;
  if (recorded === 'with-jpeg' || recorded === 'with-heif' || isWitnessed(shot, input)) return false;
  const { before, after } = nearestKnown(shoot, shot);
  return before === undefined || after === undefined;
}

function nearest(sorted: readonly ShotAsPaired[], stem: string, reach: number): readonly ShotAsPaired[] {
  let [middle, end] = [0, sorted.length];
  while (middle < end) {
    const half = (middle + end) >> 1;
    if ((sorted[half]?.raw.stem ?? '') > stem) end = half;
    else middle = half + 1;
  }
  return sorted.slice(Math.max(0, middle - reach), middle + reach);
}
