import type { AbsPath } from '../model/frame.js';
import { push } from '../model/groups.js';
import type { FactsOf } from './by-capture.js';
import type { Shot, StemPairing, TwinFile } from './by-stem.js';
import { contradicts } from './same-capture.js';

/** A raw and the file of its very name, to be compared. */
export interface NamedPair {
  readonly raw: Shot['raw'];
  readonly twin: TwinFile;
}
/**
 * JPEGs that were numbered anew after culling stand beside raws of other shots, and the last raws stand alone though their JPEGs
 * are there. So in each folder with a loose raw a few pairs are compared: those on both sides of the first loose raw, the last one
 * and the one in the middle. Numbering anew shifts all names behind the first gap, so the last pairs tell.
 */
export function pairsToCheck({ shots }: StemPairing, isLoose: (shot: Shot) => boolean): readonly NamedPair[] {
  const firstLoose = new Map<AbsPath, string>();
  for (const { raw } of shots.filter(isLoose)) {
    const first = firstLoose.get(raw.folder);
    if (first === undefined || raw.stem < first) firstLoose.set(raw.folder, raw.stem);
  }
  const paired = new Map<AbsPath, NamedPair[]>();
  for (const shot of firstLoose.size === 0 ? [] : shots) {
    const twin = firstLoose.has(shot.raw.folder) ? shot.twins.find(one => isOfSameName(one, shot)) : undefined;
    if (twin) push(paired, shot.raw.folder, { raw: shot.raw, twin });
  }
  return [...paired].flatMap(([folder, pairs]) => samples(pairs, firstLoose.get(folder) ?? ''));
}

function samples(pairs: NamedPair[], firstLoose: string): readonly NamedPair[] {
  pairs.sort((a, b) => (a.raw.stem < b.raw.stem ? -1 : 1));
  const behind = pairs.findIndex(({ raw }) => raw.stem > firstLoose);
  const last = pairs.length - 1;
  const chosen = behind < 0 ? [last, last >> 1] : [behind - 1, behind, last, (behind + last) >> 1];
  return [...new Set(chosen)].sort((a, b) => a - b).flatMap(i => pairs[i] ?? []);
}

const isOfSameName = (twin: TwinFile, { raw }: Shot): boolean => twin.kind === 'rendered' && !twin.linked && twin.stem === raw.stem;

/** The folders in which a pair of one name is of two shots: names prove nothing there. */
export function foldersOfFalseNames(pairs: readonly NamedPair[], factsOf: FactsOf): ReadonlySet<AbsPath> {
  const isFalse = ({ raw, twin }: NamedPair): boolean => {
    const [ours, theirs] = [factsOf(raw.path), factsOf(twin.path)];
    return ours !== undefined && theirs !== undefined && contradicts(ours, theirs);
  };
  return new Set(pairs.filter(isFalse).map(({ raw }) => raw.folder));
}

/** The same pairing, in which every file of those folders may be the twin of any loose raw. What a name has paired stays paired: it only keeps. */
export function withoutNamesIn(folders: ReadonlySet<AbsPath>, pairing: StemPairing): StemPairing {
  if (folders.size === 0) return pairing;
  const owned = pairing.shots.flatMap(({ raw, twins }) => (folders.has(raw.folder) ? twins : []));
  return { ...pairing, looseTwins: [...new Set([...pairing.looseTwins, ...owned])] };
}
