import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FolderFile, UserFile } from '../../src/config/config-schema.js';
import { settingsFromEnvironment } from '../../src/config/environment.js';
import { configFile, loadConfig, stateFolder } from '../../src/config/load.js';
import { parseConfig } from '../../src/config/parse-config.js';
import { mergeSettings } from '../../src/config/settings.js';
import { startText } from '../../src/config/start-text.js';
import { durationWord } from '../../src/config/word-of.js';
import {
  parseDuration,
  parseInclude,
  parseLang,
  parseMaxTrash,
  parseSettle,
  parseStore,
  parseSwitch,
  parseTrust,
} from '../../src/config/words.js';
import { AppError } from '../../src/model/errors.js';
import { saidBy } from '../support/said.js';

const errorOf = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

describe('words', () => {
  it.each([
    [parseTrust, 'proven', 'proven'],
    [parseInclude, 'raw-only, unsure', ['raw-only', 'unsure']],
    [parseSettle, '0', 0],
    [parseSettle, '31536000', 31_536_000],
    [parseMaxTrash, '200', { count: 200 }],
    [parseMaxTrash, '0', { count: 0 }],
    [parseMaxTrash, '100%', { percent: 100 }],
    [parseStore, 'folder', 'folder'],
    [parseSwitch, 'OFF', false],
    [parseSwitch, '1', true],
    [parseLang, 'zh-CN', 'zh-CN'],
    [parseLang, 'zh_cn', 'zh-CN'],
    [parseLang, 'en', 'en'],
  ])('%o reads %s as %o', (parse, word, value) => expect(parse('--flag', word)).toEqual(value));

  it.each([
    [parseTrust, 'Proven'],
    [parseInclude, 'paired'],
    [parseInclude, ''],
    [parseSettle, '-1'],
    [parseSettle, '1.5'],
    [parseSettle, '31536001'],
    [parseMaxTrash, '101%'],
    [parseMaxTrash, '5 %'],
    [parseMaxTrash, '-3'],
    [parseMaxTrash, ''],
    [parseStore, 'bin'],
    [parseSwitch, 'maybe'],
    [parseLang, 'zh'],
  ])('%o refuses %j, naming where it was said and what', (parse, word) => {
    const error = errorOf(() => parse('--flag', word));
    expect(error).toMatchObject({ code: 'USAGE', says: { said: '--flag' } });
    expect(saidBy(error)).toContain(JSON.stringify(word).slice(1, -1));
  });
});

describe('environment', () => {
  it('reads each variable; an empty one says nothing', () => {
    const env = {
      RAWTWIN_FOLDERS: '/a:/b',
      RAWTWIN_TRUST: 'stem',
      RAWTWIN_SETTLE: '5',
      RAWTWIN_MAX_TRASH: '9%',
      RAWTWIN_MEMORY: 'no',
      RAWTWIN_THUMBNAILS: 'off',
      RAWTWIN_TO: '',
    };
    expect(settingsFromEnvironment(env, ':')).toEqual({
      folders: ['/a', '/b'],
      trust: 'stem',
      settle: 5,
      maxTrash: { percent: 9 },
      memory: false,
      thumbnails: false,
    });
    expect(settingsFromEnvironment({}, ':')).toEqual({});
  });
  it('names the variable that is wrong', () => {
    expect(errorOf(() => settingsFromEnvironment({ RAWTWIN_TRUST: 'x' }, ':'))).toMatchObject({
      code: 'USAGE',
      says: { said: 'RAWTWIN_TRUST' },
    });
  });
  it('moves state and configuration', () => {
    expect(stateFolder({ RAWTWIN_STATE_DIR: '/s' })).toBe('/s');
    expect(configFile({ RAWTWIN_CONFIG: '/c.json' })).toBe('/c.json');
  });
});

it('later layers win, value by value, and each value knows its source', () => {
  const merged = mergeSettings([
    { source: 'default', settings: { folders: ['.'], settle: 60 } },
    { source: 'file', settings: { settle: 5, trust: 'stem' } },
    { source: 'flag', settings: { trust: 'proven' } },
  ]);
  expect(merged.settings).toEqual({ folders: ['.'], settle: 5, trust: 'proven' });
  expect([merged.sourceOf('folders'), merged.sourceOf('settle'), merged.sourceOf('trust'), merged.sourceOf('to')]).toEqual([
    'default',
    'file',
    'flag',
    undefined,
  ]);
});

describe('the file to begin with', () => {
  const kinds = ['user', 'folder'] as const;
  it.each(kinds)('of a %s sets nothing', kind => expect(parseConfig(startText(kind, 'x'), '/c.json', kind)).toEqual({}));
  it.each(kinds)('of a %s sets all that can be set once the // are gone, to what is allowed', kind => {
    const text = startText(kind, 'x').replace(/^ {2}\/\/ (?=")/gm, '  ');
    const names = (kind === 'user' ? UserFile : FolderFile).entries;
    expect(Object.keys(parseConfig(text, '/c.json', kind)).sort()).toEqual(
      Object.keys(names)
        .filter(name => name !== '$schema')
        .sort(),
    );
  });
});

it.each([
  [0, '0s'],
  [90_000, '90s'],
  [600_000, '10m'],
  [7_200_000, '2h'],
  [86_400_000, '1d'],
  [1_209_600_000, '2w'],
  [1_500, '1500ms'],
])('%i ms is told as %s, and read as such', (milliseconds, word) => {
  expect(durationWord(milliseconds)).toBe(word);
  expect(parseDuration('', word)).toBe(milliseconds);
});

describe('configuration file', () => {
  let top: string;
  beforeAll(async () => {
    top = await mkdtemp(join(tmpdir(), 'rawtwin-config-'));
  });
  afterAll(() => rm(top, { recursive: true }));

  it.each([
    ['{', 'it is no JSON'],
    ['7', 'between { and }'],
    ['[]', 'between { and }'],
    ['// nothing else', 'it is no JSON'],
    ['{"trsut":"stem"}', 'trsut'],
    ['{"trust":"all"}', 'trust'],
    ['{"settle":-1}', 'settle'],
    ['{"folders":[""]}', 'folders.0'],
    ['{"include":["paired"]}', 'include.0'],
    ['{"maxTrash":"200%"}', 'maxTrash'],
    ['{"memory":"yes"}', 'memory'],
    ['{"thumbnails":1}', 'thumbnails'],
  ])('%s: the error names the file and %s', (text, key) => {
    const error = errorOf(() => parseConfig(text, '/c.json'));
    expect(error).toBeInstanceOf(AppError);
    expect(saidBy(error)).toContain('/c.json');
    expect(saidBy(error)).toContain(key);
  });
  it.each<{ sentence: string; text: string; told: string }>([
    {
      sentence: 'a key mistyped',
      text: '{"trsut":"stem"}',
      told: '"trsut" is no setting; did you mean trust? there are also, cache, folders',
    },
    { sentence: 'a key as the flag has it', text: '{"max-trash":3}', told: 'did you mean maxTrash?' },
    { sentence: 'a key like none', text: '{"wombat":3}', told: '"wombat" is no setting; there are also, ' },
    { sentence: 'a word that is none', text: '{"trust":"all"}', told: 'trust is "all"; allowed is "proven", "inferred", "stem"' },
    { sentence: 'a wrong type', text: '{"memory":"yes"}', told: 'memory is "yes"; allowed is true or false' },
    {
      sentence: 'a missing comma',
      text: '{\n  "trust": "proven"\n  "settle": 60\n}',
      told: 'line 3, column 3: a comma is missing before this',
    },
    { sentence: 'a key said twice', text: '{"settle":60,\n"settle":70}', told: 'line 2, column 1: settle is said twice' },
    { sentence: 'one backslash', text: '{"folders":["D:\\Users"]}', told: 'write \\\\ or /, as in "D:/Photos"' },
    { sentence: 'one backslash that makes a tab', text: '{"folders":["D:\\temp"]}', told: 'write \\\\ or /, as in "D:/Photos"' },
    { sentence: 'a comment without an end', text: '{} /* x', told: 'a comment is not closed' },
    { sentence: 'dangerous: the whole disk', text: '{"folders":["/"]}', told: 'folders.0 is "/"; allowed is ' },
    { sentence: 'dangerous: a whole drive', text: '{"folders":["C:/"]}', told: 'folders.0 is "C:/"; allowed is ' },
    { sentence: 'dangerous: the home', text: '{"folders":["~/"]}', told: 'folders.0 is "~/"; allowed is ' },
    { sentence: 'another folder with each current folder', text: '{"folders":["Photos"]}', told: 'folders.0 is "Photos"; allowed is ' },
    { sentence: 'dangerous: no settle time', text: '{"settle":0}', told: 'settle is 0; allowed is a whole number from 5' },
    { sentence: 'dangerous: no grace to speak of', text: '{"grace":"5s"}', told: 'grace is "5s"; allowed is ' },
    { sentence: 'dangerous: twins are left out', text: '{"ignore":["**/*.JPG"]}', told: 'ignore.0 is "**/*.JPG"; allowed is ' },
    { sentence: 'dangerous: twins among others are left out', text: '{"ignore":["*.{tif,heic}"]}', told: 'ignore.0 is ' },
  ])('$sentence: told with what is allowed', ({ text, told }) => {
    const error = errorOf(() => parseConfig(text, '/c.json'));
    expect(error).toMatchObject({ code: 'CONFIG_INVALID' });
    expect(saidBy(error)).toContain(told);
  });
  it('reads comments, a comma at the end, a mark at the beginning, and paths of Windows', () => {
    const text = '\ufeff{ // mine\n "$schema": "x", /* all */ "folders": ["D:\\\\Photos", "D:/Photos", "\\\\\\\\nas\\\\photos"],\n}';
    expect(parseConfig(text, '/c.json')).toEqual({ folders: ['D:\\Photos', 'D:/Photos', '\\\\nas\\photos'] });
  });
  it.each(['folders', 'lang'])('%s is nothing that a folder can say', name => {
    const text = JSON.stringify({ [name]: name === 'lang' ? 'en' : ['/a'] });
    expect(errorOf(() => parseConfig(text, '/a/.rawtwin.json', 'folder'))).toHaveProperty(
      'message',
      expect.stringContaining(`${name} can only be set in your own`),
    );
  });
  it('a wrong value is CONFIG_INVALID or USAGE: exit 2 either way', () => {
    for (const text of ['{"settle":-1}', '{"maxTrash":"200%"}'])
      expect(errorOf(() => parseConfig(text, '/c.json'))).toHaveProperty('code', expect.stringMatching(/CONFIG_INVALID|USAGE/));
  });
  it('is none when missing, and refused when it is a folder', async () => {
    expect(await loadConfig(join(top, 'none.json'))).toEqual({});
    await expect(loadConfig(top)).rejects.toMatchObject({ code: 'CONFIG_INVALID', path: top });
  });
  it('reads a file, and ~/ as the home', async () => {
    const file = join(top, 'config.json');
    await writeFile(file, JSON.stringify({ folders: ['~/Photos', '/abs~/x'], maxTrash: '40%', settle: 30, grace: '2h' }));
    expect(await loadConfig(file)).toEqual({
      folders: [join(homedir(), 'Photos'), '/abs~/x'],
      maxTrash: { percent: 40 },
      settle: 30,
      grace: 7_200_000,
    });
  });
});
