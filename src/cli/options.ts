import { delimiter } from 'node:path';
import { settingsFromEnvironment } from '../config/environment.js';
import { configFile, loadConfig } from '../config/load.js';
import { mergeSettings, type Settings } from '../config/settings.js';
import { parseDuration, parseInclude, parseMaxTrash, parseSettle, parseStore, parseTrust } from '../config/words.js';
import { DEFAULT_POLICY, type Policy } from '../model/policy.js';

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
  readonly acceptListing?: boolean;
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
  };
}

/** All four layers merged: defaults < file < environment < flags. */
export async function readSettings(flags: PlanFlags, folders: readonly string[]): Promise<Settings> {
  const fromFlags = settingsFromFlags(flags, folders);
  const fromEnvironment = settingsFromEnvironment(process.env, delimiter);
  const fromFile = await loadConfig(configFile(process.env));
  return mergeSettings([
    { source: 'default', settings: { folders: ['.'], also: [], ignore: [], to: 'auto', memory: true } },
    { source: 'file', settings: fromFile },
    { source: 'environment', settings: fromEnvironment },
    { source: 'flag', settings: fromFlags },
  ]).settings;
}

export const policyOf = (settings: Settings): Policy => ({
  trust: settings.trust ?? DEFAULT_POLICY.trust,
  include: settings.include ?? DEFAULT_POLICY.include,
  settleSeconds: settings.settle ?? DEFAULT_POLICY.settleSeconds,
  ...(settings.maxTrash ? { maxTrash: settings.maxTrash } : {}),
});
