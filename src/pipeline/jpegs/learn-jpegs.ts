import type { KnownFacts } from '../../exif/known-facts.js';
import type { AbsPath, Trace } from '../../model/frame.js';
import type { Sighting, Sightings } from '../../model/memory.js';
import { folderOf } from '../../model/path.js';
import { contradicts } from '../../pair/same-capture.js';
import { isSureTie } from '../../plan/jpegs/shoots.js';
import { isCameraOriginal } from '../../plan/shoots.js';
import type { Memory } from '../../ports/memory.js';
import type { PairedJpegs } from './pair-jpegs.js';

/**
 * Memory learns each camera's own JPEG that is seen with its raw, where both were read and do not say that they are of different shots.
 * Gives the folders in which raws of JPEGs elsewhere lie: a disk mounted over one of them hides its raws.
 */
export async function learnJpegs(
  { jpegs, raws }: Pick<PairedJpegs, 'jpegs' | 'raws'>,
  traces: ReadonlyMap<AbsPath, Trace>,
  facts: KnownFacts,
  known: Sightings,
  seenAt: string,
  memory: Memory,
): Promise<ReadonlySet<AbsPath>> {
  const elsewhere = new Set<AbsPath>();
  if (!memory.learns) return elsewhere;
  const pairs = jpegs.flatMap(({ jpeg, ties }) => {
    const [trace, raw] = [traces.get(jpeg.path), ties.find(tie => isSureTie(tie) && raws.has(tie.as))];
    if (!trace || !raw || !('as' in raw)) return [];
    const folder = folderOf(raw.as);
    if (folder !== jpeg.folder) elsewhere.add(folder);
    return isKnown(known.get(jpeg.path), trace, raw.as) ? [] : [{ jpeg: jpeg.path, raw: raw.as, trace }];
  });
  await facts.ask(pairs.flatMap(({ jpeg, raw }) => [jpeg, raw]));
  const sightings = new Map<AbsPath, Sighting>();
  for (const { jpeg, raw, trace } of pairs) {
    const [ours, theirs] = [facts.of(jpeg), facts.of(raw)];
    if (!ours || !theirs || !isCameraOriginal(ours, theirs) || contradicts(theirs, ours)) continue;
    sightings.set(jpeg, { ...trace, twin: raw, camera: true, seenAt });
  }
  if (sightings.size > 0) await memory.remember(sightings, new Map());
  return elsewhere;
}

const isKnown = (known: Sighting | undefined, { bytes, mtimeNs }: Trace, raw: AbsPath): boolean =>
  known?.bytes === bytes && known.mtimeNs === mtimeNs && known.twin === raw;
