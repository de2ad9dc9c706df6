import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/config-schema.js';
import { settingsFromEnvironment } from '../../src/config/environment.js';
import { configFile, loadConfig, stateFolder } from '../../src/config/load.js';
import { mergeSettings } from '../../src/config/settings.js';
import { parseInclude, parseLang, parseMaxTrash, parseSettle, parseStore, parseSwitch, parseTrust } from '../../src/config/words.js';
import { AppError } from '../../src/model/errors.js';

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
    expect(error).toMatchObject({ code: 'USAGE', message: expect.stringContaining('--flag') });
    expect((error as AppError).message).toContain(JSON.stringify(word).slice(1, -1));
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
      message: expect.stringContaining('RAWTWIN_TRUST'),
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

describe('configuration file', () => {
  let top: string;
  beforeAll(async () => {
    top = await mkdtemp(join(tmpdir(), 'rawtwin-config-'));
  });
  afterAll(() => rm(top, { recursive: true }));

  it.each([
    ['{', 'it is no JSON'],
    ['7', 'the file'],
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
    expect((error as AppError).message).toContain('/c.json');
    expect((error as AppError).message).toContain(key);
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
    await writeFile(file, JSON.stringify({ folders: ['~/Photos', '/abs~/x'], maxTrash: '40%', settle: 3 }));
    expect(await loadConfig(file)).toEqual({ folders: [join(homedir(), 'Photos'), '/abs~/x'], maxTrash: { percent: 40 }, settle: 3 });
  });
});
