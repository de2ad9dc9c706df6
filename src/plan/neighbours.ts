import type { AbsPath } from '../model/frame.js';
import { push } from '../model/groups.js';
import type { PlanInput, ShotAsPaired } from './case.js';
import { endsByName, groupOf, isBeyond } from './ends.js';
import { gatherShoots, nearestKnown, type Shoot } from './shoots.js';
import { isWitnessed } from './witness.js';

/**
 * The paired shots whose facts rules 5 and 8 still lack: nearest by name to a raw that is in doubt, `reach` on each side; of one
 * before the first or behind the last of its folder, both of these. Empty: nothing more can or need be asked. A shot counts as asked once `asked` holds its raw.
 */
export function neighboursToRead(input: PlanInput, asked: ReadonlySet<AbsPath>, reach: number): readonly ShotAsPaired[] {
  const paired = groupByFolder(input.shots.filter(shot => shot.pairing.length > 0));
  const sorted = new Map<string, readonly ShotAsPaired[]>();
  const pairedBeside = (shot: ShotAsPaired): readonly ShotAsPaired[] => {
    const group = groupOf(shot);
    const known = sorted.get(group) ?? (paired.get(group) ?? []).toSorted((a, b) => (a.raw.stem < b.raw.stem ? -1 : 1));
    sorted.set(group, known);
    return known;
  };
  const endsOf = endsByName(input.shots);
  const isUnread = ({ raw }: ShotAsPaired) => !asked.has(raw.path);
  const wanted = new Set<ShotAsPaired>();
  for (const open of groupByFolder(doubtfulIn(input, reach === 1)).values()) {
    const unread = open.slice(0, 1).flatMap(pairedBeside).filter(isUnread);
    for (const shot of open) for (const near of nearest(unread, shot.raw.stem, reach)) wanted.add(near);
    for (const end of open.slice(0, 1).flatMap(endsOf))
      if (isUnread(end) && open.some(shot => isBeyond(shot, endsOf(shot)))) wanted.add(end);
  }
  return [...wanted];
}

function groupByFolder(shots: readonly ShotAsPaired[]): ReadonlyMap<string, readonly ShotAsPaired[]> {
  const groups = new Map<string, ShotAsPaired[]>();
  for (const shot of shots) push(groups, groupOf(shot), shot);
  return groups;
}

function isOpen(shot: ShotAsPaired, input: PlanInput): boolean {
  if (shot.pairing.length > 0) return false;
  const facts = input.factsOf(shot.raw.path);
  return facts?.model !== undefined && facts.recorded !== 'raw-only' && !facts.composite;
}

/** Rule 8 asks for both sides of a raw. Rule 5 asks for one JPEG of a shoot, so one raw asks for all of it. */
function doubtfulIn(input: PlanInput, isFirst: boolean): readonly ShotAsPaired[] {
  const shootOf = gatherShoots(input);
  const asking = new Set<Shoot>();
  return input.shots.filter(shot => {
    const shoot = isOpen(shot, input) ? shootOf(shot) : undefined;
    if (!shoot) return false;
    if (lacksNeighbours(shot, shoot, input, isFirst)) return true;
    if (shoot.hasTwin || asking.has(shoot)) return false;
    asking.add(shoot);
    return true;
  });
}

function lacksNeighbours(shot: ShotAsPaired, shoot: Shoot, input: PlanInput, isFirst: boolean): boolean {
  const own = input.factsOf(shot.raw.path);
  if (own?.recorded === 'with-jpeg' || own?.recorded === 'with-heif' || isWitnessed(shot, input)) return false;
  // What was read for other reasons may be far away.
  if (isFirst) return true;
  const { before, after } = nearestKnown(shoot, shot);
  if (before && after) return false;
  const may = shoot.sidesOf(shot);
  return (may.before || before !== undefined) && (may.after || after !== undefined);
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
