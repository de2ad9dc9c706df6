import type { KnownFacts } from '../../exif/known-facts.js';
import type { Candidate } from '../../model/collect.js';
import type { Evidence } from '../../model/evidence.js';
import type { AbsPath, RawFrame } from '../../model/frame.js';
import { push } from '../../model/groups.js';
import { DEFAULT_POLICY } from '../../model/policy.js';
import type { FolderListing, Scan } from '../../model/scan.js';
import type { TwinFile } from '../../pair/by-stem.js';
import { contradicts } from '../../pair/same-capture.js';
import { basesOf, keysOfRaw } from '../../pair/stem-rules.js';
import { pairScan } from '../pair-scan.js';

/** For each picked picture the raws it may come from, and for those without one the raw of its name that is of another shot. */
export interface PairedPicks {
  readonly found: ReadonlyMap<AbsPath, readonly Candidate[]>;
  readonly others: ReadonlyMap<AbsPath, AbsPath>;
}

/**
 * Pairs by the stages of `pairScan()`, with the picks as the only pictures: first with raws that a name leads to, of which few are read,
 * then, for what is left, with all by what they say of their capture. Since pairing gives a raw one twin, it goes on until no pick is
 * left that finds one. A raw of the same name beside a pick counts only as long as both do not say that they are of different shots.
 */
export async function pairPicks(raws: Scan, picks: readonly TwinFile[], facts: KnownFacts): Promise<PairedPicks> {
  const found = new Map<AbsPath, Candidate[]>();
  const others = new Map<AbsPath, AbsPath>();
  const paired = async (scopeOf: (open: readonly TwinFile[]) => Scan, among: readonly TwinFile[]) => {
    for (let open = among; open.length > 0; ) {
      const fresh = await candidatesOf(scopeOf(open), open, facts, others);
      for (const [path, candidates] of fresh) found.set(path, candidates);
      if (fresh.size === 0) return;
      open = open.filter(({ path }) => !found.has(path));
    }
  };
  const near = namedLike(raws, picks);
  await paired(open => withPicks(near, open, true), picks);
  const left = picks.filter(({ path, linked }) => !found.has(path) && !linked);
  await facts.ask(left.map(({ path }) => path));
  const speaking = left.filter(({ path }) => facts.of(path)?.takenAt !== undefined || facts.of(path)?.originalNames !== undefined);
  await paired(open => withPicks(raws, open, false), speaking);
  return { found, others };
}

/** Only raws that bear a name of a pick, or one it may be made from. */
function namedLike(scan: Scan, picks: readonly TwinFile[]): Scan {
  const names = new Set(picks.flatMap(({ stem }) => [stem, ...basesOf(stem).map(base => base.stem)]));
  const isNear = ({ stem }: RawFrame) => keysOfRaw(stem).some(key => names.has(key));
  return { ...scan, folders: scan.folders.map(folder => ({ ...folder, files: folder.files.filter(f => f.kind === 'raw' && isNear(f)) })) };
}

/** `beside`: picks stand in one listing with the raws of their folder, so that names pair them. */
function withPicks(scan: Scan, picks: readonly TwinFile[], beside: boolean): Scan {
  const byFolder = new Map<AbsPath, TwinFile[]>();
  for (const pick of picks) push(byFolder, pick.folder, pick);
  const folders = scan.folders.map(({ path, searchOnly, files }): FolderListing => {
    const raws = files.filter(({ kind }) => kind === 'raw');
    const own = beside ? (byFolder.get(path) ?? []) : [];
    if (beside) byFolder.delete(path);
    return { path, searchOnly, files: [...raws, ...own] };
  });
  const apart = [...byFolder].map(([path, files]): FolderListing => ({ path, searchOnly: true, files }));
  return { ...scan, folders: [...folders, ...apart] };
}

async function candidatesOf(
  scope: Scan,
  open: readonly TwinFile[],
  facts: KnownFacts,
  others: Map<AbsPath, AbsPath>,
): Promise<ReadonlyMap<AbsPath, Candidate[]>> {
  const { shots } = await pairScan(scope, facts, DEFAULT_POLICY);
  const pairs = shots.flatMap(({ raw, pairing }) => pairing.flatMap(e => ('as' in e ? [{ raw, pick: e.as, evidence: e }] : [])));
  const mayBeRead = new Set(open.filter(({ linked }) => !linked).map(({ path }) => path));
  const doubtful = pairs.filter(({ pick, evidence }) => restsOnName(evidence) && mayBeRead.has(pick));
  await facts.ask(doubtful.flatMap(({ raw, pick }) => [raw.path, pick]));
  const found = new Map<AbsPath, Candidate[]>();
  for (const { raw, pick, evidence } of pairs) {
    const [ours, theirs] = [facts.of(raw.path), facts.of(pick)];
    if (restsOnName(evidence) && ours && theirs && contradicts(ours, theirs)) others.set(pick, raw.path);
    else push(found, pick, { path: raw.path, because: [evidence] });
  }
  return found;
}

/** Beside it by its name alone. What was merged from a range of shots has the time of one of them. */
const restsOnName = (e: Evidence): boolean => e.kind === 'same-stem' || (e.kind === 'derivative' && e.rule !== 'range');
