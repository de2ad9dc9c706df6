import type { Settings } from './settings.js';
import { parseDuration, parseInclude, parseLang, parseMaxTrash, parseSettle, parseStore, parseSwitch, parseTrust } from './words.js';

/** Settings from `RAWTWIN_*`; lists of folders are separated as in PATH. Throws USAGE naming the variable. An empty variable says nothing. */
export function settingsFromEnvironment(env: Readonly<Record<string, string | undefined>>, delimiter: string): Settings {
  const read = <T>(name: string, parse: (said: string, word: string) => T): T | undefined => {
    const word = env[name];
    return word === undefined || word === '' ? undefined : parse(name, word);
  };
  const list = (_: string, word: string) => word.split(delimiter).filter(part => part !== '');
  const found = {
    folders: read('RAWTWIN_FOLDERS', list),
    also: read('RAWTWIN_ALSO', list),
    ignore: read('RAWTWIN_IGNORE', list),
    trust: read('RAWTWIN_TRUST', parseTrust),
    include: read('RAWTWIN_INCLUDE', parseInclude),
    settle: read('RAWTWIN_SETTLE', parseSettle),
    maxTrash: read('RAWTWIN_MAX_TRASH', parseMaxTrash),
    to: read('RAWTWIN_TO', parseStore),
    memory: read('RAWTWIN_MEMORY', parseSwitch),
    thumbnails: read('RAWTWIN_THUMBNAILS', parseSwitch),
    grace: read('RAWTWIN_GRACE', parseDuration),
    lang: read('RAWTWIN_LANG', parseLang),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as Settings;
}

/** The locale of messages as POSIX has it: the first of LC_ALL, LC_MESSAGES and LANG that says something; undefined where none does. */
export const localeOf = ({ LC_ALL, LC_MESSAGES, LANG }: Readonly<Record<string, string | undefined>>): string | undefined =>
  LC_ALL || LC_MESSAGES || LANG || undefined;
