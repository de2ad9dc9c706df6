import { localeOf } from '../config/environment.js';
import { configFile, loadConfig } from '../config/load.js';
import type { Settings } from '../config/settings.js';
import { parseDuration, parseInclude, parseLang, parseMaxTrash, parseSettle, parseStore, parseTrust } from '../config/words.js';
import { AppError } from '../model/errors.js';
import { type Lang, langOfLocale } from '../model/lang.js';
import { DEFAULT_POLICY, type Policy } from '../model/policy.js';
import { type Words, wordsIn } from '../report/words/index.js';

/** The flags that verbs about plans share, as commander hands them over. */
export interface PlanFlags {
  readonly also?: readonly string[];
  readonly ignore?: readonly string[];
  readonly trust?: string;
  readonly include?: string;
  readonly settle?: string;
  readonly maxTrash?: string;
  readonly to?: string;
  readonly grace?: string;
  readonly memory?: boolean;
  readonly cache?: boolean;
  readonly acceptListing?: boolean;
  readonly rejected?: boolean;
  readonly orphans?: string;
  readonly lang?: string;
}

/** Flags → settings; throws USAGE naming the flag and the word. */
export function settingsFromFlags(flags: PlanFlags, folders: readonly string[]): Settings {
  return {
    ...(folders.length > 0 ? { folders } : {}),
    ...(flags.also ? { also: flags.also } : {}),
    ...(flags.ignore ? { ignore: flags.ignore } : {}),
    ...(flags.trust !== undefined ? { trust: parseTrust('--trust', flags.trust) } : {}),
    ...(flags.include !== undefined ? { include: parseInclude('--include', flags.include) } : {}),
    ...(flags.settle !== undefined ? { settle: parseSettle('--settle', flags.settle) } : {}),
    ...(flags.maxTrash !== undefined ? { maxTrash: parseMaxTrash('--max-trash', flags.maxTrash) } : {}),
    ...(flags.to !== undefined ? { to: parseStore('--to', flags.to) } : {}),
    ...(flags.grace !== undefined ? { grace: parseDuration('--grace', flags.grace) } : {}),
    ...(flags.memory === false ? { memory: false } : {}),
    ...(flags.cache === false ? { cache: false } : {}),
    ...(flags.lang !== undefined ? { lang: parseLang('--lang', flags.lang) } : {}),
  };
}

/** What plans go by; what no setting says is as by default. */
export const policyOf = (settings: Settings): Policy => ({
  trust: settings.trust ?? DEFAULT_POLICY.trust,
  include: settings.include ?? DEFAULT_POLICY.include,
  settleSeconds: settings.settle ?? DEFAULT_POLICY.settleSeconds,
  ...(settings.maxTrash ? { maxTrash: settings.maxTrash } : {}),
});

/** Which half of a shot `--orphans` asks for; absent: raws. Throws USAGE for a word, or a flag beside it, that makes no sense. */
export const orphansOf = async (flags: PlanFlags): Promise<'jpeg' | undefined> =>
  flags.orphans === undefined ? undefined : (await import('./orphans.js')).parseHalf(flags.orphans, flags);

/** The catalogue that settings ask for. */
export const wordsOf = ({ lang = 'en' }: Settings): Promise<Words> => wordsIn(lang);

/** The same for verbs that need no other setting. A configuration that cannot be used keeps nobody from `undo`. */
export async function readWords({ lang = process.env.RAWTWIN_LANG }: { readonly lang?: string }): Promise<Words> {
  if (lang) return wordsIn(parseLang(lang === process.env.RAWTWIN_LANG ? 'RAWTWIN_LANG' : '--lang', lang));
  try {
    return await wordsIn((await loadConfig(configFile(process.env))).lang ?? systemLang());
  } catch (error) {
    if (error instanceof AppError && error.code === 'CONFIG_INVALID') return wordsIn(systemLang());
    throw error;
  }
}

/** The same for an error, whatever is wrong: what names no language is passed over. */
export async function wordsForError(argv: readonly string[]): Promise<Words> {
  const flags = argv.slice(0, argv.includes('--') ? argv.indexOf('--') : undefined);
  const at = flags.indexOf('--lang');
  const lang = at < 0 ? flags.find(word => word.startsWith('--lang='))?.slice('--lang='.length) : flags[at + 1];
  for (const flags of lang === undefined ? [{}] : [{ lang }, {}]) {
    const words = await readWords(flags).catch(() => null); // that error is not the one to tell
    if (words) return words;
  }
  return wordsIn(systemLang());
}

/** Windows sets no such variable; there, and where none is set, the language of the session counts. */
export const systemLang = (): Lang => langOfLocale(localeOf(process.env) ?? Intl.DateTimeFormat().resolvedOptions().locale);
