import type { KnownFacts } from '../exif/known-facts.js';
import type { AbsPath, RenderedFrame } from '../model/frame.js';
import type { Policy } from '../model/policy.js';
import type { Scan, Unreadable } from '../model/scan.js';
import { captureCandidates, pairByCapture, unreadCandidates } from '../pair/by-capture.js';
import { factsToAsk, namesakesOf, ownersToAsk, pairByFolder } from '../pair/by-folder.js';
import { pairLeftover } from '../pair/by-leftover.js';
import { lacksTwin, pairByStem, type Shot, type StemPairing, type TwinFile } from '../pair/by-stem.js';
import { foldersOfFalseNames, pairsToCheck, withoutNamesIn } from '../pair/check-names.js';
import type { ShotAsPaired } from '../plan/case.js';

export interface Paired {
  readonly shots: readonly ShotAsPaired[];
  /** Files that could be the twin of any loose raw, had they been readable. */
  readonly unread: readonly Unreadable[];
}

/**
 * The four stages of design.md §3, after a look at whether names can be believed. Under `--trust stem` only raws with a namesake in
 * another folder are opened. `concerning`: only raws of these folders are asked about, among the files of all.
 */
export async function pairScan(found: Scan, facts: KnownFacts, policy: Policy, concerning?: ReadonlySet<AbsPath>): Promise<Paired> {
  const byStem = pairByStem(found);
  const acted = new Set(found.folders.filter(folder => !folder.searchOnly).map(folder => folder.path));
  const isAsked = ({ raw }: Shot) => acted.has(raw.folder) && (concerning?.has(raw.folder) ?? true);
  const isLoose = (shot: Shot) => shot.evidence.length === 0 && isAsked(shot);
  const isOpen = (shot: Shot) => lacksTwin(shot) && isAsked(shot);
  const names = policy.trust === 'stem' ? byStem : await checkNames(byStem, facts, isLoose);
  if (policy.trust !== 'stem') await readForCapture(names, facts, isLoose, isOpen);
  let byCapture = pairByCapture(names, facts.of);
  if (concerning && byCapture.some(shot => isAsked(shot) && shot.evidence.some(({ kind }) => kind === 'same-capture'))) {
    // Whether a file fits one raw alone is known once the raws of all folders were compared with it.
    await facts.ask(names.shots.flatMap(shot => (lacksTwin(shot) && acted.has(shot.raw.folder) ? [shot.raw.path] : [])));
    byCapture = pairByCapture(names, facts.of);
  }
  let named = await pairWithNamesakes(byCapture, names, facts, isOpen);
  let shots = pairLeftover(named, names, facts.of);
  if (concerning && shots.some((shot, i) => shot !== named[i] && isAsked(shot))) {
    // Whether a file is left over is known once the raws of all folders were compared with it.
    await facts.ask(names.shots.flatMap(shot => (lacksTwin(shot) && acted.has(shot.raw.folder) ? [shot.raw.path] : [])));
    named = await pairWithNamesakes(pairByCapture(names, facts.of), names, facts, isOpen);
    shots = pairLeftover(named, names, facts.of);
  }
  const unread = unreadCandidates(names, facts.failure);
  return { shots: shots.filter(isAsked).map(asPaired), unread };
}

async function checkNames(byStem: StemPairing, facts: KnownFacts, isLoose: (shot: Shot) => boolean): Promise<StemPairing> {
  const pairs = pairsToCheck(byStem, isLoose);
  await facts.ask(pairs.flatMap(({ raw, twin }) => [raw.path, twin.path]));
  return withoutNamesIn(foldersOfFalseNames(pairs, facts.of), byStem);
}

/** Loose raws are read in any case, since they are judged by what they say; others only where there is a file to compare them with. */
async function readForCapture(
  names: StemPairing,
  facts: KnownFacts,
  isLoose: (shot: Shot) => boolean,
  isOpen: (shot: Shot) => boolean,
): Promise<void> {
  const candidates = captureCandidates(names);
  const raws = names.shots.filter(candidates.length > 0 ? isOpen : isLoose).map(shot => shot.raw.path);
  if (raws.length > 0) await facts.ask([...raws, ...candidates.map(twin => twin.path)]);
}

async function pairWithNamesakes(
  shots: readonly Shot[],
  names: StemPairing,
  facts: KnownFacts,
  isOpen: (shot: Shot) => boolean,
): Promise<readonly Shot[]> {
  const namesakes = namesakesOf(shots, names.looseTwins, isOpen);
  const open = [...namesakes.values()].flat();
  await facts.ask([...[...namesakes.keys()].map(shot => shot.raw.path), ...open.flatMap(one => factsToAsk(one).slice(0, 1))]);
  const silent = open.filter(one => facts.of(factsToAsk(one)[0] ?? one.twin.path)?.takenAt === undefined);
  await facts.ask(silent.flatMap(one => factsToAsk(one).slice(1)));
  await facts.ask(ownersToAsk(namesakes, facts.of));
  return pairByFolder(shots, namesakes, facts.of);
}

const asPaired = ({ raw, evidence, twins }: Shot): ShotAsPaired => ({
  raw,
  pairing: evidence,
  twins: twins.every(isRendered) ? twins : twins.filter(isRendered),
});
const isRendered = (twin: TwinFile): twin is RenderedFrame => twin.kind === 'rendered';
