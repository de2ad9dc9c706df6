import type { Evidence } from '../model/evidence.js';
import type { AbsPath, RawFrame, RenderedFrame } from '../model/frame.js';
import { push } from '../model/groups.js';
import { nameOf } from '../model/path.js';
import { stemOf } from '../model/stem.js';
import type { Taken } from '../model/taken.js';
import type { FactsOf } from './by-capture.js';
import { compareCapture, contradicts, secondsAround } from './same-capture.js';
import { basesOf, keysOfRaw } from './stem-rules.js';

/** That the other half of a shot is in trash by our doing, or undefined. `seenWith`: the other half by memory. */
export type TakenHalfOf = (file: RawFrame | RenderedFrame, seenWith: AbsPath | undefined) => Evidence | undefined;

/**
 * Finds the other half among what runs took: the one that memory saw, one whose name leads to it in whatever folder unless both say that they
 * are of different shots, or one of the same capture. Generous, since it can only keep.
 */
export function findTaken(taken: readonly Taken[], factsOf: FactsOf): TakenHalfOf {
  if (taken.length === 0) return () => undefined;
  const byPath = new Map<string, Taken[]>();
  const [byName, byBase, bySecond] = [new Map<string, Taken[]>(), new Map<string, Taken[]>(), new Map<string, Taken[]>()];
  for (const one of taken) {
    push(byPath, one.path, one);
    const stem = stemOf(nameOf(one.path));
    for (const key of keysOfRaw(stem)) push(byName, key, one);
    for (const base of basesOf(stem)) push(byBase, base.stem, one);
    if (one.capture?.takenAt !== undefined) push(bySecond, one.capture.takenAt, one);
  }
  return (file, seenWith) => {
    const facts = factsOf(file.path);
    const named = () => [
      ...keysOfRaw(file.stem).flatMap(key => [...(byName.get(key) ?? []), ...(byBase.get(key) ?? [])]),
      ...basesOf(file.stem).flatMap(base => byName.get(base.stem) ?? []),
    ];
    const found =
      (seenWith === undefined ? undefined : byPath.get(seenWith)?.at(-1)) ??
      named().find(one => !(facts && one.capture && contradicts(facts, one.capture))) ??
      (facts ? secondsAround(facts) : [])
        .flatMap(second => bySecond.get(second) ?? [])
        .find(one => facts && one.capture && compareCapture(facts, one.capture).verdict === 'same');
    return found && { kind: 'trashed-twin', as: found.path, trashedAt: found.trashedAt };
  };
}
