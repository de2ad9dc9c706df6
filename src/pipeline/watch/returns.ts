import { dirname } from 'node:path';
import type { AbsPath, RenderedFrame } from '../../model/frame.js';
import { stemOf } from '../../model/stem.js';
import { isWithin } from '../../scan/roots.js';
import type { Made } from '../make-plan.js';
import type { WatchDeps, Watching } from './watching.js';

/**
 * What became of raws that were trashed lately. One that stands at home again, however it came there, is wanted: those are answered, and
 * memory keeps it. Where only the JPEG came back, the way to undo is told, once.
 */
export async function lookForReturns(watching: Watching, { plan, scan }: Made, deps: WatchDeps): Promise<ReadonlySet<AbsPath>> {
  const { roots } = watching;
  const cameBack = new Set<AbsPath>();
  if (roots.roots.every(root => (roots.recordOf(root)?.trashed.length ?? 0) === 0)) return cameBack;
  const going = new Map(plan.actions.map(({ raw }) => [raw.path, raw]));
  const paired = new Set(plan.kept.flatMap(({ raw, reason }) => (reason === 'paired' ? [raw.path] : [])));
  const isKept = new Set(plan.kept.map(({ raw }) => raw.path));
  for (const root of roots.roots) {
    const record = roots.recordOf(root);
    if (!record || record.trashed.length === 0) continue;
    const twins = renderedByStem(scan, new Set(record.trashed.map(({ raw }) => dirname(raw))));
    const trashed = [];
    for (const one of record.trashed) {
      if (paired.has(one.raw)) continue;
      const again = going.get(one.raw);
      if (again && again.bytes === one.bytes && String(again.stamp.mtimeNs) === one.mtimeNs) cameBack.add(one.raw);
      const twin = going.has(one.raw) || isKept.has(one.raw) ? undefined : twins.get(keyOf(one.raw));
      if (twin && !one.told) deps.tell({ kind: 'jpeg-back', raw: one.raw, twin: twin.path, run: one.run });
      trashed.push(twin ? { ...one, told: true } : one);
    }
    const wanted = [...cameBack].filter(raw => isWithin(raw, root)).flatMap(path => going.get(path) ?? []);
    const undoneAt = deps.clock.now().toISOString();
    await deps.memory.want(new Map(wanted.map(({ path, bytes, stamp }) => [path, { file: { bytes, mtimeNs: stamp.mtimeNs }, undoneAt }])));
    await roots.keep({ ...record, trashed });
  }
  return cameBack;
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
