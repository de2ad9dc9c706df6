import { errnoOf } from '../model/errors.js';
import type { Evidence } from '../model/evidence.js';
import { countsAsDeleted, type PlanInput, type ShotAsPaired } from './case.js';
import { isCameraOriginal, nearestKnown, type ShootOf } from './shoots.js';
import { bound, kept, keptHidden, keptRecent, orphan, type Verdict } from './verdict-of.js';
import { isWitnessed, lostSight, sightingOf } from './witness.js';

type Rule = (shot: ShotAsPaired, input: PlanInput, shootOf: ShootOf) => Verdict | undefined;

/** Rule 1. What is rejected counts as deleted, where that was asked for and nothing else keeps the raw. */
const hasTwin: Rule = shot =>
  shot.pairing.length > 0 && !countsAsDeleted(shot)
    ? kept('paired', shot.rejected ? [...shot.pairing, ...marksOf(shot)] : shot.pairing)
    : undefined;
const marksOf = ({ rejected }: ShotAsPaired): readonly Evidence[] => rejected?.marks ?? [];
/** The raw, and what would go with it for being rejected. */
const goingWith = ({ raw, rejected }: ShotAsPaired) => [raw, ...(rejected?.going ?? []), ...(rejected?.along ?? [])];

/**
 * Rule 2: a folder that could hold the twin was not listed whole, or the one that held it is out of sight. Of a raw that memory never saw,
 * the twin may lie where those of its shoot lay.
 */
const couldBeHidden: Rule = (shot, input, shootOf) => {
  for (const { path } of goingWith(shot)) {
    const stamp = input.stampOf(path);
    if (stamp && !stamp.ok) return kept('unlisted', [{ kind: 'unlisted', path, code: errnoOf(stamp.error.cause) }]);
  }
  const hiding = shot.rejected ? [...input.hiding, ...shot.rejected.hiding] : input.hiding;
  if (hiding.length > 0) return keptHidden(hiding);
  const sighting = sightingOf(shot, input);
  const lost = sighting ? lostSight(shot.raw.folder, sighting, input) : shootOf(shot)?.lost;
  return lost && keptHidden([lost]);
};

/** Rule 3. A modification time far in the future is a wrong clock, not a recent change; ctime tells. */
const changedJustNow: Rule = (shot, { policy, nowNs, stampOf }) => {
  const stamps = goingWith(shot).map(({ path }) => stampOf(path));
  const times = stamps.flatMap(stamp => (stamp?.ok ? [stamp.value.mtimeNs, stamp.value.ctimeNs] : []));
  return keptRecent(times, policy, nowNs);
};

/** What rawtwin itself moved to trash was not deleted by hand, whatever the camera or memory says of it. */
const isOurDoing: Rule = shot => (shot.trashed ? kept('unsure', [shot.trashed]) : undefined);

/** Rule 4: even if memory once saw a JPEG; that was an export. The JPEG of a composite goes by another number, so its absence proves nothing. */
const cameraWroteNoJpeg: Rule = (shot, input) => {
  const facts = input.factsOf(shot.raw.path);
  if (facts?.composite) return kept('raw-only', [{ kind: 'camera-raw-only', composite: true }]);
  return facts?.recorded === 'raw-only' ? RAW_ONLY : undefined;
};
/** One for all of them: of a shoot without JPEGs it is every raw. */
const RAW_ONLY = kept('raw-only', [{ kind: 'camera-raw-only' }]);

/** Rule 5. */
const noJpegsHere: Rule = (shot, input, shootOf) => {
  const shoot = shootOf(shot);
  if (shoot ? shoot.hasTwin : isWitnessed(shot, input)) return undefined;
  return shoot ? kept('no-jpegs-here', [{ kind: 'no-twins-here', searched: input.searched }]) : undefined;
};

/** A raw that could not be read may be rated, or shot RAW-only, or be somebody's only JPEG; no memory makes up for that. */
const isUnusable: Rule = (shot, input) => {
  const why = input.unusable(shot.raw.path);
  return why === undefined ? undefined : kept('unsure', [{ kind: 'exif-unreadable', why }]);
};

/**
 * Rules 6 and 7: memory, and the camera's own word, are proof that a picture is gone. One that is rejected is still here: the camera's
 * own is all the proof that is needed.
 */
const proven: Rule = (shot, input) => {
  const raw = input.factsOf(shot.raw.path);
  const { going = [], marks = [] } = shot.rejected ?? {};
  const sighting = isWitnessed(shot, input) ? sightingOf(shot, input) : undefined;
  const isHere = going.some(({ path }) => path === sighting?.twin || isCameraOriginal(input.factsOf(path), raw));
  if (isHere) return orphan('proven', marks);
  const because: Evidence[] = [];
  if (sighting) because.push({ kind: 'witnessed', as: sighting.twin, seenAt: sighting.seenAt });
  const recorded = raw?.recorded;
  if (recorded === 'with-jpeg' || recorded === 'with-heif') because.push({ kind: 'camera-recorded', recorded });
  return because.length > 0 ? orphan('proven', because) : undefined;
};

/** Rules 8 and 9: between two shots that had the camera's JPEG, so had this one; otherwise nobody can tell. */
const betweenNeighbours: Rule = (shot, input, shootOf) => {
  const shoot = shootOf(shot);
  const why = input.whyNoFacts(shot.raw.path);
  if (!shoot || !input.factsOf(shot.raw.path)?.takenAt) {
    return kept('unsure', [{ kind: 'exif-unreadable', why: why ?? { is: 'no-body-or-time' } }]);
  }
  const { before, after } = nearestKnown(shoot, shot);
  const evidence: Evidence = {
    kind: 'neighbours',
    ...(before?.state === 'camera' ? { before: before.shot.raw.path } : {}),
    ...(after?.state === 'camera' ? { after: after.shot.raw.path } : {}),
  };
  const both = before?.state === 'camera' && after?.state === 'camera';
  return both ? orphan('inferred', [evidence]) : kept('unsure', [evidence]);
};

/** The rules of design.md §4, in their order; the first that fits decides. */
const RULES: readonly Rule[] = [
  hasTwin,
  couldBeHidden,
  changedJustNow,
  cameraWroteNoJpeg,
  noJpegsHere,
  isOurDoing,
  isUnusable,
  proven,
  betweenNeighbours,
];
/** `--trust stem`: no twin by name is enough; no metadata is asked. */
const STEM_RULES: readonly Rule[] = [
  hasTwin,
  couldBeHidden,
  changedJustNow,
  isOurDoing,
  (_, input) => orphan('stem', [{ kind: 'no-twins-here', searched: input.searched }]),
];

/** Exactly one verdict, with evidence, for each raw. */
export function judge(shot: ShotAsPaired, input: PlanInput, shootOf: ShootOf): Verdict {
  for (const rule of input.policy.trust === 'stem' ? STEM_RULES : RULES) {
    const verdict = rule(shot, input, shootOf);
    if (verdict) return bound(countsAsDeleted(shot) ? withMarks(verdict, marksOf(shot)) : verdict, input.policy);
  }
  throw new Error('the last rule always fits');
}

const withMarks = (verdict: Verdict, marks: readonly Evidence[]): Verdict => ({
  ...verdict,
  because: [...verdict.because, ...marks.filter(mark => !verdict.because.includes(mark))],
});
