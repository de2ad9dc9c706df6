import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { AbsPath } from '../../model/frame.js';
import type { Action } from '../../model/plan.js';
import type { Scan } from '../../model/scan.js';
import { stampsOf } from '../../scan/stamp.js';
import { liesBetween, spanOf } from '../../watch/between.js';
import type { Missing } from '../../watch/candidates.js';
import { printText, unitText } from '../../watch/print-text.js';
import type { Made } from '../make-plan.js';
import { hasTwin } from '../undone.js';

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');

function push(groups: Map<string, string[]>, key: string, value: string): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}

/**
 * The actions that a daemon may take. What memory never saw with its twin may be half of a copy that was broken off: it must lie between
 * two shots of its folder that have their twins, or were seen with them.
 */
export function takeable({ plan, shots }: Pick<Made, 'plan' | 'shots'>): readonly Action[] {
  const isWitnessed = ({ because }: Action) => because.some(({ kind }) => kind === 'witnessed');
  const witnessed = new Set(plan.actions.filter(isWitnessed).map(({ raw }) => raw.path));
  const known = new Map<string, string[]>();
  const stems = new Map<AbsPath, string>();
  const folders = new Set(plan.actions.map(({ raw }) => dirname(raw.path)));
  for (const shot of shots) {
    const { raw } = shot;
    if (!folders.has(raw.folder)) continue;
    stems.set(raw.path, raw.stem);
    if (hasTwin(shot) || witnessed.has(raw.path)) push(known, raw.folder, raw.stem);
  }
  const spans = new Map([...known].map(([folder, own]) => [folder, spanOf(own)]));
  const isBetween = ({ raw }: Action) => liesBetween(stems.get(raw.path) ?? '', spans.get(dirname(raw.path)) ?? null);
  return plan.actions.filter(action => isWitnessed(action) || isBetween(action));
}

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

/** The names, by folder, of every file of which a raw could be the other half. Paths would take three times the room. */
export type Rendered = ReadonlyMap<AbsPath, readonly string[]>;
export const renderedIn = (scan: Scan): Rendered =>
  new Map(scan.folders.map(({ path, files }) => [path, files.flatMap(({ kind, name }) => (kind === 'rendered' ? [name] : []))]));

/** Whether there is one that was not there before. */
export function hasNewRendered(now: Rendered, before: Rendered): boolean {
  for (const [folder, names] of now) {
    const old = new Set(before.get(folder));
    if (names.some(name => !old.has(name))) return true;
  }
  return false;
}

export function digestOfNames(rendered: Rendered): string {
  const paths = [...rendered].flatMap(([folder, names]) => names.map(name => join(folder, name)));
  return digest(paths.sort().join('\n'));
}
