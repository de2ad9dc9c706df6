import { describe, expect, it } from 'vitest';
import { LANGS, langOfLocale } from '../../../src/model/lang.js';
import { showBeside } from '../../../src/report/place.js';
import type { Words } from '../../../src/report/words/index.js';
import { english } from '../../support/said.js';
import { WORDS } from '../../support/words.js';
import { at } from '../plan-of.js';
import { MESSAGES } from './messages.js';
import { EVENTS, EVIDENCE, REFUSALS, VOLUME } from './samples.js';

type Text = string | ((...args: never[]) => unknown);
const show = showBeside(at('/p'), [at('/p')]);

/** Every text of a catalogue, by its place in it. */
function textsOf(part: object, path: string): (readonly [path: string, text: Text])[] {
  return Object.entries(part).flatMap(([key, value]: [string, unknown]) => {
    const place = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'string' || typeof value === 'function') return [[place, value as Text] as const];
    return typeof value === 'object' && value !== null ? textsOf(value, place) : [];
  });
}

/** Numbers that show in whatever form they are told: `1,100` or `1.1 kB`. Where an argument is a word, the number stands for it. */
const FIGURES = [1_100, 2_200, 3_300, 4_400, 5_500] as const;
const PHASES = ['scanning', 'reading', 'moving', 'restoring', 'purging'] as const;
const [yes, no, none] = [true, false, null];

/** What is told otherwise of JPEGs is called as the same text about raws. */
const asOfRaws = (path: string): string => path.replace(/^ofJpegs\./, '');

/** Calls of functions that take more than figures and words. */
function callsOf(place: string): readonly (readonly unknown[])[] {
  const path = asOfRaws(place);
  const [area = '', kind = ''] = path.split('.');
  if (area === 'evidence') return EVIDENCE[kind as keyof typeof EVIDENCE].map(one => [one, show, english]);
  if (area === 'message') return (MESSAGES.get(kind) ?? []).map(one => [one, english]);
  if (area === 'event') {
    return EVENTS[kind as keyof typeof EVENTS].flatMap(one => [yes, no].map(dryRun => [one, { show, dryRun, say: english }]));
  }
  return SPECIAL[path] ?? [FIGURES, FIGURES.map(() => 1), FIGURES.map(() => 0)];
}
const LISTS = [[['A1', 'B2', 'C3']]];
const FOLDER_FIGURES = [
  ['1', '2 kB', '3', '4'],
  ['0', '', '3', '4'],
];
const SPACE = { bytesFree: 1_100, inodesFree: 2_200 };
const SPECIAL: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  errno: [
    ['EACCES'],
    ['E99'],
    ['REPLACED'],
    ['EMPTY'],
    ['NOT-SEARCHED'],
    ...'EPERM EIO ENOENT ENOTDIR ELOOP'.split(' ').map(code => [code]),
  ],
  'plan.refusal': REFUSALS.map(one => [one]),
  'plan.wouldGo': [
    [1_100, 2_200, 3_300, 4_400],
    [1, 1, 0, 4_400],
  ],
  'plan.unreadable': [
    [1_100, yes],
    [1, no],
  ],
  'purge.age': (['day', 'hour', 'minute', 'second'] as const).map(unit => [1_100, unit]),
  'purge.nothing': [['A1'], [none]],
  'purge.heading': [['A1'], [none]],
  'say.at': [
    ['A1', 'B2'],
    ['A1', none],
  ],
  'say.point': [
    ['A1', 'B2'],
    ['A1', none],
  ],
  'say.list': LISTS,
  'say.sentences': LISTS,
  'progress.join': LISTS,
  'progress.begins': PHASES.map(phase => [phase]),
  'progress.done': PHASES.flatMap(phase => [
    [phase, 1_100, 2_200],
    [phase, 1_100, none],
  ]),
  'status.byClock': [['A1'], ['']],
  'status.scans': [
    ['A1', 'B2'],
    ['A1', none],
  ],
  'status.raws': [
    [
      [
        [1_100, 'A1'],
        [2_200, 'B2'],
      ],
    ],
  ],
  'status.waiting': [
    ['A1', 'B2', 'C3', yes],
    ['A1', 'B2', 'C3', no],
  ],
  'service.state': [
    ['A1', yes, 'B2'],
    ['A1', no, 'B2'],
  ],
  'doctor.stateFolder.fine': [
    ['A1', SPACE],
    ['A1', { ...SPACE, inodesFree: none }],
    ['A1', none],
  ],
  'doctor.volume.ownFolder': [
    ['A1', 'B2'],
    ['A1', none],
  ],
  'doctor.volume.kind': [
    [VOLUME, 'yes', no, yes],
    [{ ...VOLUME, type: none, identity: 'weak', space: none }, 'unknown', no, yes],
    [VOLUME, 'no', yes, no],
  ],
  'doctor.run.cutOff': [['A1'], ['']],
  'sheet.about.plan.folderFigures': FOLDER_FIGURES,
  'sheet.about.run.folderFigures': FOLDER_FIGURES,
};

/** All that a text says, over its calls; a pair of detail and advice is one. */
function said(path: string, text: Text): readonly string[] {
  if (typeof text === 'string') return [text];
  return callsOf(path).map(args => {
    const result = (text as (...args: readonly unknown[]) => unknown)(...args);
    return Array.isArray(result) ? result.join(' / ') : String(result ?? '');
  });
}

/** What was put in: figures, names, times, codes, commands and flags. */
const SLOTS =
  /\b\d(?:[\d,.:-]*\d)?(?: ?(?:kB|B)\b)?|\b[A-Z]\d\b(?:\.\w+)?|`[^`]+`|--[\w-]+|\bE[A-Z]+\b|\brawtwin(?: (?:trash|undo|purge|watch status|watch|service \w+))?\b/g;
/** Thousands are told with and without a comma; what is to be replaced in a command has a name in each language. */
const slotsOf = (text: string) => [...new Set((text.match(SLOTS) ?? []).map(slot => slot.replace(/,|FOLDER|文件夹/g, '')))].sort();

/** What the page's script fills in. */
const gapsIn = (text: string) => text.split('{}').length - 1;

/** The same in both languages, and meant so. */
const SAME =
  /^(evidence\.(locked|recent|camera-recorded|camera-raw-only|camera-jpeg-only|no-camera-original|uncompared|no-twins-here|exif-unreadable)\.detail|say\.(at|point)|message\.(several|as-said|with-proposal)|event\.new-epoch|errno)$/;
/** Words that Chinese photographers and programs write in Latin letters. */
const LATIN =
  /\b(RAW|JPEG|HEIF|UTF-8|FAT|Node|inode|rawtwin|watch|purge|undo|trash|json|kB|npm|install|systemctl|journalctl|loginctl|enable-linger|RAWTWIN_STATE_DIR|max_user_watches|fs|inotify|sysctl|docs|journal|reports|HEVC|iTerm2|WezTerm|kitty|Ghostty|Konsole|mintty|foot|mlterm|md|raw-only|protected|root|ARW|JPG|Ctrl|zh-CN|plan|proven|uid|max_user_instances|XMP|JSON|history|explain|folder|Windows|trust)\b/g;

const others = LANGS.filter(lang => lang !== 'en');
const englishTexts = new Map(textsOf(WORDS.en, ''));

describe.each(others)('the catalogue of %s', lang => {
  const texts = textsOf(WORDS[lang], '');

  it('has every text, and no other', () => {
    expect(englishTexts.size).toBeGreaterThan(200);
    expect(texts.map(([path]) => path).sort()).toEqual([...englishTexts.keys()].sort());
  });

  it.each(texts)('%s is another text than the English, says as much, and puts in the same', (path, text) => {
    const theirs = said(path, englishTexts.get(path) ?? '');
    for (const [i, ours] of said(path, text).entries()) {
      const theirOwn = theirs[i] ?? '';
      expect(ours === '', path).toBe(theirOwn === '');
      expect(slotsOf(ours), `${theirOwn} | ${ours}`).toEqual(slotsOf(theirOwn));
      expect(gapsIn(ours), `${theirOwn} | ${ours}`).toBe(gapsIn(theirOwn));
    }
    if (!SAME.test(asOfRaws(path)) && theirs.join('') !== '') expect(said(path, text)).not.toEqual(theirs);
  });
});

describe('Chinese', () => {
  const all = textsOf(WORDS['zh-CN'], '').flatMap(([path, text]) => said(path, text).map(words => [path, words] as const));

  it('has no English left in it', () => {
    const left = all.map(
      ([path, text]) =>
        [
          path,
          text
            .replace(/`[^`]+`/g, '')
            .replace(SLOTS, '')
            .replace(LATIN, '')
            .replace(/（[A-Z-]+）/, ''),
        ] as const,
    );
    expect(left.filter(([, text]) => /[A-Za-z]{2,}/.test(text))).toEqual([]);
  });

  it('has a blank between Chinese and Latin signs', () => {
    // What these put in is Chinese itself.
    const told = all.filter(([path]) => !/^(purge\.(nothing|heading)|status\.(grace|raws))$/.test(path));
    expect(told.filter(([, text]) => /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u.test(text))).toEqual([]);
  });

  it('has full-width signs between its words', () => {
    expect(all.filter(([, text]) => /\p{Script=Han}[,;:?!()]|[,;:?!()]\p{Script=Han}|\p{Script=Han}\.( |$)/u.test(text))).toEqual([]);
  });
});

it('every guard is among the samples', () => {
  expect(REFUSALS.flatMap(({ told }) => (told ? [told.kind] : [])).sort()).toEqual([
    'count',
    'count',
    'empty',
    'forbidden',
    'forbidden',
    'share',
    'shrunken',
  ]);
});

describe('the language of a locale', () => {
  it.each([
    ['zh_CN.UTF-8', 'zh-CN'],
    ['zh_SG', 'zh-CN'],
    ['zh', 'zh-CN'],
    ['zh-Hans-HK', 'zh-CN'],
    ['zh_CN@pinyin', 'zh-CN'],
    ['zh_TW.UTF-8', 'en'],
    ['zh-Hant', 'en'],
    ['C', 'en'],
    ['POSIX', 'en'],
    ['de_DE.UTF-8', 'en'],
    ['', 'en'],
  ] as const)('%s is told in %s', (locale, lang) => expect(langOfLocale(locale)).toBe(lang));
});

/** The compiler holds it too: a catalogue without a text is none. */
const complete: Readonly<Record<(typeof LANGS)[number], Words>> = WORDS;
it('there is a catalogue for every language', () => expect(Object.keys(complete).sort()).toEqual([...LANGS].sort()));
