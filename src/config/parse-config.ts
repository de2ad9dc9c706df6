import { closestMatch } from 'leven';
import * as v from 'valibot';
import { AppError } from '../model/errors.js';
import type { Message } from '../model/message.js';
import { present } from '../model/present.js';
import { FolderFile, TOLD, UserFile } from './config-schema.js';
import { parseJsonc } from './parse-jsonc.js';
import type { SettingName, Settings } from './settings.js';
import { parseDuration, parseMaxTrash } from './words.js';

export type FileKind = 'user' | 'folder';
const SCHEMAS = { user: UserFile, folder: FolderFile } as const;
/** Letters in which a mistyped key may differ from the one meant. */
const TYPING_MISTAKES = 3;

/** The text of a configuration file → settings. Throws CONFIG_INVALID naming file, key, what stands there and what is allowed. */
export function parseConfig(text: string, path: string, kind: FileKind = 'user'): Settings {
  const schema = SCHEMAS[kind];
  const invalid = (what: Message) => new AppError('CONFIG_INVALID', { is: 'config-wrong', path, what }, path);
  const found = parseJsonc(text, what => invalid({ is: 'not-json', why: what }));
  if (typeof found !== 'object' || found === null || Array.isArray(found)) throw invalid({ is: 'list-for-object' });
  for (const key of Object.keys(found))
    if (!Object.hasOwn(schema.entries, key)) throw invalid({ is: 'as-said', words: unknownKey(key, kind) });
  const result = v.safeParse(schema, found);
  if (!result.success) throw invalid({ is: 'as-said', words: wrongValue(result.issues[0]) });
  const { $schema: _, maxTrash, grace, ...rest } = result.output;
  return {
    ...present<Settings>(rest),
    ...(maxTrash === undefined ? {} : { maxTrash: parseMaxTrash(`${path}: maxTrash`, String(maxTrash)) }),
    ...(grace === undefined ? {} : { grace: parseDuration(`${path}: grace`, grace) }),
  };
}

function unknownKey(key: string, kind: FileKind): string {
  if (Object.hasOwn(TOLD, key)) return `${key} can only be set in your own configuration, not in that of a folder`;
  const keys = Object.keys(SCHEMAS[kind].entries).filter(name => name !== '$schema');
  const near = closestMatch(key.toLowerCase().replace(/[-_]/g, ''), keys, { maxDistance: TYPING_MISTAKES });
  const meant = near === undefined ? '' : `did you mean ${near}? `;
  return `${JSON.stringify(key)} is no setting; ${meant}there are ${keys.toSorted().join(', ')}`;
}

function wrongValue(issue: v.InferIssue<typeof UserFile>): string {
  const key = v.getDotPath(issue) ?? '';
  const told = TOLD[key.split('.')[0] as SettingName];
  const stands = issue.input === undefined ? 'nothing' : JSON.stringify(issue.input);
  if (told && /[\b\t\n\v\f\r]/.test(String(issue.input)))
    return `${key} is ${stands}, where a single \\ has made a sign of its own; write \\\\ or /, as in "D:/Photos"`;
  return told ? `${key} is ${stands}; allowed is ${told.allowed}` : `${key} is ${stands}: ${issue.message}`;
}
