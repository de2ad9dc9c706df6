import { basename, dirname } from 'node:path';
import type { AbsPath, RenderedFrame } from '../../model/frame.js';
import type { Action } from '../../model/plan.js';
import { stemOf } from '../../model/stem.js';
import { type LatelyTrashed, MOST_TRASHED } from '../../watch/root-record.js';
import type { Made } from '../make-plan.js';
import { hasTwin } from '../undone.js';
import type { Tell, WatchDeps, Watching } from './watching.js';

/**
 * What became of raws that were trashed lately. One that stands at home again, however it came there, is wanted: those are answered, and
 * memory keeps it. One that is kept for now for another reason is asked about again by the next pass; one that has its JPEG is no more.
 */
export async function lookForReturns(watching: Watching, made: Made, deps: WatchDeps): Promise<ReadonlySet<AbsPath>> {
  const { roots } = watching;
  const cameBack = new Set<AbsPath>();
  if (roots.roots.every(root => (roots.recordOf(root)?.trashed.length ?? 0) === 0)) return cameBack;
  const going = new Map(made.plan.actions.map(({ raw }) => [raw.path, raw]));
  const lately = new Set(roots.roots.flatMap(root => roots.recordOf(root)?.trashed.map(({ raw }) => basename(raw)) ?? []));
  const paired = new Set(made.shots.flatMap(shot => (lately.has(shot.raw.name) && hasTwin(shot) ? [shot.raw.path] : [])));
  for (const root of roots.roots) {
    const record = roots.recordOf(root);
    if (!record || record.trashed.length === 0) continue;
    const left = record.trashed.filter(({ raw }) => !paired.has(raw));
    const wanted = left.flatMap(one => {
      const again = going.get(one.raw);
      return again && isBack(again, one) ? [again] : [];
    });
    for (const { path } of wanted) cameBack.add(path);
    const undoneAt = deps.clock.now().toISOString();
    await deps.memory.want(new Map(wanted.map(({ path, bytes, stamp }) => [path, { file: { bytes, mtimeNs: stamp.mtimeNs }, undoneAt }])));
    await roots.keep({
      ...record,
      trashed: tellBack(
        left,
        left.map(({ raw }) => dirname(raw)),
        made,
        deps.tell,
      ).slice(-MOST_TRASHED),
    });
  }
  return cameBack;
}

/** The same file: one that was shot again under the name is another. */
const isBack = ({ bytes, stamp }: Action['raw'], was: LatelyTrashed): boolean =>
  bytes === was.bytes && String(stamp.mtimeNs) === was.mtimeNs && String(stamp.ctimeNs) !== was.ctimeNs;

/** The same for a look at some folders, which only tells of JPEGs. */
export async function tellJpegsBack({ roots }: Watching, made: Made, hinted: readonly AbsPath[], tell: Tell): Promise<void> {
  for (const root of roots.roots) {
    const record = roots.recordOf(root);
    if (!record || record.trashed.length === 0) continue;
    await roots.keep({ ...record, trashed: tellBack(record.trashed, hinted, made, tell) });
  }
}

/** Of raws that are not at home while their JPEG is, the way to undo is told, once. The plan says who is at home in these folders alone. */
function tellBack(
  trashed: readonly LatelyTrashed[],
  folders: readonly string[],
  { plan, scan }: Made,
  tell: Tell,
): readonly LatelyTrashed[] {
  const atHome = new Set([...plan.actions, ...plan.kept].map(({ raw }) => raw.path));
  const twins = renderedByStem(scan, new Set(folders));
  return trashed.map(one => {
    const twin = one.told || atHome.has(one.raw) ? undefined : twins.get(keyOf(one.raw));
    if (!twin) return one;
    tell({ kind: 'jpeg-back', raw: one.raw, twin: twin.path, run: one.run });
    return { ...one, told: true };
  });
}

const keyOf = (path: AbsPath): string => `${dirname(path)}\0${stemOf(path.slice(dirname(path).length + 1))}`;

function renderedByStem(scan: Made['scan'], folders: ReadonlySet<string>): ReadonlyMap<string, RenderedFrame> {
  const found = new Map<string, RenderedFrame>();
  for (const { path, files } of scan.folders) {
    if (!folders.has(path)) continue;
    for (const file of files) if (file.kind === 'rendered') found.set(`${path}\0${file.stem}`, file);
  }
  return found;
}
