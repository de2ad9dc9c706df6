import type { KnownFacts } from '../exif/known-facts.js';
import { learn, type PairSeen, twinToRead } from '../memory/learn.js';
import type { AbsPath, RenderedFrame, Trace } from '../model/frame.js';
import type { Recollection, Sighting } from '../model/memory.js';
import type { Plan } from '../model/plan.js';
import type { Scan } from '../model/scan.js';
import type { PlanInput, ShotAsPaired } from '../plan/case.js';
import { isCameraOriginal } from '../plan/shoots.js';
import type { Memory } from '../ports/memory.js';
import { birthOf } from '../scan/stamp.js';

/** Memory learns each pair seen, and how many files a good scan listed. A listing that looks wrong teaches nothing about counts. */
export async function remember(
  found: Scan,
  input: Pick<PlanInput, 'shots' | 'policy'> & { readonly traces: ReadonlyMap<AbsPath, Trace> },
  facts: KnownFacts,
  known: Recollection,
  plan: Plan,
  memory: Memory,
): Promise<void> {
  if (!memory.learns) return;
  const pairs = () => pairsAmong(input.shots, input.traces);
  const isCameras = ({ path }: RenderedFrame, raw: AbsPath) => isCameraOriginal(facts.of(path), facts.of(raw));
  if (input.policy.trust !== 'stem') await readTwins(pairs, isCameras, facts, known);
  const sightings = new Map<AbsPath, Sighting>();
  const elsewhere = new Set<AbsPath>();
  for (const pair of pairs()) {
    // Of folders below, those count in which the twins of raws elsewhere lie: a disk mounted over one of them hides its twins.
    for (const { folder } of pair.twins) if (folder !== pair.folder) elsewhere.add(folder);
    const twin = pair.twins.find(one => isCameras(one, pair.raw)) ?? pair.twins[0];
    if (!twin) continue;
    const camera = facts.of(twin.path) ? isCameras(twin, pair.raw) : null;
    const learnt = learn({ ...pair, twin }, known.sightings.get(pair.raw), camera, plan.madeAt);
    if (learnt) sightings.set(pair.raw, learnt);
  }
  const looksWrong = new Set(plan.refusals.filter(({ guard }) => guard !== 'max-trash').map(({ path }) => path));
  const whole = (top: AbsPath) =>
    !looksWrong.has(top) && found.fileCount.get(top) !== 0 && !found.unreadable.some(({ path }) => path.startsWith(top));
  const tops = [...found.fileCount.keys()].filter(whole);
  const births = birthsOf([...tops, ...elsewhere, ...[...known.rootOf.keys()].filter(folder => !found.fileCount.has(folder))], plan);
  await memory.remember(sightings, new Map(tops.map(top => [top, found.fileCount.get(top) ?? 0])), births);
}

/** One twin of each pair that needs it; where that is an export, the others too: the camera's own may be among them. */
async function readTwins(
  pairs: () => Iterable<PairSeen>,
  isCameras: (twin: RenderedFrame, raw: AbsPath) => boolean,
  facts: KnownFacts,
  known: Recollection,
): Promise<void> {
  const others: AbsPath[] = [];
  const toRead = (pair: PairSeen) => twinToRead(pair, known.sightings.get(pair.raw));
  await facts.ask([...pairs()].flatMap(pair => toRead(pair)?.path ?? []));
  for (const pair of pairs()) {
    const first = toRead(pair);
    if (first && !isCameras(first, pair.raw))
      others.push(...pair.twins.flatMap(twin => (twin === first || twin.linked ? [] : [twin.path])));
  }
  await facts.ask(others);
}

/** Made anew each time they are asked for: there are as many as raws. */
function* pairsAmong(
  shots: readonly ShotAsPaired[],
  traces: ReadonlyMap<AbsPath, Trace>,
): Generator<PairSeen & { readonly folder: AbsPath }> {
  for (const { raw, twins, pairing } of shots) {
    const trace = traces.get(raw.path);
    const own = trace ? twins.filter(twin => pairing.some(e => e.kind !== 'derivative' && 'as' in e && e.as === twin.path)) : [];
    if (trace && own.length > 0) yield { raw: raw.path, folder: raw.folder, format: raw.format, trace, twins: own };
  }
}

/** Which folder each is now; not of those that this plan doubts. */
function birthsOf(folders: readonly AbsPath[], plan: Plan): ReadonlyMap<AbsPath, string> {
  const doubted = plan.kept.flatMap(({ raw, because }) =>
    because.flatMap(one => (one.kind === 'unlisted' && one.code === 'REPLACED' ? [raw.path, one.path] : [])),
  );
  const isDoubted = (folder: AbsPath) => doubted.some(path => path === folder || path.startsWith(`${folder}/`));
  return new Map(
    [...new Set(folders)].flatMap(folder => {
      const birth = isDoubted(folder) ? null : birthOf(folder);
      return birth ? [[folder, birth] as const] : [];
    }),
  );
}

/** Folders that are not those that memory saw: another disk, or a copy, is mounted at their paths. Each is asked once. */
export function replacedOf({ rootOf }: Recollection): (folder: AbsPath) => boolean {
  const known = new Map<AbsPath, boolean>();
  return folder => {
    const [was, before] = [rootOf.get(folder), known.get(folder)];
    if (was === undefined || before !== undefined) return before ?? false;
    const is = birthOf(folder);
    known.set(folder, is !== null && was !== is);
    return is !== null && was !== is;
  };
}
