import type { AbsPath } from '../model/frame.js';
import { push } from '../model/groups.js';
import type { PlanInput, ShotAsPaired } from './case.js';
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
  const isUnread = ({ raw }: ShotAsPaired) => !asked.has(raw.path);
  const wanted = new Set<ShotAsPaired>();
  for (const open of groupByFolder(doubtfulIn(input, asked, shot => (reach === 1 ? null : endsOf(pairedBeside(shot))))).values()) {
    const all = open.slice(0, 1).flatMap(pairedBeside);
    const unread = all.filter(isUnread);
    for (const shot of open) for (const near of nearest(unread, shot.raw.stem, reach)) wanted.add(near);
    if (open.some(shot => isBeyond(shot, endsOf(all)))) for (const end of endsOf(all).filter(isUnread)) wanted.add(end);
  }
  return [...wanted];
}

const groupOf = (shot: ShotAsPaired): string => `${shot.raw.folder}\0${shot.raw.format}`;
const endsOf = (sorted: readonly ShotAsPaired[]): readonly ShotAsPaired[] => [...sorted.slice(0, 1), ...sorted.slice(1).slice(-1)];

/** By name there is nobody on one side. */
const isBeyond = ({ raw }: ShotAsPaired, ends: readonly ShotAsPaired[]): boolean =>
  ends.every(end => end.raw.stem < raw.stem) || ends.every(end => end.raw.stem > raw.stem);

function groupByFolder(shots: readonly ShotAsPaired[]): ReadonlyMap<string, readonly ShotAsPaired[]> {
  const groups = new Map<string, ShotAsPaired[]>();
  for (const shot of shots) push(groups, groupOf(shot), shot);
  return groups;
}

function isOpen(shot: ShotAsPaired, input: PlanInput): boolean {
  const facts = input.factsOf(shot.raw.path);
  return shot.pairing.length === 0 && facts?.model !== undefined && facts.recorded !== 'raw-only' && !facts.composite;
}

/** Null: they were not asked for yet. */
type EndsOf = (shot: ShotAsPaired) => readonly ShotAsPaired[] | null;

/** Rule 8 asks for both sides of a raw. Rule 5 asks for one JPEG of a shoot, so one raw asks for all of it. */
function doubtfulIn(input: PlanInput, asked: ReadonlySet<AbsPath>, ends: EndsOf): readonly ShotAsPaired[] {
  const shootOf = gatherShoots(input);
  const asking = new Set<Shoot>();
  return input.shots.filter(shot => {
    const shoot = isOpen(shot, input) ? shootOf(shot) : undefined;
    if (!shoot) return false;
    if (lacksNeighbours(shot, shoot, input, asked, ends)) return true;
    if (shoot.hasTwin || asking.has(shoot)) return false;
    asking.add(shoot);
    return true;
  });
}

function lacksNeighbours(shot: ShotAsPaired, shoot: Shoot, input: PlanInput, asked: ReadonlySet<AbsPath>, ends: EndsOf): boolean {
  const own = input.factsOf(shot.raw.path);
  if (own?.recorded === 'with-jpeg' || own?.recorded === 'with-heif' || isWitnessed(shot, input)) return false;
  const [both, { before, after }] = [ends(shot), nearestKnown(shoot, shot)];
  // What was read for other reasons may be far away.
  if (!both) return true;
  if (before && after) return false;
  if (!isBeyond(shot, both)) return true;
  // Unless the counter began anew, it has none on that side: nobody need read all the others to know. An end that could not be
  // read asks for no more than one that could: a failed read adds no orphan.
  const mayBe = (isThere: (time: string, mine: string) => boolean): boolean =>
    both.some(({ raw: { path } }) => {
      const end = input.factsOf(path);
      if (!end) return !asked.has(path);
      return end.takenAt === undefined || own?.takenAt === undefined || isThere(end.takenAt, own.takenAt);
    });
  return (!before && mayBe((time, mine) => time <= mine)) || (!after && mayBe((time, mine) => time >= mine));
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
