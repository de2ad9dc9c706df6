import type { KnownFacts } from '../../exif/known-facts.js';
import type { AbsPath, RawFrame, RenderedFrame } from '../../model/frame.js';
import { push } from '../../model/groups.js';
import type { Sightings } from '../../model/memory.js';
import type { Scan, Unreadable } from '../../model/scan.js';
import type { Taken } from '../../model/taken.js';
import { pairByStem, type TwinFile } from '../../pair/by-stem.js';
import { madeFromIt, namedAfter, ofOneMoment } from '../../pair/jpegs/made-from.js';
import { addLaterTies, addNamedTies, tiesByStem, uncomparedWith } from '../../pair/jpegs/raws-of-jpegs.js';
import { findTaken } from '../../pair/taken-half.js';
import type { JpegAsPaired } from '../../plan/jpegs/case.js';
import { isCameraOriginal } from '../../plan/shoots.js';

/** What pairing needs beyond the scan. */
export interface JpegGround {
  readonly found: Scan;
  readonly facts: KnownFacts;
  readonly sightings: Sightings;
  /** Raws that rawtwin itself took. */
  readonly taken: readonly Taken[];
}
export interface PairedJpegs {
  /** All JPEGs and HEIFs of folders where things may be moved. */
  readonly jpegs: readonly JpegAsPaired[];
  /** Raws that the disk would not let us read: each could be the raw of any JPEG. */
  readonly unread: readonly Unreadable[];
  readonly raws: ReadonlySet<AbsPath>;
  /** Pairs anew by what is known of the same files now. */
  readonly again: () => readonly JpegAsPaired[];
}

/** Finds the raw of each JPEG by all that pairs raws with theirs; reads all raws once there is a camera's own JPEG that no raw bears the name of. */
export async function pairJpegs(ground: JpegGround): Promise<PairedJpegs> {
  const { found, facts } = ground;
  const names = pairByStem(found);
  const byStem = tiesByStem(names);
  const all = found.folders.flatMap(({ searchOnly, files }) => (searchOnly ? [] : files.filter(isPicture)));
  const isLoose = ({ path }: RenderedFrame) => !byStem.has(path);
  await facts.ask(all.filter(isLoose).map(({ path }) => path));
  const isCameras = (path: AbsPath) => isCameraOriginal(facts.of(path), undefined);
  const loose = all.filter(jpeg => isLoose(jpeg) && isCameras(jpeg.path));
  const open = new Set(loose.map(({ folder }) => folder));
  const beside = all.filter(({ folder }) => open.has(folder));
  const after = namedAfter(loose, found);
  const looseRaws = names.shots.filter(({ evidence }) => evidence.length === 0).map(({ raw }) => raw);
  if (loose.length > 0) {
    const rendered = after.flatMap(({ file }) => (isReadable(file) ? [file.path] : []));
    await facts.ask([...names.shots.map(({ raw }) => raw.path), ...rendered, ...beside.map(({ path }) => path)]);
  }
  const failed = loose.length === 0 ? [] : looseRaws.flatMap(raw => unreadOf(raw, facts));
  const again = (): readonly JpegAsPaired[] => {
    const ties = new Map([...byStem].map(([path, evidence]) => [path, [...evidence]]));
    addLaterTies(ties, loose, names, facts.of);
    addNamedTies(ties, loose, found);
    for (const one of after)
      for (const e of madeFromIt(one, facts.of, said => isCameraOriginal(said, undefined))) push(ties, one.jpeg.path, e);
    for (const { jpeg, file, rule } of ofOneMoment(beside, facts.of))
      if (isLoose(jpeg)) push(ties, jpeg.path, { kind: 'derivative', as: file.path, rule });
    const silent = looseRaws.filter(({ path }) => facts.of(path)?.takenAt === undefined);
    const takenRaw = findTaken(ground.taken, facts.of);
    const isOpen = new Set(loose.map(({ path }) => path));
    return all.map((jpeg): JpegAsPaired => {
      const own = ties.get(jpeg.path) ?? [];
      if (own.length > 0 || !isOpen.has(jpeg.path)) return { jpeg, ties: own };
      const trashed = takenRaw(jpeg, ground.sightings.get(jpeg.path)?.twin);
      const uncompared = uncomparedWith(jpeg, silent, facts.of)?.path;
      return { jpeg, ties: own, ...(uncompared ? { uncompared } : {}), ...(trashed ? { trashed } : {}) };
    });
  };
  return { jpegs: again(), unread: failed, raws: new Set(names.shots.map(({ raw }) => raw.path)), again };
}

/** A link is never opened, and never moved. */
const isPicture = (file: Scan['folders'][number]['files'][number]): file is RenderedFrame => file.kind === 'rendered' && !file.linked;
const isReadable = (file: TwinFile): boolean => !file.linked && (file.kind === 'rendered' || /^tiff?$/.test(file.format));

function unreadOf({ path }: RawFrame, facts: KnownFacts): readonly Unreadable[] {
  const code = facts.failure(path);
  return code === undefined ? [] : [{ path, code, hides: true }];
}
