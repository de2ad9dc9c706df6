import { isGuess } from '../model/evidence.js';
import type { Facts } from '../model/facts.js';
import type { RawFormat } from '../model/frame.js';
import { push } from '../model/groups.js';
import { areOfTwoShots } from '../model/one-shot.js';
import { type MemberOf, type Nearest, nearestKnownOf, type State, showingLess } from './capture-order.js';
import type { PlanInput, ShotAsPaired } from './case.js';
import { type Sides, sidesByName } from './ends.js';
import { isWitnessed, type LostSight, lostSight, sightingOf } from './witness.js';

type Member = MemberOf<ShotAsPaired>;
/** The raws of one body in one folder, as far as they were read. */
export interface Shoot {
  /** By capture, the nearest shots on both sides of each whose state is known. */
  readonly nearest: ReadonlyMap<ShotAsPaired, Nearest<ShotAsPaired>>;
  /** The same without those that have a twin and are numbered together with it. */
  readonly nearestBut: (format: RawFormat) => ReadonlyMap<ShotAsPaired, Nearest<ShotAsPaired>>;
  /** On which sides these count. */
  readonly sidesOf: (shot: ShotAsPaired) => Sides;
  /** Rule 5: a raw of the shoot has a twin here that is no mere export, or memory saw one. */
  readonly hasTwin: boolean;
  /** Where memory saw the twin of a raw of the shoot that has none now, if that place is out of sight. */
  readonly lost: LostSight | undefined;
}
export type ShootOf = (shot: ShotAsPaired) => Shoot | undefined;

/** Groups what was read by folder and body; shots whose facts are missing or name no time belong to none. */
export function gatherShoots(input: PlanInput): ShootOf {
  const groups = new Map<string, Member[]>();
  const keyOf = new Map<ShotAsPaired, string>();
  for (const shot of input.shots) {
    const facts = input.factsOf(shot.raw.path);
    if (!facts?.model) continue;
    const key = `${shot.raw.folder}\0${facts.model}\0${facts.bodySerial ?? ''}`;
    keyOf.set(shot, key);
    push(groups, key, { shot, stem: shot.raw.stem, facts, state: stateOf(shot, facts, input) });
  }
  const sidesOf = sidesByName(input);
  const shoots = new Map<string, Shoot>();
  for (const [key, members] of groups) {
    shoots.set(key, {
      nearest: nearestKnownOf(members),
      nearestBut: onceEach(format => nearestKnownOf(members.filter(({ shot }) => shot.pairing.length === 0 || shot.raw.format !== format))),
      sidesOf,
      hasTwin: members.some(m => countsForShoot(m.shot, input)),
      lost: lostOf(members, input),
    });
  }
  return shot => shoots.get(keyOf.get(shot) ?? '');
}

function lostOf(members: readonly Member[], input: PlanInput): LostSight | undefined {
  for (const { shot } of members) {
    const sighting = shot.pairing.length === 0 && isWitnessed(shot, input) ? sightingOf(shot, input) : undefined;
    const lost = sighting && lostSight(shot.raw.folder, sighting, input);
    if (lost) return lost;
  }
  return undefined;
}

function stateOf(shot: ShotAsPaired, facts: Facts, input: PlanInput): State {
  if (facts.recorded === 'raw-only' || facts.composite) return 'raw-only';
  if (facts.recorded === 'with-jpeg' || facts.recorded === 'with-heif') return 'camera';
  if (shot.pairing.length > 0)
    return sureTwins(shot).some(twin => isCameraOriginal(input.factsOf(twin.path), facts)) ? 'camera' : 'unknown';
  return isWitnessed(shot, input) ? 'camera' : 'unknown';
}

/** Of two bodies that nothing tells apart, the JPEGs of one say nothing of how the other was set. */
const sureTwins = ({ twins, pairing }: ShotAsPaired): ShotAsPaired['twins'] =>
  pairing.some(isGuess) ? twins.filter(twin => pairing.some(e => 'as' in e && e.as === twin.path && !isGuess(e))) : twins;

/** Carries the maker note of that body, of that shot as far as it tells, and no editing software's mark. */
export function isCameraOriginal(twin: Facts | undefined, raw: Facts | undefined): boolean {
  if (!twin?.makerNote || twin.rendition) return false;
  return raw === undefined || !areOfTwoShots(raw, twin);
}

/**
 * A twin that is known to be an export does not show that the camera's JPEGs are here, and neither does one of another body or day that
 * merely bears the name, or one not looked at; one that was looked at and says nothing (stripped, a link) does.
 */
function countsForShoot(shot: ShotAsPaired, input: PlanInput): boolean {
  if (shot.pairing.length === 0) return isWitnessed(shot, input);
  const raw = input.factsOf(shot.raw.path);
  return sureTwins(shot).some(twin => {
    const facts = input.factsOf(twin.path);
    if (isCameraOriginal(facts, raw)) return true;
    const isTwin = shot.pairing.some(e => TWIN_EVIDENCE.has(e.kind) && 'as' in e && e.as === twin.path);
    const looked = facts !== undefined || twin.linked;
    return isTwin && looked && !facts?.rendition && !(raw && facts && areOfTwoShots(raw, facts));
  });
}
const TWIN_EVIDENCE: ReadonlySet<string> = new Set(['same-stem', 'same-capture', 'other-folder']);

/** The nearest shots on both sides whose state is known, of those that count there. */
export function nearestKnown(shoot: Shoot, shot: ShotAsPaired): Nearest<ShotAsPaired> {
  const all = shoot.nearest.get(shot) ?? NOBODY;
  const sides = shoot.sidesOf(shot);
  if (sides.before && sides.after) return all;
  const less = showingLess(all, shoot.nearestBut(shot.raw.format).get(shot) ?? NOBODY);
  return { before: sides.before ? all.before : less.before, after: sides.after ? all.after : less.after };
}
const NOBODY: Nearest<ShotAsPaired> = { before: undefined, after: undefined };

function onceEach<K, T>(make: (key: K) => T): (key: K) => T {
  const made = new Map<K, T>();
  return key => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}
