import type { Evidence } from '../model/evidence.js';
import type { Facts } from '../model/facts.js';
import { push } from '../model/groups.js';
import { normalSerial, secondsOf } from '../model/one-shot.js';
import type { FactsOf } from './by-capture.js';
import { lacksTwin, type Shot, type StemPairing, type TwinFile } from './by-stem.js';
import { contradicts, measured } from './same-capture.js';

/** Loose files that no stage gave to a raw, as far as one may still know them. */
interface Leftover {
  readonly byClock: ReadonlyMap<string, readonly TwinFile[]>;
  readonly byName: ReadonlyMap<string, readonly TwinFile[]>;
}

/**
 * Last, for raws without a twin and files without a raw: a picture of the same body whose clock was corrected, and one whose name holds that of
 * the raw. Both only keep: they prove nothing to neighbours or memory.
 */
export function pairLeftover(shots: readonly Shot[], { looseTwins }: StemPairing, factsOf: FactsOf): readonly Shot[] {
  if (looseTwins.length === 0) return shots;
  const claimed = new Set(shots.flatMap(({ twins }) => twins));
  const left = leftoverOf(
    looseTwins.filter(twin => !claimed.has(twin)),
    factsOf,
  );
  return left.byClock.size + left.byName.size === 0
    ? shots
    : shots.map(shot => (lacksTwin(shot) ? withLeftover(shot, left, factsOf) : shot));
}

function withLeftover(shot: Shot, left: Leftover, factsOf: FactsOf): Shot {
  const raw = factsOf(shot.raw.path);
  const shifted = raw ? ofCorrectedClock(raw, left, factsOf) : new Map<TwinFile, readonly string[]>();
  const named = namedInside(shot, raw, left, factsOf).filter(twin => !shifted.has(twin));
  if (shifted.size + named.length === 0) return shot;
  const evidence: Evidence[] = [
    ...[...shifted].map(([{ path }, on]) => ({ kind: 'same-capture', as: path, on, alone: false }) as const),
    ...named.map(({ path }) => ({ kind: 'derivative', as: path, rule: 'name-inside' }) as const),
  ];
  return { ...shot, twins: [...shot.twins, ...shifted.keys(), ...named], evidence: [...shot.evidence, ...evidence] };
}

function leftoverOf(loose: readonly TwinFile[], factsOf: FactsOf): Leftover {
  const [byClock, byName] = [new Map<string, TwinFile[]>(), new Map<string, TwinFile[]>()];
  for (const twin of loose) {
    for (const { key } of clockKeys(factsOf(twin.path))) push(byClock, key, twin);
    for (const name of namesInside(twin.stem)) push(byName, name, twin);
  }
  return { byClock, byName };
}

/** What a file keeps of its shot when its clock is corrected by whole quarter-hours: the body, the time within one, and a count or a fraction. */
function clockKeys(facts: Facts | undefined): { readonly key: string; readonly on: string }[] {
  if (facts?.takenAt === undefined || facts.bodySerial === undefined) return [];
  const within = `${normalSerial(facts.bodySerial)}\0${secondsOf(facts) % 900}`;
  const subsec = measured(facts);
  return [
    ...(facts.counter === undefined ? [] : [{ key: `${within}\0#${facts.counter}`, on: 'counter' }]),
    ...(subsec === undefined ? [] : [{ key: `${within}\0.${subsec}`, on: 'subsec' }]),
  ];
}

/** A picture whose clock was corrected, and which was renamed, by that time perhaps: neither name nor time finds it. */
function ofCorrectedClock(raw: Facts, { byClock }: Leftover, factsOf: FactsOf): ReadonlyMap<TwinFile, readonly string[]> {
  const found = new Map<TwinFile, readonly string[]>();
  for (const { key, on } of clockKeys(raw)) {
    for (const twin of byClock.get(key) ?? []) {
      const theirs = factsOf(twin.path);
      if (!found.has(twin) && theirs && !contradicts(raw, theirs)) found.set(twin, ['bodySerial', on]);
    }
  }
  return found;
}

/** A name as cameras give it, with other signs on both sides. */
const CAMERA_NAME = /(?<![\p{L}\p{N}])_?[a-z]{1,4}_?\d{4,8}(?![\p{L}\p{N}])/gu;

function namesInside(stem: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [name] of stem.matchAll(CAMERA_NAME)) if (name !== stem) names.add(name).add(name.replace(/^_/, ''));
  names.delete(stem);
  return names;
}

/** Pictures whose name holds the camera's name of the raw: `Anna-DSC00002-print.jpg`. They count where facts of both do not contradict. */
const namedInside = ({ raw }: Shot, facts: Facts | undefined, { byName }: Leftover, factsOf: FactsOf): readonly TwinFile[] =>
  (byName.get(raw.stem) ?? []).filter(twin => {
    const theirs = factsOf(twin.path);
    return !(facts && theirs && contradicts(facts, theirs));
  });
