import * as v from 'valibot';
import { LANGS } from '../model/lang.js';
import { CONFIDENCES, INCLUDABLE, STORES } from '../model/policy.js';
import type { SettingName } from './settings.js';
import { MOST_SECONDS } from './words.js';

/** What a setting is for, and what a file may say; both stand in the JSON Schema, and the second in errors. */
interface Told {
  readonly about: string;
  readonly allowed: string;
}
const list = (words: readonly string[]) => words.map(word => JSON.stringify(word)).join(', ');
export const TOLD: Readonly<Record<SettingName, Told>> = {
  folders: {
    about: 'Folders to look at when none is named on the command line.',
    allowed: 'a list of folders or patterns, each from the top of a disk or from ~/, and neither a whole disk nor the home',
  },
  also: {
    about: 'Folders that are searched for twins as well; nothing in them is moved.',
    allowed: 'a list of folders or patterns; in your own file each from the top of a disk or from ~/, in a folder file from the folder',
  },
  ignore: {
    about: 'What is left out, below each folder.',
    allowed: 'a list of patterns, none of them of JPEGs or HEIFs: a RAW whose twin is not looked at seems to have lost it',
  },
  trust: { about: 'The least confidence of an orphan.', allowed: list(CONFIDENCES) },
  include: { about: 'Kept RAWs that are taken all the same.', allowed: `a list of ${list(INCLUDABLE)}` },
  settle: {
    about: 'Seconds that a file must have rested before anything is decided about it.',
    allowed: `a whole number from 5 to ${MOST_SECONDS}; less only by --settle, for one run`,
  },
  maxTrash: {
    about: 'A run is refused when more would go: a number of RAWs, or a share of a shoot.',
    allowed: 'a number of RAWs such as 200, or a share from "0%" to "100%"',
  },
  to: { about: 'Where trashed files go.', allowed: list(STORES) },
  memory: { about: 'Whether it is remembered which RAWs had a twin.', allowed: 'true or false' },
  cache: { about: 'Whether what was read from files is kept for the next time.', allowed: 'true or false' },
  thumbnails: { about: 'Whether small pictures of what is trashed are kept.', allowed: 'true or false' },
  grace: {
    about: 'How long `watch` waits before it trashes.',
    allowed: 'a number and m, h, d or w such as "10m", at least one minute; less only by --grace, for one run',
  },
  lang: { about: 'The language that you are told in.', allowed: list(LANGS) },
};
const told = <T>(name: SettingName): v.DescriptionAction<T, string> => v.description(`${TOLD[name].about} Allowed: ${TOLD[name].allowed}.`);

/** No tab, line break or the like: the `\t` of "D:\temp" is one. Patterns are free of flags and look-behind, so that every editor knows them. */
const PLAIN = /^[^\b\t\n\v\f\r]+$/;
const FROM_TOP = /^(\/|~[/\\]|[A-Za-z]:[/\\]|\\\\)[^\b\t\n\v\f\r]*$/;
const BELOW_TOP = /^(\/|~[/\\]|[A-Za-z]:[/\\]|\\\\)[^\b\t\n\v\f\r]+$/;
const NO_TWINS = /^(?!.*[.{,|(]([jJ][pP][eE]?[gG]?|[hH][eE][iI][cCfF]|[hH][iI][fF])([},|)]|$))[^\b\t\n\v\f\r]+$/;

/** In either file. */
const common = {
  $schema: v.optional(v.string()),
  ignore: v.optional(v.pipe(v.array(v.pipe(v.string(), v.regex(NO_TWINS))), told('ignore'))),
  trust: v.optional(v.pipe(v.picklist(CONFIDENCES), told('trust'))),
  include: v.optional(v.pipe(v.array(v.picklist(INCLUDABLE)), told('include'))),
  settle: v.optional(v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(MOST_SECONDS), told('settle'))),
  maxTrash: v.optional(
    v.pipe(
      v.union([
        v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9_999_999)),
        v.pipe(v.string(), v.regex(/^(\d{1,7}|\d{1,2}%|100%)$/)),
      ]),
      told('maxTrash'),
    ),
  ),
  to: v.optional(v.pipe(v.picklist(STORES), told('to'))),
  memory: v.optional(v.pipe(v.boolean(), told('memory'))),
  cache: v.optional(v.pipe(v.boolean(), told('cache'))),
  thumbnails: v.optional(v.pipe(v.boolean(), told('thumbnails'))),
  grace: v.optional(v.pipe(v.string(), v.regex(/^0*[1-9]\d{0,4}[mhdw]$/), told('grace'))),
};

/** The person's own file. */
export const UserFile = v.strictObject({
  ...common,
  folders: v.optional(v.pipe(v.array(v.pipe(v.string(), v.regex(BELOW_TOP))), told('folders'))),
  also: v.optional(v.pipe(v.array(v.pipe(v.string(), v.regex(FROM_TOP))), told('also'))),
  lang: v.optional(v.pipe(v.picklist(LANGS), told('lang'))),
});

/** `.rawtwin.json`: a folder says nothing of other folders, nor in which language a person reads. */
export const FolderFile = v.strictObject({
  ...common,
  also: v.optional(v.pipe(v.array(v.pipe(v.string(), v.regex(PLAIN))), told('also'))),
});
