import { AppError } from '../model/errors.js';
import { CONFIDENCES, type MaxTrash } from '../model/policy.js';
import { BUILT_IN, type SettingName, type Settings } from './settings.js';
import { wordOf } from './word-of.js';

/** The file of one root, read. `allowed`: the person agreed to this very text. */
export interface FolderFile {
  readonly root: string;
  readonly path: string;
  /** SHA-256 of its bytes. */
  readonly hash: string;
  readonly settings: Settings;
  readonly allowed: boolean;
}
/** `waiting`: what it asks beyond what the person's own settings allow; not used until they agree. */
export interface FolderUse {
  readonly file: FolderFile;
  readonly used: Settings;
  readonly waiting: Settings;
}

/**
 * True when a folder's value can only keep more than the person's own, or the same. Lists of twins and of what is left out count as
 * wider: a JPEG more can prove that the RAW beside it had one, a JPEG less makes its RAW look left behind. So does memory, on or off.
 */
const NARROWS: { readonly [K in SettingName]?: (theirs: NonNullable<Settings[K]>, own: Settings) => boolean } = {
  trust: (theirs, { trust = BUILT_IN.trust }) => CONFIDENCES.indexOf(theirs) <= CONFIDENCES.indexOf(trust),
  include: (theirs, { include = [] }) => theirs.every(word => include.includes(word)),
  settle: (theirs, { settle = BUILT_IN.settle }) => theirs >= settle,
  grace: (theirs, { grace = BUILT_IN.grace }) => theirs >= grace,
  maxTrash: (theirs, { maxTrash }) => isStricter(theirs, maxTrash),
  cache: theirs => !theirs,
  thumbnails: theirs => !theirs,
};

/** A number and a share cannot be compared, nor can either with the limits that verbs have where the person sets none: then only 0 is surely stricter. */
function isStricter(theirs: MaxTrash, own: MaxTrash | undefined): boolean {
  if ('count' in theirs) return theirs.count <= (own !== undefined && 'count' in own ? own.count : 0);
  return theirs.percent <= (own !== undefined && 'percent' in own ? own.percent : 0);
}

/** What of a folder's file is used, and what waits for the person; `own`: defaults and their own file. `uses`: what the verb heeds at all. */
export function useOf(file: FolderFile, own: Settings, uses: ReadonlySet<SettingName>): FolderUse {
  const [used, waiting]: [Record<string, unknown>, Record<string, unknown>] = [{}, {}];
  for (const [key, value] of Object.entries(file.settings)) {
    const name = key as SettingName;
    if (!uses.has(name)) continue;
    const into = file.allowed || isSame(name, file.settings, own) || narrows(name, file.settings, own) ? used : waiting;
    into[name] = value;
  }
  return { file, used: used as Settings, waiting: waiting as Settings };
}

function narrows<K extends SettingName>(name: K, theirs: Settings, own: Settings): boolean {
  const value = theirs[name] as Settings[K];
  const rule: ((theirs: NonNullable<Settings[K]>, own: Settings) => boolean) | undefined = NARROWS[name];
  return value !== undefined && value !== null && rule?.(value, own) === true;
}

const isSame = (name: SettingName, a: Settings, b: Settings): boolean =>
  wordOf(name, { ...BUILT_IN, ...a }) === wordOf(name, { ...BUILT_IN, ...b });

/** Settings that hold for a run as a whole. */
const OF_THE_RUN = ['trust', 'include', 'settle', 'maxTrash', 'to', 'memory', 'grace'] as const;

/**
 * The files of all roots as one layer. Folders of twins add up, what is left out holds below its root alone, and what is kept for later is
 * kept where all agree. All else holds for the whole run: CONFIG_INVALID where roots want it otherwise and `said` (a flag, a variable) does
 * not decide.
 */
export function mergeFolders(uses: readonly FolderUse[], roots: readonly string[], own: Settings, said: Settings): Settings {
  const merged: Record<string, unknown> = {};
  const holding = (root: string): Settings => ({ ...own, ...uses.find(({ file }) => file.root === root)?.used });
  for (const name of OF_THE_RUN) {
    if (said[name] !== undefined || !uses.some(({ used }) => used[name] !== undefined)) continue;
    const [first = '', ...others] = roots;
    const odd = others.find(root => wordOf(name, { ...BUILT_IN, ...holding(root) }) !== wordOf(name, { ...BUILT_IN, ...holding(first) }));
    if (odd !== undefined) throw disagree(name, [first, odd], holding);
    merged[name] = holding(first)[name];
  }
  const also = uses.flatMap(({ used }) => used.also ?? []);
  if (also.length > 0) merged.also = [...new Set([...(own.also ?? []), ...also])];
  const below = uses.flatMap(({ file, used }) => (used.ignore ? [[file.root, used.ignore] as const] : []));
  if (below.length > 0 && said.ignore === undefined) merged.ignoreBelow = new Map(below);
  for (const name of ['cache', 'thumbnails'] as const) {
    if (said[name] === undefined && uses.some(({ used }) => used[name] !== undefined))
      merged[name] = roots.every(root => holding(root)[name] !== false);
  }
  return merged as Settings;
}

function disagree(name: SettingName, roots: readonly string[], holding: (root: string) => Settings): AppError {
  const of = roots.map(folder => ({ folder, value: wordOf(name, { ...BUILT_IN, ...holding(folder) }) }));
  return new AppError('CONFIG_INVALID', { is: 'settings-disagree', name, of }, roots[0]);
}
