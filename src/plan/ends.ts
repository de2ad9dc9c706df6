import type { PlanInput, ShotAsPaired } from './case.js';

/** Raws that are numbered together: of one folder and format. */
export const groupOf = ({ raw }: ShotAsPaired): string => `${raw.folder}\0${raw.format}`;

export type EndsOf = (shot: ShotAsPaired) => readonly ShotAsPaired[];
const NO_ENDS: readonly ShotAsPaired[] = [];

/** The first and the last by name of the paired raws that are numbered together with a raw; none where none is paired. Found when first asked for. */
export function endsByName(shots: readonly ShotAsPaired[]): EndsOf {
  let ends: Map<string, readonly ShotAsPaired[]> | undefined;
  return shot => {
    ends ??= findEnds(shots);
    return ends.get(groupOf(shot)) ?? NO_ENDS;
  };
}

function findEnds(shots: readonly ShotAsPaired[]): Map<string, readonly ShotAsPaired[]> {
  const ends = new Map<string, readonly ShotAsPaired[]>();
  for (const shot of shots) {
    if (shot.pairing.length === 0) continue;
    const group = groupOf(shot);
    const [first = shot, last = shot] = ends.get(group) ?? [];
    if (shot.raw.stem < first.raw.stem) ends.set(group, [shot, last]);
    else if (shot.raw.stem >= last.raw.stem) ends.set(group, [first, shot]);
  }
  return ends;
}

/** By name there is nobody on one side. */
export const isBeyond = ({ raw }: ShotAsPaired, ends: readonly ShotAsPaired[]): boolean =>
  ends.every(end => end.raw.stem < raw.stem) || ends.every(end => end.raw.stem > raw.stem);

export interface Sides {
  readonly before: boolean;
  readonly after: boolean;
}
const BOTH: Sides = { before: true, after: true };

/**
 * On which sides of a raw, by the clock, paired raws count. Behind the last by name there is nobody, and before the first, unless the clock
 * of one of both ends says otherwise, as where the counter began anew. So nobody need read a whole folder for its last raw, and what was read
 * of it for other reasons changes nothing. An end that could not be read says nothing: a failed read adds no orphan.
 */
export function sidesByName(input: PlanInput): (shot: ShotAsPaired) => Sides {
  const endsOf = endsByName(input.shots);
  return shot => {
    const ends = endsOf(shot);
    if (!isBeyond(shot, ends)) return BOTH;
    const own = input.factsOf(shot.raw.path)?.takenAt;
    const may = (isThere: (end: string, mine: string) => boolean): boolean =>
      ends.some(({ raw: { path } }) => {
        const end = input.factsOf(path);
        return end !== undefined && (end.takenAt === undefined || own === undefined || isThere(end.takenAt, own));
      });
    return { before: may((end, mine) => end <= mine), after: may((end, mine) => end >= mine) };
  };
}
