import { present } from '../model/present.js';
import type { SettingName, Settings } from './settings.js';
import { parseDuration, parseInclude, parseLang, parseMaxTrash, parseSettle, parseStore, parseSwitch, parseTrust } from './words.js';

/** `RAWTWIN_MAX_TRASH` */
export const variableOf = (name: SettingName): string => `RAWTWIN_${name.replace(/[A-Z]/g, '_$&').toUpperCase()}`;

/** Settings from `RAWTWIN_*`; lists of folders are separated as in PATH. Throws USAGE naming the variable. An empty variable says nothing. */
export function settingsFromEnvironment(env: Readonly<Record<string, string | undefined>>, delimiter: string): Settings {
  const read = <T>(name: SettingName, parse: (said: string, word: string) => T): T | undefined => {
    const variable = variableOf(name);
    const word = env[variable];
    return word === undefined || word === '' ? undefined : parse(variable, word);
  };
  const list = (_: string, word: string) => word.split(delimiter).filter(part => part !== '');
  const found = {
    folders: read('folders', list),
    also: read('also', list),
    ignore: read('ignore', list),
    trust: read('trust', parseTrust),
    include: read('include', parseInclude),
    settle: read('settle', parseSettle),
    maxTrash: read('maxTrash', parseMaxTrash),
    to: read('to', parseStore),
    memory: read('memory', parseSwitch),
    cache: read('cache', parseSwitch),
    thumbnails: read('thumbnails', parseSwitch),
    grace: read('grace', parseDuration),
    lang: read('lang', parseLang),
  };
  return present<Settings>(found);
}

/** The locale of messages as POSIX has it: the first of LC_ALL, LC_MESSAGES and LANG that says something; undefined where none does. */
export const localeOf = ({ LC_ALL, LC_MESSAGES, LANG }: Readonly<Record<string, string | undefined>>): string | undefined =>
  LC_ALL || LC_MESSAGES || LANG || undefined;
