import type { Evidence } from '../model/evidence.js';
import type { Facts } from '../model/facts.js';
import type { AbsPath } from '../model/frame.js';
import { push } from '../model/groups.js';
import type { Unreadable } from '../model/scan.js';
import { namedAlike, originalNames } from './by-original-name.js';
import { lacksTwin, type Shot, type StemPairing, type TwinFile } from './by-stem.js';
import { type Comparison, compareCapture, contradicts, secondsAround } from './same-capture.js';

/** Facts by path; absent: not read, or not readable. */
export type FactsOf = (path: AbsPath) => Facts | undefined;

/** Files that stage 3 compares: those that no name explains. A link is never opened. */
export function captureCandidates(pairing: StemPairing): readonly TwinFile[] {
  return pairing.looseTwins.filter(twin => !twin.linked && (twin.kind === 'rendered' || /^tiff?$/.test(twin.format)));
}

/** Candidates that the disk would not let us read: each could be the twin of any loose raw. `failure`: the errno of a failed read. */
export function unreadCandidates(pairing: StemPairing, failure: (path: AbsPath) => string | undefined): readonly Unreadable[] {
  return captureCandidates(pairing).flatMap(({ path }) => {
    const code = failure(path);
    return code === undefined ? [] : [{ path, code, hides: true }];
  });
}

/**
 * Stage 3: gives each raw without a twin every loose file of the same capture, and every one that bears its original name, or whose
 * raw it was, unless both say that they are of different shots. Frames that nothing tells apart all count: keep.
 */
export function pairByCapture(pairing: StemPairing, factsOf: FactsOf): readonly Shot[] {
  const bySecond = new Map<string, TwinFile[]>();
  for (const twin of captureCandidates(pairing)) {
    const second = factsOf(twin.path)?.takenAt;
    if (second !== undefined) push(bySecond, second, twin);
  }
  const byName = originalNames(pairing.looseTwins, factsOf);
  const claims = new Map<TwinFile, number>();
  const matched = new Map<Shot, { twin: TwinFile; on: readonly string[] }[]>();
  for (const shot of pairing.shots) {
    if (!lacksTwin(shot)) continue;
    const raw = factsOf(shot.raw.path);
    const found = new Map<TwinFile, readonly string[]>();
    for (const twin of raw ? secondsAround(raw).flatMap(second => bySecond.get(second) ?? []) : []) {
      const compared: Comparison = compareCapture(raw as Facts, factsOf(twin.path) as Facts);
      if (compared.verdict === 'same') found.set(twin, compared.on);
    }
    for (const twin of namedAlike(shot, raw, byName)) {
      const theirs = factsOf(twin.path);
      if (!found.has(twin) && !(raw && theirs && contradicts(raw, theirs))) found.set(twin, ['originalName']);
    }
    for (const own of shot.twins) found.delete(own);
    for (const twin of found.keys()) claims.set(twin, (claims.get(twin) ?? 0) + 1);
    if (found.size > 0)
      matched.set(
        shot,
        [...found].map(([twin, on]) => ({ twin, on })),
      );
  }
  return pairing.shots.map(shot => {
    const found = matched.get(shot);
    if (!found) return shot;
    const evidence = found.map(
      ({ twin, on }): Evidence => ({ kind: 'same-capture', as: twin.path, on, alone: claims.get(twin) === 1 && found.length === 1 }),
    );
    return { ...shot, twins: [...shot.twins, ...found.map(({ twin }) => twin)], evidence: [...shot.evidence, ...evidence] };
  });
}
