import type { Evidence } from '../model/evidence.js';
import type { Facts } from '../model/facts.js';
import type { AbsPath, RawFrame } from '../model/frame.js';
import { push } from '../model/groups.js';
import type { FactsOf } from './by-capture.js';
import type { Shot, TwinFile } from './by-stem.js';
import { compareCapture, contradicts } from './same-capture.js';
import { type Base, basesOf, isMade, keysOfRaw, originsOf } from './stem-rules.js';

/**
 * A file in another folder that bears the stem of a raw without a twin, or a file anywhere that bears the one from which its name was made.
 * `owner`: the raw that owns it in its own folder.
 */
export interface Namesake {
  readonly twin: TwinFile;
  readonly owner: RawFrame | undefined;
  readonly origin: Base | undefined;
}
export type Namesakes = ReadonlyMap<Shot, readonly Namesake[]>;

/** For each shot that still lacks a twin: files of its stem (or of a name made from it) in other folders, and those of the name of its origin. */
export function namesakesOf(shots: readonly Shot[], looseTwins: readonly TwinFile[], isOpen: (shot: Shot) => boolean): Namesakes {
  const wanted = new Map<string, { readonly shot: Shot; readonly origin: Base | undefined }[]>();
  for (const shot of shots) {
    if (!isOpen(shot)) continue;
    for (const key of keysOfRaw(shot.raw.stem)) push(wanted, key, { shot, origin: undefined });
    for (const origin of originsOf(shot.raw)) push(wanted, origin.stem, { shot, origin });
  }
  const found = new Map<Shot, Namesake[]>();
  if (wanted.size === 0) return found;
  const offer = (key: string, twin: TwinFile, owner: RawFrame | undefined) => {
    for (const { shot, origin } of wanted.get(key) ?? []) {
      if (origin ? key !== twin.stem : twin.folder === shot.raw.folder) continue;
      if (!found.get(shot)?.some(n => n.twin === twin)) push(found, shot, { twin, owner, origin });
    }
  };
  for (const { raw, twins } of shots) for (const twin of twins) offer(twin.stem, twin, raw);
  for (const twin of looseTwins) {
    offer(twin.stem, twin, undefined);
    for (const base of basesOf(twin.stem)) offer(base.stem, twin, undefined);
  }
  return found;
}

/** Whose facts decide about a namesake, in order: its own, else its owner's, since both are one shot. */
export const factsToAsk = (namesake: Namesake): readonly AbsPath[] => [
  ...(namesake.twin.linked ? [] : [namesake.twin.path]),
  ...(namesake.owner ? [namesake.owner.path] : []),
];

/** Owners without whose word nobody knows whether the clock of a namesake was corrected, or it is of a shot hours or days apart. */
export const ownersToAsk = (namesakes: Namesakes, factsOf: FactsOf): readonly AbsPath[] =>
  [...namesakes].flatMap(([{ raw }, named]) => {
    const facts = factsOf(raw.path);
    return named.flatMap(({ twin, owner }) => (owner && facts && isExcused(facts, factsOf(twin.path)) ? [owner.path] : []));
  });

const isExcused = (raw: Facts, twin: Facts | undefined): boolean =>
  twin !== undefined && compareCapture(raw, twin).verdict === 'other' && !contradicts(raw, twin);

/**
 * A corrected clock would be no excuse: the raw that owns the namesake tells the same shot by the same clock, and the body counted both raws as
 * two presses. Without a count the owner may be a copy of the raw, of which both halves were put to another time.
 */
function isOwners({ twin, owner }: Namesake, raw: Facts, factsOf: FactsOf): boolean {
  const [theirs, own] = [factsOf(twin.path), owner && factsOf(owner.path)];
  if (!theirs || !own || !isExcused(raw, theirs) || compareCapture(own, theirs).verdict !== 'same') return false;
  return raw.counter !== undefined && own.counter !== undefined && raw.counter !== own.counter;
}

/** Stage 4: a namesake is a twin unless facts of both are readable and contradict. */
export function pairByFolder(shots: readonly Shot[], namesakes: Namesakes, factsOf: FactsOf): readonly Shot[] {
  return shots.map(shot => {
    const named = namesakes.get(shot);
    if (!named) return shot;
    const raw = factsOf(shot.raw.path);
    const twins: TwinFile[] = [];
    const evidence: Evidence[] = [];
    for (const namesake of named) {
      const theirs = factsToAsk(namesake)
        .map(factsOf)
        .find(facts => facts?.takenAt !== undefined);
      const { twin, origin } = namesake;
      const isFree = origin !== undefined && isMade(shot.raw, origin);
      if (!isFree && raw && theirs && (contradicts(raw, theirs) || isOwners(namesake, raw, factsOf))) continue;
      twins.push(twin);
      if (origin && twin.folder === shot.raw.folder) evidence.push({ kind: 'same-stem', as: twin.path, rule: origin.rule.id });
      else evidence.push({ kind: 'other-folder', as: twin.path, checked: raw?.takenAt !== undefined && theirs !== undefined });
    }
    return evidence.length > 0 ? { ...shot, twins: [...shot.twins, ...twins], evidence: [...shot.evidence, ...evidence] } : shot;
  });
}
