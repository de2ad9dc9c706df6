import { type Evidence, isGuess } from '../../model/evidence.js';
import type { Facts } from '../../model/facts.js';
import type { AbsPath } from '../../model/frame.js';
import { push } from '../../model/groups.js';
import { type MemberOf, type Nearest, nearestKnownOf, type State } from '../capture-order.js';
import { isCameraOriginal } from '../shoots.js';
import { lostSight, seenWith } from '../witness.js';
import type { JpegAsPaired, JpegInput } from './case.js';

/** The camera's own JPEGs of one body in one folder. */
export interface JpegShoot {
  readonly nearest: ReadonlyMap<JpegAsPaired, Nearest<JpegAsPaired>>;
  /** A JPEG of the shoot has its raw here, or memory saw one with its raw in a folder that is in sight. */
  readonly hasRaw: boolean;
}
export type JpegShootOf = (shot: JpegAsPaired) => JpegShoot | undefined;

export function gatherJpegShoots(input: JpegInput): JpegShootOf {
  const groups = new Map<string, MemberOf<JpegAsPaired>[]>();
  const keyOf = new Map<AbsPath, string>();
  for (const shot of input.jpegs) {
    const { path, folder, stem } = shot.jpeg;
    const facts = input.factsOf(path);
    if (!facts?.model || !isCameraOriginal(facts, undefined)) continue;
    const key = `${folder}\0${facts.model}\0${facts.bodySerial ?? ''}`;
    keyOf.set(path, key);
    push(groups, key, { shot, stem, facts, state: stateOf(shot, facts, input) });
  }
  const shoots = new Map<string, JpegShoot>();
  for (const [key, members] of groups) {
    shoots.set(key, { nearest: nearestKnownOf(members), hasRaw: members.some(({ shot }) => hadRaw(shot, input)) });
  }
  return shot => shoots.get(keyOf.get(shot.jpeg.path) ?? '');
}

function stateOf(shot: JpegAsPaired, facts: Facts, input: JpegInput): State {
  if (facts.recorded === 'jpeg-only' || facts.composite) return 'raw-only';
  if (facts.recorded === 'with-jpeg' || facts.recorded === 'with-heif') return 'camera';
  return hadRaw(shot, input) ? 'camera' : 'unknown';
}

const TWIN_EVIDENCE: ReadonlySet<string> = new Set(['same-stem', 'same-capture', 'other-folder']);
/** A raw that is surely its own; one that fits other JPEGs too says nothing of this one. */
export const isSureTie = (tie: Evidence): tie is Extract<Evidence, { as: AbsPath }> =>
  TWIN_EVIDENCE.has(tie.kind) && 'as' in tie && !isGuess(tie);

const hadRaw = (shot: JpegAsPaired, input: JpegInput): boolean => shot.ties.some(isSureTie) || isSeen(shot, input);

/** Memory saw just this file with a raw, and the folder in which that raw lay can be believed now. */
function isSeen({ jpeg }: JpegAsPaired, input: JpegInput): boolean {
  const sighting = seenWith(jpeg.path, input);
  return sighting !== undefined && lostSight(jpeg.folder, sighting, input) === undefined;
}
