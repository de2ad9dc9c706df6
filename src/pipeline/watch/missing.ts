import { createHash } from 'node:crypto';
import { dirname } from 'node:path';
import type { AbsPath } from '../../model/frame.js';
import type { Action } from '../../model/plan.js';
import type { Scan } from '../../model/scan.js';
import { stampsOf } from '../../scan/stamp.js';
import type { Missing } from '../../watch/candidates.js';
import { printText, unitText } from '../../watch/print-text.js';

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** The orphans of a plan with what must stay as it is while their grace runs. Only their folders are looked at, file by file. */
export async function missingOf(actions: readonly Action[], scan: Scan, signal: AbortSignal): Promise<readonly Missing[]> {
  const folders = new Set(actions.map(({ raw }) => dirname(raw.path) as AbsPath));
  const leaving = new Set(actions.flatMap(action => [action.raw.path, ...action.with.map(({ path }) => path)]));
  const prints = new Map<AbsPath, string>();
  for (const folder of scan.folders) {
    if (!folders.has(folder.path)) continue;
    const rest = folder.files.flatMap(({ path }) => (leaving.has(path) ? [] : [path]));
    const stamps = await stampsOf(rest, signal);
    prints.set(folder.path, digest(printText(folder, path => stamps.get(path), leaving)));
  }
  return actions.map(({ raw, with: along, because }) => {
    const folder = dirname(raw.path) as AbsPath;
    const unit = digest(unitText([raw, ...along]));
    return { raw: raw.path, folder, unit, print: prints.get(folder) ?? '', witnessed: because.some(({ kind }) => kind === 'witnessed') };
  });
}

/** Every file of which a raw could be the other half. */
export const renderedIn = (scan: Scan): ReadonlySet<AbsPath> =>
  new Set(scan.folders.flatMap(({ files }) => files.flatMap(file => (file.kind === 'rendered' ? [file.path] : []))));

export const digestOfNames = (names: ReadonlySet<AbsPath>): string => digest([...names].sort().join('\n'));
