import type { KnownFacts } from '../exif/known-facts.js';
import { learn, type PairSeen, twinToRead } from '../memory/learn.js';
import { type Evidence, isGuess } from '../model/evidence.js';
import type { AbsPath, RenderedFrame, Trace } from '../model/frame.js';
import type { KnownRoots, Sighting, Sightings } from '../model/memory.js';
import { isPathOf, isWithin } from '../model/path.js';
import type { Plan } from '../model/plan.js';
import type { Scan } from '../model/scan.js';
import type { PlanInput, ShotAsPaired } from '../plan/case.js';
import { isCameraOriginal } from '../plan/shoots.js';
import type { Memory } from '../ports/memory.js';
import { birthOf } from '../scan/stamp.js';

/** Memory learns each pair seen. Gives the folders in which twins of raws elsewhere lie: a disk mounted over one of them hides its twins. */
export async function learnPairs(
  input: Pick<PlanInput, 'shots' | 'policy'> & { readonly traces: ReadonlyMap<AbsPath, Trace> },
  facts: KnownFacts,
  known: Sightings,
  seenAt: string,
  memory: Memory,
): Promise<ReadonlySet<AbsPath>> {
  const elsewhere = new Set<AbsPath>();
  if (!memory.learns) return elsewhere;
  const pairs = [...pairsAmong(input.shots, input.traces)];
  const isCameras = ({ path }: RenderedFrame, raw: AbsPath) => isCameraOriginal(facts.of(path), facts.of(raw));
  if (input.policy.trust !== 'stem') await readTwins(pairs, isCameras, facts, known);
  const sightings = new Map<AbsPath, Sighting>();
  for (const pair of pairs) {
    for (const folder of pair.twinFolders) if (folder !== pair.folder) elsewhere.add(folder);
    const said = pair.twins.map(({ path }) => facts.of(path));
    const cameras = said.findIndex(one => one !== undefined && isCameraOriginal(one, facts.of(pair.raw)));
    const twin = pair.twins[Math.max(cameras, 0)];
    if (!twin) continue;
    const told = said[Math.max(cameras, 0)];
    const camera = cameras >= 0 ? true : told ? false : null;
    const learnt = learn({ ...pair, twin }, known.get(pair.raw), { camera, seenAt, ...(told ? { press: told } : {}) });
    if (learnt) sightings.set(pair.raw, learnt);
  }
  if (sightings.size > 0) await memory.remember(sightings, new Map());
  return elsewhere;
}

/** How many files a good scan listed, and which folders they were. A listing that looks wrong teaches nothing about counts. */
export async function rememberRoots(
  found: Scan,
  twinFolders: ReadonlySet<AbsPath>,
  known: KnownRoots,
  plan: Plan,
  memory: Memory,
): Promise<void> {
  if (!memory.learns) return;
  const looksWrong = new Set(plan.refusals.filter(({ guard }) => guard !== 'max-trash').map(({ path }) => path));
  const whole = (top: AbsPath) =>
    !looksWrong.has(top) && found.fileCount.get(top) !== 0 && !found.unreadable.some(({ path }) => isWithin(path, top));
  const tops = [...found.fileCount.keys()].filter(whole);
  const births = birthsOf([...tops, ...twinFolders, ...[...known.rootOf.keys()].filter(folder => !found.fileCount.has(folder))], plan);
  await memory.remember(new Map(), new Map(tops.map(top => [top, found.fileCount.get(top) ?? 0])), births);
}

/** One twin of each pair that needs it; where that is an export, the others too: the camera's own may be among them. */
async function readTwins(
  pairs: readonly PairSeen[],
  isCameras: (twin: RenderedFrame, raw: AbsPath) => boolean,
  facts: KnownFacts,
  known: Sightings,
): Promise<void> {
  const others: AbsPath[] = [];
  const toRead = pairs.flatMap(pair => {
    const first = twinToRead(pair, known.get(pair.raw));
    return first ? [{ pair, first }] : [];
  });
  await facts.ask(toRead.map(({ first }) => first.path));
  for (const { pair, first } of toRead) {
    if (!isCameras(first, pair.raw)) others.push(...pair.twins.flatMap(twin => (twin === first || twin.linked ? [] : [twin.path])));
  }
  await facts.ask(others);
}

interface PairHere extends PairSeen {
  readonly folder: AbsPath;
  /** Of all twins, also of those that only may be its own. */
  readonly twinFolders: readonly AbsPath[];
}

/** Their twins are those that are surely their own. */
function* pairsAmong(shots: readonly ShotAsPaired[], traces: ReadonlyMap<AbsPath, Trace>): Generator<PairHere> {
  for (const { raw, twins, pairing } of shots) {
    const trace = traces.get(raw.path);
    const among = (evidence: readonly Evidence[]) => twins.filter(twin => evidence.some(e => 'as' in e && isPathOf(e.as, twin)));
    const own = pairing.filter(({ kind }) => kind !== 'derivative');
    const all = trace ? among(own) : [];
    if (!trace || all.length === 0) continue;
    const twinFolders = all.map(({ folder }) => folder);
    yield { raw: raw.path, folder: raw.folder, format: raw.format, trace, twins: among(own.filter(e => !isGuess(e))), twinFolders };
  }
}

/** Which folder each is now; not of those that this plan doubts. */
function birthsOf(folders: readonly AbsPath[], plan: Plan): ReadonlyMap<AbsPath, string> {
  const doubted = plan.kept.flatMap(({ raw, because }) =>
    because.flatMap(one => (one.kind === 'unlisted' && one.code === 'REPLACED' ? [raw.path, one.path] : [])),
  );
  const isDoubted = (folder: AbsPath) => doubted.some(path => isWithin(path, folder));
  return new Map(
    [...new Set(folders)].flatMap(folder => {
      const birth = isDoubted(folder) ? null : birthOf(folder);
      return birth ? [[folder, birth] as const] : [];
    }),
  );
}

/** Folders that are not those that memory saw: another disk, or a copy, is mounted at their paths. Each is asked once. */
export function replacedOf({ rootOf }: KnownRoots): (folder: AbsPath) => boolean {
  const known = new Map<AbsPath, boolean>();
  return folder => {
    const [was, before] = [rootOf.get(folder), known.get(folder)];
    if (was === undefined || before !== undefined) return before ?? false;
    const is = birthOf(folder);
    known.set(folder, is !== null && was !== is);
    return is !== null && was !== is;
  };
}
