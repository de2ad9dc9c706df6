import { errnoOf } from '../../model/errors.js';
import type { Evidence } from '../../model/evidence.js';
import { isCameraOriginal } from '../shoots.js';
import { bound, kept, keptHidden, keptRecent, orphan, type Verdict } from '../verdict-of.js';
import { lostSight, seenWith } from '../witness.js';
import type { JpegAsPaired, JpegInput } from './case.js';
import { isChosenEachShot } from './each-shot.js';
import type { JpegShootOf } from './shoots.js';

type Rule = (shot: JpegAsPaired, input: JpegInput, shootOf: JpegShootOf) => Verdict | undefined;

/** Its raw is there, or may be, or something was made of the shot. */
const hasRaw: Rule = ({ ties }) => (ties.length > 0 ? kept('paired', ties) : undefined);

/** A place that could hold the raw was not listed whole, or the one that held it is out of sight. */
const couldBeHidden: Rule = (shot, input) => {
  const { path } = shot.jpeg;
  const stamp = input.stampOf(path);
  if (!stamp?.ok) return keptHidden([{ path, code: stamp ? errnoOf(stamp.error.cause) : 'EUNKNOWN' }]);
  if (input.hiding.length > 0) return keptHidden(input.hiding);
  const sighting = seenWith(path, input);
  const lost = sighting && lostSight(shot.jpeg.folder, sighting, input);
  return lost && keptHidden([lost]);
};

/** A raw that was written a moment ago tells that raws are still being copied. */
const changedJustNow: Rule = ({ jpeg }, { policy, nowNs, stampOf, rawsChangedAt }) => {
  const [stamp, raws] = [stampOf(jpeg.path), rawsChangedAt(jpeg)];
  return keptRecent(
    [...(stamp?.ok ? [stamp.value.mtimeNs, stamp.value.ctimeNs] : []), ...(raws === undefined ? [] : [raws])],
    policy,
    nowNs,
  );
};

/** Only what a camera wrote at the press of the shutter can have had a raw beside it. */
const isNoCameras: Rule = ({ jpeg: { path } }, input) => {
  const [facts, why] = [input.factsOf(path), input.whyNoFacts(path)];
  if (!facts) return kept('not-camera', [{ kind: 'exif-unreadable', why: why ?? { is: 'no-body-or-time' } }]);
  // A picture that was taken out of a raw says of itself what the raw says.
  if (!isCameraOriginal(facts, undefined) || facts.recorded === 'raw-only') return kept('not-camera', [{ kind: 'no-camera-original' }]);
  if (facts.model === undefined || facts.takenAt === undefined)
    return kept('not-camera', [{ kind: 'exif-unreadable', why: why ?? { is: 'no-body-or-time' } }]);
  return undefined;
};

const cameraWroteNoRaw: Rule = ({ jpeg: { path } }, { factsOf }) => {
  const facts = factsOf(path);
  if (facts?.composite) return kept('jpeg-only', [{ kind: 'camera-jpeg-only', composite: true }]);
  return facts?.recorded === 'jpeg-only' ? kept('jpeg-only', [{ kind: 'camera-jpeg-only' }]) : undefined;
};

const isOurDoing: Rule = ({ trashed }) => (trashed ? kept('unsure', [trashed]) : undefined);

const couldBeOfAnother: Rule = ({ uncompared }) => (uncompared ? kept('unsure', [{ kind: 'uncompared', as: uncompared }]) : undefined);

/** Raws that are on another disk, or were never copied, are not deleted. */
const noRawsHere: Rule = (shot, { searched }, shootOf) =>
  shootOf(shot)?.hasRaw ? undefined : kept('no-raws-here', [{ kind: 'no-twins-here', searched }]);

const proven: Rule = (shot, input) => {
  const sighting = seenWith(shot.jpeg.path, input);
  const recorded = input.factsOf(shot.jpeg.path)?.recorded;
  const because: Evidence[] = sighting ? [{ kind: 'witnessed', as: sighting.twin, seenAt: sighting.seenAt }] : [];
  if (recorded === 'with-jpeg' || recorded === 'with-heif') because.push({ kind: 'camera-recorded', recorded });
  return because.length > 0 ? orphan('proven', because) : undefined;
};

/** Between two shots that had a raw, so had this one; otherwise nobody can tell. */
const betweenNeighbours: Rule = (shot, { factsOf }, shootOf) => {
  if (isChosenEachShot(factsOf(shot.jpeg.path) ?? {})) return kept('unsure', [{ kind: 'neighbours', eachShot: true }]);
  const { before, after } = shootOf(shot)?.nearest.get(shot) ?? { before: undefined, after: undefined };
  const [first, last] = [before, after].map(one => (one?.state === 'camera' ? one.shot.jpeg.path : undefined));
  const evidence: Evidence = { kind: 'neighbours', ...(first ? { before: first } : {}), ...(last ? { after: last } : {}) };
  return first && last ? orphan('inferred', [evidence]) : kept('unsure', [evidence]);
};

/** Those of raws, seen from the other side; the first that fits decides. */
const ALWAYS: readonly Rule[] = [
  ...[hasRaw, couldBeHidden, changedJustNow, isNoCameras, cameraWroteNoRaw, noRawsHere, isOurDoing, couldBeOfAnother],
];
const RULES: readonly Rule[] = [...ALWAYS, proven, betweenNeighbours];
/** `--trust stem`: nothing need tell that there was a raw. All that speaks against it is asked all the same: a JPEG may be all there is of a shot. */
const STEM_RULES: readonly Rule[] = [...ALWAYS, (_, { searched }) => orphan('stem', [{ kind: 'no-twins-here', searched }])];

/** Exactly one verdict, with evidence, for each JPEG. */
export function judgeJpeg(shot: JpegAsPaired, input: JpegInput, shootOf: JpegShootOf): Verdict {
  for (const rule of input.policy.trust === 'stem' ? STEM_RULES : RULES) {
    const verdict = rule(shot, input, shootOf);
    if (verdict) return bound(verdict, input.policy);
  }
  throw new Error('the last rule always fits');
}
