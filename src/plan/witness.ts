import type { AbsPath } from '../model/frame.js';
import type { Sighting } from '../model/memory.js';
import { areOfTwoShots } from '../model/one-shot.js';
import { folderOf } from '../model/path.js';
import type { PlanInput, ShotAsPaired } from './case.js';

/** What memory says of exactly this file: same size, same mtime. */
export function seenWith(path: AbsPath, input: Pick<PlanInput, 'sightingOf' | 'stampOf'>): Sighting | undefined {
  const [sighting, stamp] = [input.sightingOf(path), input.stampOf(path)];
  if (!sighting || !stamp?.ok) return undefined;
  return sighting.bytes === stamp.value.bytes && sighting.mtimeNs === stamp.value.mtimeNs ? sighting : undefined;
}
export const sightingOf = ({ raw }: ShotAsPaired, input: PlanInput): Sighting | undefined => seenWith(raw.path, input);

/** A folder that cannot be believed now: the one in which the other half lay when it was last seen, or the file's own. */
export interface LostSight {
  readonly path: AbsPath;
  readonly code: string;
}
export function lostSight(folder: AbsPath, { twin }: Sighting, input: Pick<PlanInput, 'lostSightOf'>): LostSight | undefined {
  const seenIn = folderOf(twin);
  for (const path of new Set([seenIn, folder])) {
    const code = input.lostSightOf(path, path === folder);
    if (code !== undefined) return { path, code };
  }
  return undefined;
}

/**
 * Rule 6: memory saw the camera's own twin. An export that was seen and then deleted witnesses nothing, nor does a JPEG of another body or
 * day that merely bore the name; a twin that was not read counts only where the raw itself says that one was recorded.
 */
export function isWitnessed(shot: ShotAsPaired, input: PlanInput): boolean {
  const sighting = sightingOf(shot, input);
  if (!sighting || sighting.camera === false) return false;
  const raw = input.factsOf(shot.raw.path);
  if (raw && sighting.press && areOfTwoShots(raw, sighting.press)) return false;
  return sighting.camera === true || raw?.recorded === 'with-jpeg' || raw?.recorded === 'with-heif';
}
