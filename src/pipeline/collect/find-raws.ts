import { basename, dirname } from 'node:path';
import type { KnownFacts } from '../../exif/known-facts.js';
import type { Candidate, Ground } from '../../model/collect.js';
import type { AbsPath, RawFrame } from '../../model/frame.js';
import { isWithin } from '../../model/path.js';
import type { Picks } from '../../model/picks.js';
import type { Scan } from '../../model/scan.js';
import { filesByName, type NamedFile } from '../../pair/by-given-name.js';
import { isTwinFile, type TwinFile } from '../../pair/by-stem.js';
import { classify } from '../../scan/classify.js';
import { pairPicks } from './pair-picks.js';

/** One pick and the raws it may mean; none: it was not found. */
export interface Found {
  readonly pick: string;
  readonly candidates: readonly Candidate[];
  /** A raw of its name, which is of another shot. */
  readonly other?: AbsPath;
}
interface Asked {
  readonly pick: string;
  readonly direct: readonly Candidate[];
  readonly pictures: readonly TwinFile[];
}

/** The raws that each pick may mean. `scan`: the folders of raws, and `searchOnly` those that hold picks alone. */
export async function findRaws(picks: Picks, scan: Scan, facts: KnownFacts): Promise<readonly Found[]> {
  const asked = [
    ...picks.files.map(path => askedFile(path)),
    ...picks.folders.flatMap(folder => picturesIn(folder, scan)).map(asPicture),
    ...askedNames(picks.names, scan),
  ];
  const pictures = new Map(asked.flatMap(one => one.pictures.map(picture => [picture.path, picture] as const)));
  const { found, others } = await pairPicks(scan, [...pictures.values()], facts);
  return merged(asked).map(({ pick, direct, pictures }) => {
    const candidates = joined([...direct, ...pictures.flatMap(({ path }) => found.get(path) ?? [])]);
    const other = pictures.map(({ path }) => others.get(path)).find(path => path !== undefined);
    return { pick, candidates, ...(candidates.length === 0 && other !== undefined ? { other } : {}) };
  });
}

function askedFile(path: AbsPath): Asked {
  const file = classify(dirname(path) as AbsPath, basename(path), false);
  if (file?.kind === 'raw') return { pick: path, direct: [{ path, because: [{ kind: 'chosen' }] }], pictures: [] };
  return { pick: path, direct: [], pictures: file && isTwinFile(file) ? [file] : [] };
}

const asPicture = (picture: TwinFile): Asked => ({ pick: picture.path, direct: [], pictures: [picture] });

const picturesIn = (folder: AbsPath, { folders }: Scan): readonly TwinFile[] =>
  folders.filter(({ path }) => isWithin(path, folder)).flatMap(({ files }) => files.filter(isTwinFile));

/** A name means every picture that bears it, and every raw. */
function askedNames(names: readonly string[], { folders }: Scan): readonly Asked[] {
  if (names.length === 0) return [];
  const isNamed =
    (searchOnly: boolean) =>
    (file: { readonly kind: string }): file is NamedFile =>
      file.kind === 'rendered' || file.kind === 'derivative' || (file.kind === 'raw' && !searchOnly);
  const byName = filesByName(folders.flatMap(({ files, searchOnly }) => files.filter(isNamed(searchOnly))));
  return names.map(name => {
    const named = byName(name);
    const raws = named.filter((file): file is RawFrame => file.kind === 'raw');
    const because: readonly Ground[] = [{ kind: 'named', as: name }];
    return { pick: name, direct: raws.map(({ path }) => ({ path, because })), pictures: named.filter(isTwinFile) };
  });
}

/** What was picked twice, by its file and its folder, is one pick. */
function merged(asked: readonly Asked[]): readonly Asked[] {
  return [...new Map(asked.map(one => [one.pick, one])).values()];
}

/** Each raw once, with all that leads to it. */
function joined(candidates: readonly Candidate[]): readonly Candidate[] {
  const byPath = new Map<AbsPath, Candidate>();
  for (const { path, because } of candidates) byPath.set(path, { path, because: [...(byPath.get(path)?.because ?? []), ...because] });
  return [...byPath.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}
