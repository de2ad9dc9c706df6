import { existsSync } from 'node:fs';
import { variableOf } from '../../config/environment.js';
import { configFile, stateFolder } from '../../config/load.js';
import { BUILT_IN, type SettingName, type Settings } from '../../config/settings.js';
import { listed, wordOf } from '../../config/word-of.js';
import type { ConfigListing, SettingRow } from '../../model/config-listing.js';
import { renderConfig } from '../../report/config.js';
import { EXIT } from '../exit-code.js';
import { wordsOf } from '../options.js';
import { print, view } from '../output.js';
import { type Gathered, gatherSettings, PLAN_SETTINGS, WATCH_SETTINGS } from '../settings.js';

interface ConfigFlags {
  readonly json?: boolean;
  readonly lang?: string;
}
export const ALL_SETTINGS: ReadonlySet<SettingName> = new Set([...PLAN_SETTINGS, ...WATCH_SETTINGS]);
const NAMES = [...(Object.keys(BUILT_IN) as SettingName[]), 'maxTrash', 'lang'] as const satisfies readonly SettingName[];

/** `config`: each setting with its source. Exit 2 for a file or variable that cannot be used. */
export async function configCommand(folders: readonly string[], flags: ConfigFlags): Promise<number> {
  const gathered = await gatherSettings(flags, folders, { uses: ALL_SETTINGS });
  const listing = listingOf(gathered);
  if (flags.json) await print([`${JSON.stringify({ schema: 'rawtwin.config/1', ...listing }, null, 2)}\n`]);
  else await print(renderConfig(listing, view(await wordsOf(gathered.merged.settings))));
  return EXIT.done;
}

function listingOf({ merged, folderUses }: Gathered): ConfigListing {
  const path = configFile(process.env);
  const all: Settings = { ...BUILT_IN, ...merged.settings };
  const filesWith = (name: SettingName) => folderUses.filter(({ used }) => used[name] !== undefined).map(({ file }) => file.path);
  const rows = NAMES.map((name): SettingRow => {
    const source = merged.sourceOf(name) ?? 'default';
    const from = { default: null, flag: null, file: path, environment: variableOf(name), folder: filesWith(name).join(', ') }[source];
    return { name, value: asInFile(name, all), source, from };
  });
  const below = [...(merged.settings.ignoreBelow ?? [])].map(([folder, patterns]): SettingRow => {
    const from = folderUses.find(({ file }) => file.root === folder)?.file.path ?? null;
    return { name: 'ignore', value: patterns, source: 'folder', from, below: folder };
  });
  return {
    file: { path, there: existsSync(path) },
    stateDir: stateFolder(process.env),
    folderFiles: folderUses.map(({ file: { path: at, root, allowed }, waiting }) => {
      return {
        path: at,
        folder: root,
        allowed,
        waiting: Object.keys(waiting).map(name => listed({ [name]: waiting[name as SettingName] })),
      };
    }),
    settings: [...rows, ...below],
  };
}

/** As a file would say it. */
function asInFile(name: SettingName, settings: Settings): SettingRow['value'] {
  const { [name]: value } = settings;
  if (value === undefined) return null;
  if (typeof value === 'number' && name !== 'grace') return value;
  return typeof value === 'boolean' || Array.isArray(value) ? value : wordOf(name, settings);
}
