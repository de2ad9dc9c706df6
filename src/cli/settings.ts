import { delimiter } from 'node:path';
import { settingsFromEnvironment } from '../config/environment.js';
import type { FolderFile, FolderUse } from '../config/folder-settings.js';
import { configFile, loadConfig, loadFolderFile } from '../config/load.js';
import { BUILT_IN, type Merged, mergeSettings, type SettingName, type Settings } from '../config/settings.js';
import type { AbsPath } from '../model/frame.js';
import { expandFolders } from '../scan/patterns.js';
import { outermost } from '../scan/roots.js';
import { type PlanFlags, settingsFromFlags, systemLang, wordsOf } from './options.js';
import { say } from './output.js';
import { realPath } from './real-path.js';

/** What of a folder's file a verb heeds. */
export const NO_SETTINGS: ReadonlySet<SettingName> = new Set();
export const PLAN_SETTINGS: ReadonlySet<SettingName> = new Set([
  ...(['also', 'ignore', 'trust', 'include', 'settle', 'maxTrash', 'to', 'memory', 'cache', 'thumbnails'] as const),
]);
export const WATCH_SETTINGS: ReadonlySet<SettingName> = new Set([
  ...(['also', 'ignore', 'settle', 'maxTrash', 'to', 'thumbnails', 'grace'] as const),
]);

interface Heed {
  readonly uses?: ReadonlySet<SettingName>;
  /** What holds like a flag, as a saved plan says it. */
  readonly said?: Settings;
}
export interface Gathered {
  readonly merged: Merged;
  readonly folderUses: readonly FolderUse[];
}

/** All layers merged: defaults < own file < folder files < environment < flags. Throws CONFIG_INVALID or USAGE, naming file and key. */
export async function gatherSettings(
  flags: PlanFlags,
  folders: readonly string[],
  { uses = PLAN_SETTINGS, said }: Heed,
): Promise<Gathered> {
  const flag = { ...settingsFromFlags(flags, folders), ...said };
  const environment = settingsFromEnvironment(process.env, delimiter);
  const { folders: named, also, ignore, to, memory } = BUILT_IN;
  const layers = [
    { source: 'default', settings: { folders: named, also, ignore, to, memory, lang: systemLang() } },
    { source: 'file', settings: await loadConfig(configFile(process.env)) },
  ] as const;
  const above = [
    { source: 'environment', settings: environment },
    { source: 'flag', settings: flag },
  ] as const;
  const own = mergeSettings(layers).settings;
  const spoken = mergeSettings(above).settings;
  const open = new Set([...uses].filter(name => spoken[name] === undefined));
  const roots = open.size === 0 ? [] : await realRoots(spoken.folders ?? own.folders ?? []);
  const files = await folderFiles(roots);
  if (files.length === 0) return { merged: mergeSettings([...layers, ...above]), folderUses: [] };
  const { mergeFolders, useOf } = await import('../config/folder-settings.js');
  const folderUses = files.map(file => useOf(file, own, open));
  const folder = { source: 'folder', settings: mergeFolders(folderUses, roots, own, spoken) } as const;
  return { merged: mergeSettings([...layers, folder, ...above]), folderUses };
}

/** The same, for a verb that acts on them: which folder files are used, and what of them is not, is said on stderr. */
export async function readSettings(flags: PlanFlags, folders: readonly string[], heed: Heed = {}): Promise<Settings> {
  const { merged, folderUses } = await gatherSettings(flags, folders, heed);
  if (folderUses.length > 0) await tellFolders(folderUses, merged.settings);
  return merged.settings;
}

async function tellFolders(uses: readonly FolderUse[], settings: Settings): Promise<void> {
  const { talk, config } = await wordsOf(settings);
  const [{ printable }, { shellQuoted }, { listed }] = await Promise.all([
    import('../report/printable.js'),
    import('../report/shell.js'),
    import('../config/word-of.js'),
  ]);
  for (const { file, used, waiting } of uses) {
    const path = printable(file.path);
    if (Object.keys(used).length > 0) say(`rawtwin: ${talk.folderSettings(path, printable(listed(used)))}`);
    if (Object.keys(waiting).length === 0) continue;
    say(`rawtwin: ${config.waits(path, printable(listed(waiting)))}`);
    say(`  rawtwin config allow ${shellQuoted(file.root, process.platform === 'win32')}`);
  }
}

/** As the scan will find them. One that is not there brings nothing along, and is told of by the scan. */
async function realRoots(folders: readonly string[]): Promise<readonly AbsPath[]> {
  const found = await Promise.all((await expandFolders(folders, process.cwd())).map(folder => realPath(folder).catch(() => null)));
  return outermost(found.filter(folder => folder !== null));
}

async function folderFiles(roots: readonly string[]): Promise<readonly FolderFile[]> {
  const isAllowed = async (path: string, hash: string) => {
    const { readAllowed } = await import('./allowed-files.js');
    return (await readAllowed()).get(path) === hash;
  };
  const files = await Promise.all(roots.map(root => loadFolderFile(root, isAllowed)));
  return files.filter(file => file !== null);
}
