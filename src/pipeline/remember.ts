import type { KnownFacts } from '../exif/known-facts.js';
import { learn, type PairSeen, twinToRead } from '../memory/learn.js';
import type { AbsPath, Trace } from '../model/frame.js';
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
  if (input.policy.trust !== 'stem') {
    const unread = [...pairs()].flatMap(pair => twinToRead(pair, known.sightings.get(pair.raw))?.path ?? []);
    await facts.ask(unread);
  }
  const sightings = new Map<AbsPath, Sighting>();
  const elsewhere = new Set<AbsPath>();
  for (const pair of pairs()) {
    // Of folders below, those count in which the twins of raws elsewhere lie: a disk mounted over one of them hides its twins.
    for (const { folder } of pair.twins) if (folder !== pair.folder) elsewhere.add(folder);
    const twin = pair.twins[0] && facts.of(pair.twins[0].path);
    const camera = twin ? isCameraOriginal(twin, facts.of(pair.raw)) : null;
    const learnt = learn(pair, known.sightings.get(pair.raw), camera, plan.madeAt);
    if (learnt) sightings.set(pair.raw, learnt);
  }
  const looksWrong = new Set(plan.refusals.filter(({ guard }) => guard !== 'max-trash').map(({ path }) => path));
  const whole = (top: AbsPath) =>
    !looksWrong.has(top) && found.fileCount.get(top) !== 0 && !found.unreadable.some(({ path }) => path.startsWith(top));
  const tops = [...found.fileCount.keys()].filter(whole);
  const births = birthsOf([...tops, ...elsewhere, ...[...known.rootOf.keys()].filter(folder => !found.fileCount.has(folder))], plan);
  await memory.remember(sightings, new Map(tops.map(top => [top, found.fileCount.get(top) ?? 0])), births);
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
