import type { Sighting } from '../model/memory.js';
import type { PlanInput, ShotAsPaired } from './case.js';

/** What memory says of exactly this file: same size, same mtime. */
export function sightingOf(shot: ShotAsPaired, input: PlanInput): Sighting | undefined {
  const sighting = input.sightingOf(shot.raw.path);
  const stamp = input.stampOf(shot.raw.path);
  if (!sighting || !stamp?.ok) return undefined;
  return sighting.bytes === stamp.value.bytes && sighting.mtimeNs === stamp.value.mtimeNs ? sighting : undefined;
}

/**
 * Rule 6: memory saw the camera's own twin. An export that was seen and then deleted witnesses nothing;
 * a twin that was not read counts only where the raw itself says that one was recorded.
 */
export function isWitnessed(shot: ShotAsPaired, input: PlanInput): boolean {
  const sighting = sightingOf(shot, input);
  if (!sighting || sighting.camera === false) return false;
  if (sighting.camera) return true;
  const recorded = input.factsOf(shot.raw.path)?.recorded;
  return recorded === 'with-jpeg' || recorded === 'with-heif';
}
