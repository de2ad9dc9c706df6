import * as v from 'valibot';
import { AppError } from '../model/errors.js';
import { LANGS } from '../model/lang.js';
import { CONFIDENCES, INCLUDABLE, STORES } from '../model/policy.js';
import { parseJson } from './parse-json.js';
import type { Settings } from './settings.js';
import { parseDuration, parseMaxTrash } from './words.js';

const paths = v.array(v.pipe(v.string(), v.minLength(1)));
const ConfigFile = v.strictObject({
  $schema: v.optional(v.string()),
  folders: v.optional(paths),
  also: v.optional(paths),
  ignore: v.optional(paths),
  trust: v.optional(v.picklist(CONFIDENCES)),
  include: v.optional(v.array(v.picklist(INCLUDABLE))),
  settle: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(31_536_000))),
  maxTrash: v.optional(v.union([v.pipe(v.number(), v.integer(), v.minValue(0)), v.string()])),
  to: v.optional(v.picklist(STORES)),
  memory: v.optional(v.boolean()),
  thumbnails: v.optional(v.boolean()),
  grace: v.optional(v.string()),
  lang: v.optional(v.picklist(LANGS)),
});

/** The text of a configuration file → settings. Throws CONFIG_INVALID naming file, key and what is allowed. */
export function parseConfig(text: string, path: string): Settings {
  const found = parseJson(text, what => invalid(path, what));
  if (Array.isArray(found)) throw invalid(path, 'it is a list; settings stand in an object, as in {"trust": "proven"}');
  const result = v.safeParse(ConfigFile, found);
  if (!result.success) {
    const [issue] = result.issues;
    const key = v.getDotPath(issue) ?? 'the file';
    throw invalid(path, `${key}: ${issue.message}`);
  }
  const { $schema: _, maxTrash, grace, ...rest } = result.output;
  const settings = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) as Settings;
  return {
    ...settings,
    ...(maxTrash === undefined ? {} : { maxTrash: parseMaxTrash(`${path}: maxTrash`, String(maxTrash)) }),
    ...(grace === undefined ? {} : { grace: parseDuration(`${path}: grace`, grace) }),
  };
}

const invalid = (path: string, what: string) =>
  new AppError('CONFIG_INVALID', `The configuration ${path} is not usable: ${what}. Correct it, or move it away.`, path);
