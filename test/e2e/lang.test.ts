import { mkdirSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { E2eWorld } from './world.js';

let world: E2eWorld;
beforeEach(() => {
  world = new E2eWorld();
});
afterEach(() => world.end());

const ENGLISH = 'rawtwin has trashed nothing yet.\n';
const CHINESE = 'rawtwin 还没有移走过任何文件。\n';
function configure(text: string): void {
  mkdirSync(world.at('config/rawtwin'), { recursive: true });
  writeFileSync(world.at('config/rawtwin/config.json'), text);
}

describe('the language', () => {
  it.each<{ sentence: string; env: NodeJS.ProcessEnv; config?: string; flags?: string[]; told: string }>([
    { sentence: 'of LANG', env: { LANG: 'zh_CN.UTF-8' }, told: CHINESE },
    { sentence: 'LC_MESSAGES comes before LANG', env: { LC_MESSAGES: 'zh_CN.UTF-8', LANG: 'C' }, told: CHINESE },
    { sentence: 'LC_ALL comes before both', env: { LC_ALL: 'C', LC_MESSAGES: 'zh_CN', LANG: 'zh_CN' }, told: ENGLISH },
    { sentence: 'another one is told in English', env: { LANG: 'fr_FR.UTF-8' }, told: ENGLISH },
    { sentence: 'of the configuration, before the system', env: { LANG: 'C' }, config: '{"lang":"zh-CN"}', told: CHINESE },
    { sentence: 'of RAWTWIN_LANG, before the configuration', env: { RAWTWIN_LANG: 'en' }, config: '{"lang":"zh-CN"}', told: ENGLISH },
    { sentence: 'of --lang, before all', env: { RAWTWIN_LANG: 'en' }, flags: ['--lang', 'zh-cn'], told: CHINESE },
    { sentence: 'of the system, when the configuration is broken', env: { LANG: 'zh_CN' }, config: '{', told: CHINESE },
  ])('$sentence', ({ env, config, flags = [], told }) => {
    Object.assign(world.env, env);
    if (config !== undefined) configure(config);
    expect(world.run('history', ...flags)).toEqual({ status: 0, stdout: told, stderr: '' });
  });

  it.each([
    ['--lang', (): string[] => ['history', '--lang', 'klingon']],
    ['RAWTWIN_LANG', (): string[] => ['history']],
  ])('one that is not known is refused: %s', (name, words) => {
    if (name === 'RAWTWIN_LANG') world.env.RAWTWIN_LANG = 'klingon';
    const { status, stderr } = world.run(...words());
    expect([status, stderr]).toEqual([2, `rawtwin: ${name} "klingon": use one of en, zh-CN.\n`]);
  });

  it('changes a report and leaves JSON as it is; only the reasons of a CSV are told in it', () => {
    world.layShoot('photos');
    const plan = (...words: string[]) =>
      world.run('plan', world.at('photos'), '--settle', '0', '--no-memory', '--lang', 'zh-CN', ...words).stdout;
    expect(plan()).toContain('5 张 RAW 中有 2 张将移入回收站');
    expect(plan('--ndjson')).toMatch(/^[\x20-\x7e\n]*$/);
    const [head, row] = plan('--csv').split('\r\n');
    expect(head).toBe('path,folder,name,format,bytes,confidence,evidence,reason,sidecars');
    expect(row).toContain(',proven,camera-recorded,相机拍摄时同时记录了 JPEG，现在那张 JPEG 不见了,');
  });
});
